// `timbao compare` as people and scripts run it.

#include <gtest/gtest.h>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome compared(Arguments arguments) {
  arguments.insert(arguments.begin(), {"compare", "--db", news_db(), "--min-count", "1",
                                       "--min-articles", "1", "--significance", "none"});
  return run_timbao(std::move(arguments));
}

// 7 of 79 words against none; none against 2 of 22.
TEST(CompareCommand, ListsCountsAndMeasuresOfBothSets) {
  const Outcome outcome = compared({"cầu", "outlet:sanco.example", "-n", "1", "--format", "tsv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 3U) << outcome.out;
  EXPECT_EQ(lines[0],
            "set\tword\tcount_a\tcount_b\tper_million_a\tper_million_b\tarticles_a\tarticles_b\t"
            "log_likelihood\tlog_ratio\tpercent_difference");
  EXPECT_TRUE(starts_with(lines[1], "A\tcầu\t7\t0\t")) << outcome.out;
  EXPECT_TRUE(starts_with(lines[2], "B\tthắng\t0\t2\t0.000000\t90909.090909\t0\t1\t"))
      << outcome.out;
  EXPECT_TRUE(lines[2].ends_with("\t-100.000000")) << outcome.out;
}

TEST(CompareCommand, ShowsTheSetsAndTheirKeyWords) {
  const Outcome outcome = compared({"cầu", "cầu OR trận", "-n", "1"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(starts_with(outcome.out, "A  cầu: 2 articles, ")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "\nB  cầu OR trận: 3 articles, ")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "\nin both, counted in both: 2\n")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "\n\nkey in B  in A  per million  articles  in B  "))
      << outcome.out;
}

TEST(CompareCommand, JsonSaysWhatWasCompared) {
  const Outcome json = compared(
      {"date:2023", "date:2022", "--by", "ratio", "--until", "2023-11", "--format", "json"});
  EXPECT_EQ(json.code, 0) << json.err;
  for (const char* part :
       {"{\"sets\": [{\"set\": \"A\", \"query\": \"date:2023\", \"interpreted\": null, "
        "\"matched\": "
        "1, \"words\": ",
        "{\"set\": \"B\", \"query\": \"date:2022\", \"interpreted\": null, \"matched\": 1, ",
        "\"shared\": 0, \"filters\": {\"outlets\": [], \"author\": null, \"since\": null, "
        "\"until\": \"2023-11-30\"",
        "\"revision\": \"",
        "\"total\": 5, \"unit\": \"words\", \"by\": \"ratio\", \"min_count\": 1, \"min_articles\": "
        "1, "
        "\"significance\": 1, \"tested\": ",
        "\"critical_value\": 0, \"keywords\": [{\"set\": \"A\"", "\"percent_difference\": null}"}) {
    EXPECT_TRUE(contains(json.out, part)) << part << '\n' << json.out;
  }
}

TEST(CompareCommand, SaysWhatDoesNotMatch) {
  const Outcome outcome = compared({"cầu", "khủnglong"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "timbao: info: nothing matched: khủnglong\n");
  EXPECT_EQ(outcome.out.find("key in"), std::string::npos) << outcome.out;
}

TEST(CompareCommand, TakesAllOtherArticlesWhereThereIsNoSecondQuery) {
  const Outcome text = compared({"cầu", "-n", "1"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_TRUE(contains(text.out, "\nB  all other articles: 3 articles, ")) << text.out;
  const Outcome json = compared({"cầu", "--since", "2022", "--format", "json"});
  EXPECT_TRUE(contains(json.out,
                       "{\"set\": \"B\", \"query\": null, \"interpreted\": null, "
                       "\"matched\": 1, \"words\": 22, "))
      << json.out;
}

TEST(CompareCommand, CountsCompounds) {
  const Outcome outcome =
      compared({"cầu", "\"ngoại giao\"", "--unit", "compounds", "--format", "tsv"});
  EXPECT_TRUE(contains(outcome.out, "\nA\tnông dân\t2\t0\t")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "\nB\tngoại giao\t0\t2\t")) << outcome.out;
}

TEST(CompareCommand, TakesTwoQueriesAtMost) {
  const Outcome outcome = compared({"cầu", "lúa", "trận"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err,
            "timbao: error: compare takes one or two queries, each one argument: timbao compare "
            "'A' 'B' (see `timbao compare --help`)\n");
}

}  // namespace
}  // namespace timbao::test
