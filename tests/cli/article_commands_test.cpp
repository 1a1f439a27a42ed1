// `timbao show` and `timbao extract`.

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

const std::vector<std::string> kKeys = {"id",     "title", "abstract", "body",   "outlet",
                                        "origin", "url",   "date",     "author", "topic",
                                        "path",   "line",  "related"};

TEST(Show, TextHoldsTheWholeArticle) {
  const Outcome outcome = run_timbao({"show", "--db", news_db(), "cau-1"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(
      outcome.out,
      "Khánh thành cầu Mây Trắng\n"
      "baosongtrang.example · 2023-11-03 13:33 · Hà An\n"
      "Xã hội; Giao thông\n"
      "https://baosongtrang.example/cau-may-trang.html\n"
      "cau-1 " +
          (news_folder() / "news.jsonl") +
          ":1\n\n"
          "Cây cầu nối hai bờ sông Trăng thông xe sáng 3/11.\n\n"
          "Sáng 3/11, cầu Mây Trắng được khánh thành sau ba năm xây dựng. Cây cầu dài 1,2 km.\n\n"
          "Ông Lê Văn Thử nói: “Người dân hai bờ đã chờ cây cầu này từ lâu”.\n");
}

TEST(Show, JsonHasTheKeysOfTheContract) {
  const Outcome outcome = run_timbao({"show", "--db", news_db(), "--format", "json", "tom-tat"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(lines_of(outcome.out).size(), 1U);
  const Json json(outcome.out);
  EXPECT_EQ(json.keys(""), kKeys);
  EXPECT_EQ(json.text("/abstract"), "Bản tin chỉ có phần tóm tắt về thủy sản.");
  for (const char* key : {"/title", "/body", "/outlet", "/url", "/date", "/author", "/topic"}) {
    EXPECT_TRUE(json.is_null(key)) << key;
  }
}

TEST(Show, UnknownIdIsExitOneAndOneLine) {
  const Outcome outcome = run_timbao({"show", "--db", news_db(), "khong\ncó"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "timbao: error: no article has the id 'khong có' in " + news_db() + "\n");
}

TEST(Extract, PrintsOneObjectALine) {
  const Outcome outcome = run_timbao({"extract", news_folder() / "news.jsonl"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  const std::vector<std::string> lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 5U);
  for (const std::string& line : lines) EXPECT_EQ(Json(line).keys(""), kKeys) << line;
  EXPECT_EQ(Json(lines[0]).text("/topic"), "Xã hội; Giao thông");
  EXPECT_EQ(Json(lines[4]).number("/line"), 5U);
}

TEST(Extract, SaysTheSameAsTheIndex) {
  for (const std::string& line :
       lines_of(run_timbao({"extract", news_folder() / "news.jsonl"}).out)) {
    EXPECT_EQ(run_timbao({"show", "--db", news_db(), "--format=json", Json(line).text("/id")}).out,
              line + "\n");
  }
}

TEST(Extract, GoesOnAfterABadRecordAndExitsWithTwo) {
  const TempFolder folder;
  const std::string bad = folder.write("bad.jsonl", "{\"id\": \"a\", \"title\": \"Cầu\"}\n{\"id\n");
  const std::string good = folder.write("good.jsonl", R"({"id": "b", "title": "Chợ"})");
  const Outcome outcome = run_timbao({"extract", bad, folder / "none.txt", good});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(lines_of(outcome.out).size(), 2U);
  EXPECT_EQ(lines_of(outcome.err).size(), 2U) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "timbao: warning: " + bad + ":2: "));
  EXPECT_TRUE(contains(outcome.err, "none.txt: no such file or folder\n"));
}

TEST(Extract, ReadsStandardInput) {
  const Outcome outcome = run_timbao({"extract", "-"}, {.in = std::string(kNewsLines)});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(lines_of(outcome.out).size(), 5U);
  EXPECT_EQ(Json(lines_of(outcome.out)[0]).text("/path"), "-");
}

TEST(Extract, SurvivesTheBrokenCorpus) {
  const std::string corpus = std::string(TIMBAO_SOURCE_DIR) + "/corpus/broken";
  if (!std::filesystem::exists(corpus) || std::filesystem::is_empty(corpus)) {
    GTEST_SKIP() << "no corpus/broken";
  }
  const Outcome outcome = run_timbao({"extract", corpus});
  EXPECT_EQ(outcome.code, 2) << outcome.err;
  for (const std::string& line : lines_of(outcome.out)) EXPECT_NO_THROW(Json{line}) << line;
  for (const std::string& line : lines_of(outcome.err)) {
    EXPECT_TRUE(starts_with(line, "timbao: warning: " + corpus)) << line;
  }
}

}  // namespace
}  // namespace timbao::test
