// `timbao index`, and what it leaves for `timbao stats`.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

constexpr std::string_view kGood = R"({"id": "a", "title": "Cầu mới"})"
                                   "\n";
constexpr std::string_view kBroken = R"({"id": "b", "title": "Cầu)"
                                     "\n";

// A folder to index, with its index beside it.
class Index : public testing::Test {
 protected:
  Outcome index(Arguments arguments) {
    arguments.insert(arguments.begin(), {"index", "--db", folder_ / "db"});
    return run_timbao(std::move(arguments));
  }
  // The report of a run that must succeed.
  Json report(Arguments arguments) {
    arguments.insert(arguments.begin(), "--format=json");
    const Outcome outcome = index(std::move(arguments));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return Json(outcome.out);
  }
  std::uint64_t articles() {
    return Json(run_timbao({"stats", "--format=json", "--db", folder_ / "db"}).out)
        .number("/articles");
  }

  TempFolder folder_;
};

TEST_F(Index, ReportsWhatItDid) {
  folder_.write("in/a.jsonl", kNewsLines);
  folder_.write("in/note.pdf", "x");
  const Json json = report({folder_ / "in"});
  EXPECT_EQ(json.keys(""),
            (std::vector<std::string>{"index", "files", "files_unchanged", "skipped", "passed_over",
                                      "added", "updated", "versions", "unchanged", "repeated",
                                      "removed", "rejected", "bytes", "seconds", "mb_per_second"}));
  EXPECT_EQ(json.number("/files"), 1U);
  EXPECT_EQ(json.number("/skipped"), 1U);
  EXPECT_EQ(json.number("/added"), 5U);
  EXPECT_EQ(json.number("/rejected"), 0U);
  EXPECT_EQ(json.text("/index"), folder_ / "db");
  EXPECT_EQ(articles(), 5U);
}

