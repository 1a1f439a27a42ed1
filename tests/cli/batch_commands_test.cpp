// `timbao run` and `timbao tokens`.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome run_topics(const std::string& topics, Arguments options = {}) {
  options.insert(options.begin(), {"run", "--db", news_db(), "--topics", "-"});
  return run_timbao(std::move(options), {.in = topics});
}

std::vector<std::string> fields_of(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

TEST(Run, PrintsATrecRun) {
  const Outcome outcome = run_topics("t1\tcầu\nt2\tzzzz\nt3\tlúa trận\n");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  const std::vector<std::string> lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 4U) << outcome.out;
  for (const std::string& line : lines) {
    const std::vector<std::string> fields = fields_of(line, ' ');
    ASSERT_EQ(fields.size(), 6U) << line;
    EXPECT_EQ(fields[1], "Q0");
    EXPECT_GT(std::stod(fields[4]), 0) << line;
    EXPECT_EQ(fields[5], "timbao");
  }
  EXPECT_TRUE(starts_with(lines[1], "t1 Q0 cau-"));
  EXPECT_EQ(fields_of(lines[1], ' ')[3], "2");
  EXPECT_TRUE(starts_with(lines[2], "t3 Q0 "));
}

TEST(Run, AllWantsEveryWord) {
  EXPECT_EQ(lines_of(run_topics("t\tlúa trận\n").out).size(), 2U);
  EXPECT_EQ(run_topics("t\tlúa trận\n", {"--all"}).out, "");
}

TEST(Run, AccentsAndLimitAreAsAsked) {
  EXPECT_TRUE(starts_with(run_topics("t\tnong\n").out, "t Q0 cau-2 1 "));
  EXPECT_EQ(run_topics("t\tnong\n", {"--accents=strict"}).out, "");
  EXPECT_EQ(lines_of(run_topics("t\tcầu\n", {"--limit=1"}).out).size(), 1U);
}

TEST(Run, JsonLinesHoldResultsByTopic) {
  const std::vector<std::string> lines =
      lines_of(run_topics("t1\tlúa\nt2\tzzzz\n", {"--format=jsonl"}).out);
  ASSERT_EQ(lines.size(), 2U);
  const Json found(lines[0]);
  EXPECT_EQ(found.keys(""), (std::vector<std::string>{"topic", "results"}));
  EXPECT_EQ(found.text("/topic"), "t1");
  EXPECT_EQ(found.text("/results/0/article/id"), "cau-2");
  EXPECT_FALSE(found.text("/results/0/passage/text").empty());
  EXPECT_EQ(Json(lines[1]).size("/results"), 0U);
}

TEST(Run, ATableHasOneHeadingAndARowForEachArticle) {
  const std::vector<std::string> rows =
      lines_of(run_topics("t1\tlúa\nt2\tzzzz\nt3\tcầu\n", {"--format=csv"}).out);
  ASSERT_GT(rows.size(), 2U);
  EXPECT_TRUE(starts_with(rows[0], "topic,rank,score,id,title,")) << rows[0];
  EXPECT_TRUE(starts_with(rows[1], "t1,1,")) << rows[1];
  EXPECT_TRUE(starts_with(rows.back(), "t3,")) << rows.back();
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_FALSE(starts_with(rows[i], "topic"));
  EXPECT_EQ(lines_of(run_topics("t\tzzzz\n", {"--format=csv"}).out).size(), 1U);
}

TEST(Run, ThreadsKeepTheOrderOfTopics) {
  std::string topics;
  for (int i = 0; i < 300; ++i) {
    topics += "t" + std::to_string(i) + (i % 3 == 0 ? "\tcầu\n" : "\tnong dan hoi nghi\n");
  }
  const Outcome one = run_topics(topics);
  EXPECT_EQ(one.code, 0);
  EXPECT_GT(lines_of(one.out).size(), 300U);
  EXPECT_EQ(run_topics(topics, {"--threads=4"}).out, one.out);
}

TEST(Run, BadLinesAreReportedAndTheRestGoesOn) {
  const Outcome outcome = run_topics(
      "\xEF\xBB\xBFt1\tlúa\r\nno tab here\n\n\tno id\nt 2\tspace in id\nt1\tagain\nt3\tlúa\n");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(lines_of(outcome.out).size(), 2U) << outcome.out;
  EXPECT_EQ(outcome.err,
            "timbao: warning: -:2: no tab between topic id and query\n"
            "timbao: warning: -:4: no topic id before the tab\n"
            "timbao: warning: -:5: white space in topic id 't 2'\n"
            "timbao: warning: -:6: topic id 't1' again\n");
}

