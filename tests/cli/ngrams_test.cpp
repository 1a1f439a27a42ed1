// `timbao ngrams` as people and scripts run it.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome ngrams(Arguments arguments) {
  arguments.insert(arguments.begin(), {"ngrams", "--db", news_db()});
  return run_timbao(std::move(arguments));
}

TEST(NgramsCommand, ListsWhatStandsSideBySide) {
  const Outcome outcome = ngrams({"ngoại giao", "--n", "2..5", "-n", "2", "--format", "tsv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "ngram\tcount\tper_million\tarticles\n"
            "giao văn\t2\t100000.000000\t1\ngiao văn hóa\t2\t100000.000000\t1\n");
}

TEST(NgramsCommand, TakesOnlyThoseWithSomeWords) {
  const Outcome outcome =
      ngrams({"cầu", "--n", "3", "--containing", "Cây cầu", "--min-count", "1", "-n", "3"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "2 articles, 79 words, 4 n-grams\n"
            "ngram        count  per million  articles\n"
            "chờ cây cầu      1      12658.2         1\n"
            "cây cầu dài      1      12658.2         1\n"
            "cây cầu này      1      12658.2         1\n");
}

TEST(NgramsCommand, JsonSaysWhatWasCounted) {
  const Outcome json =
      ngrams({"hội nghị", "--until", "2024", "--containing", "hội", "--format", "json"});
  EXPECT_EQ(json.code, 1) << json.out;
  for (const char* part :
       {"{\"query\": \"hội nghị\", \"interpreted\": null, \"matched\": 0, \"filters\": ",
        "\"revision\": \"",
        "\"total\": 5, \"shortest\": 2, \"longest\": 2, \"containing\": "
        "[\"hội\"], \"min_count\": 2, \"words\": 0, \"considered\": 0, \"ngrams\": []}"}) {
    EXPECT_TRUE(contains(json.out, part)) << part << '\n' << json.out;
  }
}

TEST(NgramsCommand, SaysWhatIsWrong) {
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"--n", "6"}, "--n: '6' is not a number from 1 to 5, or N..M"},
      {{"--n", "2..x"}, "--n: '2..x' is not a number from 1 to 5, or N..M"},
      {{"--n", "4..2"}, "--n: '4..2' goes from more to fewer words"},
      {{"--containing", "…"}, "--containing: there is no word in '…'"},
      {{"--containing", "a b c"}, "--containing: 'a b c' has more words than the n-grams"}};
  for (auto [arguments, message] : cases) {
    arguments.insert(arguments.begin(), "cầu");
    const Outcome outcome = ngrams(arguments);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(contains(outcome.err, message)) << outcome.err;
  }
}

TEST(NgramsCommand, SaysThatNothingMatched) {
  const Outcome outcome = ngrams({"khủnglong"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "timbao: info: nothing matched: khủnglong\n");
}

}  // namespace
}  // namespace timbao::test
