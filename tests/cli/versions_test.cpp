// `timbao versions`: what a page said, and when.
#include <gtest/gtest.h>

#include <string>

#include "support/json.hpp"
#include "support/run_timbao.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

class VersionsCommand : public testing::Test {
 protected:
  VersionsCommand() {
    const auto page = [](const std::string& id, const std::string& title, const std::string& body,
                         const std::string& date) {
      return record({{"id", id},
                     {"url", "https://baosongtrang.example/cau"},
                     {"title", title},
                     {"body", body},
                     {"date", date}});
    };
    folder_.write("a.jsonl",
                  page("cau", "Cầu Mây thông xe", "Sáng nay.\n\nXe đi chậm.", "2024-01-01") +
                      page("cau", "Cầu Mây Trắng thông xe",
                           "Sáng nay.\n\nXe đi nhanh.\n\nĐông vui.", "2024-01-03") +
                      page("cau-2", "Cầu Mây", "Sáng nay.", "2024-01-02") +
                      record("khac", "Bài khác."));
    folder_.write("b.jsonl",
                  page("cau", "Cầu Mây thông xe", "Sáng nay.\n\nXe đi chậm.", "2024-01-01"));
    run_timbao({"index", "--db", folder_ / "db", folder_ / "a.jsonl", folder_ / "b.jsonl"});
  }
  Outcome versions(Arguments arguments) {
    arguments.insert(arguments.begin(), {"versions", "--db", folder_ / "db"});
    return run_timbao(std::move(arguments));
  }

  TempFolder folder_;
};

TEST_F(VersionsCommand, ListsTheTextsOfAPageByTime) {
  const Json json(versions({"--format", "json", "cau"}).out);
  EXPECT_EQ(json.text("/id"), "cau");
  ASSERT_EQ(json.size("/versions"), 3U);
  EXPECT_EQ(json.text("/versions/0/title"), "Cầu Mây thông xe");
  EXPECT_EQ(json.text("/versions/0/date"), "2024-01-01");
  EXPECT_EQ(json.text("/versions/0/repeats/0/path"), folder_ / "b.jsonl");
  EXPECT_EQ(json.text("/versions/1/id"), "cau-2");
  EXPECT_EQ(json.number("/versions/2/line"), 2U);
  EXPECT_EQ(json.number("/versions/2/change/paragraphs_added"), 2U);
  EXPECT_EQ(json.number("/versions/2/change/paragraphs_removed"), 0U);
  EXPECT_EQ(lines_of(versions({"--format", "jsonl", "cau-2"}).out).size(), 3U);
}

TEST_F(VersionsCommand, MarksWhatIsSearchedForPeople) {
  const Outcome outcome = versions({"cau"});
  EXPECT_EQ(outcome.code, 0);
  const std::vector<std::string> lines = lines_of(outcome.out);
  EXPECT_TRUE(starts_with(lines[0], "   Cầu Mây thông xe")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, " * Cầu Mây Trắng thông xe\n"));
  EXPECT_TRUE(contains(outcome.out, "another title, 2 paragraphs added, 0 removed\n"));
  EXPECT_TRUE(contains(outcome.out, "cau " + (folder_ / "a.jsonl") + ":2\n"));
}

TEST_F(VersionsCommand, ListsAnArticleThatWasNeverChanged) {
  EXPECT_EQ(lines_of(versions({"--format", "jsonl", "khac"}).out).size(), 1U);
}

TEST_F(VersionsCommand, FindsNothingForAnUnknownId) {
  const Outcome outcome = versions({"nao"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(contains(outcome.err, "no article has the id 'nao'"));
}

}  // namespace
}  // namespace timbao::test
