#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "serve/served.hpp"

namespace timbao {
namespace {

using test::fetched;
using test::HttpAnswer;
using test::Served;

bool has(const HttpAnswer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

TEST(Page, ShowsResultsWithFacetsAndCopies) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/?q=kh%C3%A1nh+th%C3%A0nh");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_TRUE(has(answer, "<mark>Khánh thành</mark> cầu Mây Trắng")) << answer.body;
  EXPECT_TRUE(has(answer, "<summary>1 bài đăng lại</summary>")) << answer.body;
  EXPECT_TRUE(has(answer, "outlet=nguoitronglua.example")) << answer.body;
  EXPECT_TRUE(has(answer, "since=2023-01-01")) << answer.body;
}

TEST(Page, ShowsAFormWhereNothingIsAsked) {
  const Served served;
  EXPECT_TRUE(has(fetched(served, "/"), "3 bài báo trong kho"));
  EXPECT_TRUE(has(fetched(served, "/?lang=en"), "3 articles"));
}

TEST(Page, TakesAFormWithEmptyFields) {
  const Served served;
  EXPECT_EQ(fetched(served, "/?q=c%E1%BA%A7u&since=&until=&author=").status, 200);
}

TEST(Page, ShowsAnArticleWithHighlightsSpreadAndSource) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/article/cau?q=c%E1%BA%A7u");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(has(answer, "Sáng 3/11, <mark>cầu</mark> Mây Trắng")) << answer.body;
  EXPECT_TRUE(has(answer, "href=\"https://baosongtrang.example/cau.html\"")) << answer.body;
  EXPECT_TRUE(has(answer, "bản đầu tiên")) << answer.body;
  EXPECT_TRUE(has(answer, "href=\"/article/cau%2Fch%C3%A9p?q=c%E1%BA%A7u\"")) << answer.body;
}

TEST(Page, ConcordanceHasEveryOccurrence) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/?q=c%E1%BA%A7u&view=concordance&order=left");
  EXPECT_TRUE(has(answer, "<p class=\"faint\">6 dòng</p>")) << answer.body;
}

TEST(Page, ProblemsArePages) {
  const Served served;
  for (const char* target : {"/article/none", "/?q=a&sort=best", "/?q=a&colour=red"}) {
    const HttpAnswer answer = fetched(served, target);
    EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8") << target;
    EXPECT_TRUE(has(answer, "<h1>")) << target;
  }
  EXPECT_EQ(fetched(served, "/article/none").status, 404);
  EXPECT_EQ(fetched(served, "/?q=a&sort=best").status, 400);
}

TEST(Page, AssetsAreNamedByTheirBytesAndKept) {
  const Served served;
  const HttpAnswer page = fetched(served, "/");
  static const std::regex asset("/assets/[a-z]+-[0-9a-f]{16}\\.(js|css|svg)");
  std::size_t count = 0;
  for (auto i = std::sregex_iterator(page.body.begin(), page.body.end(), asset);
       i != std::sregex_iterator(); ++i, ++count) {
    const HttpAnswer answer = fetched(served, i->str());
    EXPECT_EQ(answer.status, 200) << i->str();
    EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
    EXPECT_NE(answer.header("Cache-Control").find("immutable"), std::string::npos);
  }
  EXPECT_EQ(count, 3U);
  EXPECT_EQ(fetched(served, "/assets/page-0.js").status, 404);
  EXPECT_EQ(fetched(served, "/assets/licences.txt").status, 200);
}

TEST(Page, BrowsersKeepAPageOfTheSameCommitAndProgram) {
  const Served served;
  const std::string tag = fetched(served, "/?q=lua").header("ETag");
  EXPECT_EQ(fetched(served, "/?q=lua", "If-None-Match: " + tag + "\r\n").status, 304);
  const std::string api_tag = fetched(served, "/api/search?q=lua").header("ETag");
  EXPECT_EQ(fetched(served, "/?q=lua", "If-None-Match: " + api_tag + "\r\n").status, 200);
}

TEST(Page, ArticlesAreCited) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/article/cau?format=bibtex");
  EXPECT_TRUE(answer.body.starts_with("@article{")) << answer.body;
  EXPECT_EQ(fetched(served, "/api/article/cau?format=ris").body.substr(0, 8), "TY  - NE");
}

// What a newspaper's page might hold to run in a reader's browser.
TEST(Page, StoredScriptsStayText) {
  const std::vector<std::string> hostile = {
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
      "</title><svg onload=alert(1)>", "' autofocus onfocus=alert(1) x='"};
  std::string lines;
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    const std::string& text = hostile[i];
    lines += test::record({{"id", "h" + std::to_string(i)},
                           {"title", "lúa " + text},
                           {"body", "Giá lúa " + text + " tăng ở nhiều tỉnh.\n\n" + text},
                           {"outlet", text},
                           {"author", text},
                           {"topic", text},
                           {"url", text},
                           {"date", "2023-12-01"}});
  }
  const test::SampleIndex index{lines};
  serve::ServerOptions options;
  options.index = index.path();
  const Served served(options);
  std::vector<std::string> targets = {"/?q=l%C3%BAa", "/?q=l%C3%BAa&view=concordance",
                                      "/?q=%3Cscript%3Ealert(1)%3C/script%3E"};
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    targets.push_back("/article/h" + std::to_string(i) + "?q=l%C3%BAa");
  }
  for (const std::string& target : targets) {
    const HttpAnswer answer = fetched(served, target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_FALSE(has(answer, "<script>")) << answer.body;
    EXPECT_FALSE(has(answer, "<img") || has(answer, "<svg")) << answer.body;
    EXPECT_FALSE(has(answer, "href=\"javascript:")) << answer.body;
    EXPECT_FALSE(has(answer, "' autofocus")) << answer.body;
  }
}

}  // namespace
}  // namespace timbao