TEST(Run, BrokenSyntaxIsNotedWithItsLine) {
  const Outcome outcome = run_topics("t1\tlúa\nt2\t(lúa AND\n");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(starts_with(outcome.err, "timbao: info: -:2: "));
}

TEST(Run, WritesTimings) {
  const TempFolder folder;
  const std::string topics = folder.write("topics.tsv", "t1\tcầu\nt2\tzzzz\n");
  const Outcome outcome = run_timbao(
      {"run", "--db", news_db(), "--topics", topics, "--timings", folder / "timings.tsv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const std::vector<std::string> lines = lines_of(folder.read("timings.tsv"));
  ASSERT_EQ(lines.size(), 2U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<std::string> fields = fields_of(lines[i], '\t');
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[0], "t" + std::to_string(i + 1));
    EXPECT_GT(std::stod(fields[1]), 0);
  }
}

TEST(Run, FilesThatCannotBeUsedAreOneLine) {
  const TempFolder folder;
  const std::string topics = folder.write("topics.tsv", "t1\tcầu\n");
  const std::vector<Arguments> cases = {
      {"--topics", folder / "none.tsv"},
      {"--topics", folder.path().string()},
      {"--topics", topics, "--timings", folder / "none/timings.tsv"}};
  for (Arguments arguments : cases) {
    arguments.insert(arguments.begin(), {"run", "--db", news_db()});
    const Outcome outcome = run_timbao(arguments);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_TRUE(contains(outcome.err, arguments.back() + ": "));
  }
}

TEST(Run, ProgressIsForTerminals) {
  if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminals here: /dev/pts is not mounted";
  const Outcome outcome =
      run_timbao({"run", "--db", news_db(), "--topics", "-"},
                 {.in = "t1\tcầu\nt2\tlúa\n", .terminal = Surroundings::Terminal::err});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(contains(outcome.err, "1 of 2 topics, "));
}

TEST(Tokens, PrintsSevenColumns) {
  const Outcome outcome = run_timbao({"tokens", "Cầu Hoà Bình,", "1,2 km U23"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "0\tcầu\tcau\tsyllable\t0\t5\tCầu\n"
            "1\thòa\thoa\tsyllable\t6\t10\tHoà\n"
            "2\tbình\tbinh\tsyllable\t11\t16\tBình\n"
            "3\t1,2\t1,2\tnumber\t18\t21\t1,2\n"
            "4\tkm\tkm\tword\t22\t24\tkm\n"
            "5\tu23\tu23\tmixed\t25\t28\tU23\n");
}

TEST(Tokens, ReadsStandardInputWithoutArguments) {
  const Outcome outcome = run_timbao({"tokens"}, {.in = "lúa\nmới"});
  EXPECT_EQ(outcome.out, "0\tlúa\tlua\tsyllable\t0\t4\tlúa\n1\tmới\tmoi\tsyllable\t5\t10\tmới\n");
  EXPECT_EQ(run_timbao({"tokens"}).out, "");
}

TEST(Tokens, TakesTextThatLooksLikeAnOptionBehindDashes) {
  EXPECT_EQ(run_timbao({"tokens", "--", "-lúa"}).out, "0\tlúa\tlua\tsyllable\t1\t5\tlúa\n");
}

TEST(Tokens, PrintsOneLineAWord) {
  const Outcome outcome =
      run_timbao({"tokens", "--words", "Uỷ ban nhân  dân tỉnh: học", "sinh, U23"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "0\tủy ban nhân dân\tuy ban nhan dan\tcompound\t0\t20\tUỷ ban nhân  dân\n"
            "4\ttỉnh\ttinh\tsyllable\t21\t27\ttỉnh\n"
            "5\thọc sinh\thoc sinh\tcompound\t29\t39\thọc sinh\n"
            "7\tu23\tu23\tmixed\t41\t44\tU23\n");
}

TEST(Tokens, CountsOnly) {
  const Outcome outcome = run_timbao({"tokens", "--count-only", "ba cây cầu"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(starts_with(outcome.out, "3 tokens, 13 bytes, "));
  EXPECT_TRUE(outcome.out.ends_with(" MB/s\n"));
}

TEST(Tokens, EveryLineHasSevenColumnsForAnyBytes) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 37 + i / 7) % 256);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"tokens"}, std::vector<std::string>{"tokens", "--words"}}) {
    const Outcome outcome = run_timbao(arguments, {.in = bytes});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.out, "");
    for (const std::string& line : lines_of(outcome.out)) {
      EXPECT_EQ(fields_of(line, '\t').size(), 7U) << line;
    }
  }
}

}  // namespace
}  // namespace timbao::test