TEST_F(Index, ReportForPeopleIsThreeLines) {
  folder_.write("a.jsonl", kNewsLines);
  const Outcome outcome = index({folder_ / "a.jsonl"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  const std::vector<std::string> lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 3U) << outcome.out;
  EXPECT_EQ(lines[0], "files      1 read, 0 unchanged, 0 skipped");
  EXPECT_EQ(
      lines[1],
      "articles   5 added, 0 updated, 0 versions, 0 unchanged, 0 repeated, 0 removed, 0 rejected");
  EXPECT_TRUE(starts_with(lines[2], "time       "));
  EXPECT_TRUE(contains(lines[2], " MB/s"));
}

TEST_F(Index, BringsItselfUpToDate) {
  folder_.write("in/a.jsonl", kGood);
  folder_.write("in/b.txt", "Tiêu đề bài báo\n\nMột đoạn văn về cầu mới ở làng bên sông.\n");
  report({folder_ / "in"});
  EXPECT_EQ(report({folder_ / "in"}).number("/unchanged"), 2U);
  folder_.write("in/a.jsonl", R"({"id": "a", "title": "Cầu rất mới"})");
  EXPECT_EQ(report({folder_ / "in"}).number("/updated"), 1U);
  std::filesystem::remove(folder_ / "in/b.txt");
  EXPECT_EQ(report({folder_ / "in"}).number("/removed"), 0U);
  EXPECT_EQ(articles(), 2U);
  EXPECT_EQ(report({"--prune", folder_ / "in"}).number("/removed"), 1U);
  EXPECT_EQ(articles(), 1U);
}

TEST_F(Index, PrunesBelowARelativePathToo) {
  folder_.write("in/a.jsonl", kGood);
  folder_.write("in/b.jsonl", R"({"id": "b", "title": "Chợ mới"})");
  folder_.write("other/c.jsonl", R"({"id": "c", "title": "Chợ xa"})");
  report({folder_ / "in", folder_ / "other"});
  std::filesystem::remove(folder_ / "in/b.jsonl");
  const Outcome outcome =
      run_timbao({"index", "--prune", "--db", "db", "./in/"}, {.folder = folder_.path().string()});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(contains(outcome.out, " 1 removed,"));
  EXPECT_EQ(articles(), 2U);
}

TEST_F(Index, ReadsJsonLinesFromStandardInput) {
  const Outcome outcome =
      run_timbao({"index", "--db", folder_ / "db", "-"}, {.in = std::string(kGood)});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(contains(outcome.out, "1 added"));
  EXPECT_TRUE(contains(run_timbao({"show", "--db", folder_ / "db", "a"}).out, "Cầu mới\n"));
}

TEST_F(Index, RejectedRecordsAreReportedWithTheirPlace) {
  const std::string path = folder_.write("a.jsonl", std::string(kGood) + std::string(kBroken));
  const Outcome outcome = index({path});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(contains(outcome.out, "1 added"));
  EXPECT_TRUE(contains(outcome.out, "1 rejected"));
  EXPECT_TRUE(starts_with(outcome.err, "timbao: warning: " + path + ":2: "));
}

TEST_F(Index, StrictFailsForWhatWasRejected) {
  const std::string path = folder_.write("a.jsonl", std::string(kGood) + std::string(kBroken));
  EXPECT_EQ(index({"--strict", path}).code, 2);
  EXPECT_EQ(articles(), 1U);
  EXPECT_EQ(index({"--strict", folder_.write("b.jsonl", kGood)}).code, 0);
}

TEST_F(Index, FailsWhereNothingCouldBeRead) {
  const Outcome broken = index({folder_.write("b.jsonl", kBroken)});
  EXPECT_EQ(broken.code, 2);
  const Outcome missing = index({folder_ / "nowhere"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(contains(missing.err, "nowhere: no such file or folder"));
}

TEST_F(Index, AnEmptyFolderIsNoFailure) {
  std::filesystem::create_directory(folder_ / "in");
  EXPECT_EQ(report({folder_ / "in"}).number("/added"), 0U);
  EXPECT_EQ(articles(), 0U);
}

TEST_F(Index, ThreadsAndRoundsDoNotChangeTheResult) {
  folder_.write("in/a.jsonl", kNewsLines);
  EXPECT_EQ(report({"--threads=3", "--round-mb=1", folder_ / "in"}).number("/added"), 5U);
  EXPECT_EQ(report({"--threads=1", folder_ / "in"}).number("/unchanged"), 5U);
}

TEST_F(Index, ProgressIsForTerminals) {
  if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminals here: /dev/pts is not mounted";
  const std::string path = folder_.write("a.jsonl", kNewsLines);
  const Outcome outcome = run_timbao({"index", "--db", folder_ / "db", path},
                                     {.terminal = Surroundings::Terminal::err});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(contains(outcome.err, " articles, 1 files, "));
  EXPECT_TRUE(outcome.err.ends_with("\r\033[K")) << outcome.err;
}

TEST_F(Index, FileNamesCannotSteerATerminal) {
  const std::string path = folder_.write("in/a\033[2J\nb.jsonl", kBroken);
  const Outcome outcome = index({folder_ / "in"});
  EXPECT_EQ(outcome.err.find('\033'), std::string::npos);
  EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
}

TEST(Stats, CountsByOutletAndYear) {
  const Outcome outcome = run_timbao({"stats", "--db", news_db(), "--format", "json"});
  EXPECT_EQ(outcome.code, 0);
  const Json json(outcome.out);
  EXPECT_EQ(json.number("/articles"), 5U);
  EXPECT_GE(json.number("/passages"), 5U);
  EXPECT_GT(json.number("/terms"), 40U);
  EXPECT_GT(json.number("/bytes"), 1000U);
  EXPECT_GT(json.number("/stored_bytes"), 500U);
  EXPECT_LT(json.number("/stored_bytes"), json.number("/bytes"));
  EXPECT_EQ(json.text("/first_date").substr(0, 10), "2022-05-20");
  EXPECT_EQ(json.text("/last_date").substr(0, 10), "2023-12-01");
  EXPECT_EQ(json.number("/without_date"), 2U);
  EXPECT_EQ(json.number("/years/0/year"), 2022U);
  EXPECT_EQ(json.number("/years/1/articles"), 2U);
  EXPECT_EQ(json.size("/years"), 2U);
}

TEST(Stats, TextHoldsTheSameCounts) {
  const Outcome outcome = run_timbao({"stats", "--db", news_db()});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(contains(outcome.out, "articles   5\n"));
  EXPECT_TRUE(contains(outcome.out, "\n          2  2023\n"));
  EXPECT_TRUE(contains(outcome.out, "\n          2  without a date\n"));
  EXPECT_TRUE(contains(outcome.out, "1  sanco.example\n"));
}

}  // namespace
}  // namespace timbao::test
