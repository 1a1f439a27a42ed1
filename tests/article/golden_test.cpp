// Whole pages, each in the manner of one newspaper's site, and what the reader makes of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(TIMBAO_SOURCE_DIR) / "tests" / "golden" / "extract";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<std::string> page_names(std::string_view extension) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + "\"";
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const auto& text : texts)
    json += (json.size() > 1 ? ",\n    " : "\n    ") + json_string(text);
  return json + (texts.empty() ? "]" : "\n  ]");
}

std::vector<std::string> paragraphs_of(std::string_view body) {
  std::vector<std::string> paragraphs;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    paragraphs.emplace_back(body.substr(0, end));
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  return paragraphs;
}

std::string json_of(const Article& article) {
  const auto text = [](const std::optional<std::string>& value) {
    return value ? json_string(*value) : std::string("null");
  };
  const auto outlet = [](const std::optional<Outlet>& value) {
    return value ? json_string(test::domain_of(value)) : std::string("null");
  };
  return "{\n  \"title\": " + text(article.title) + ",\n  \"outlet\": " + outlet(article.outlet) +
         ",\n  \"origin\": " + outlet(article.origin) +
         ",\n  \"date\": " + (article.date ? json_string(article.date->iso()) : "null") +
         ",\n  \"author\": " + text(article.author) +
         ",\n  \"body\": " + json_list(paragraphs_of(article.body)) +
         ",\n  \"related\": " + json_list(article.related) + "\n}\n";
}

// Of an HTML page what its story is; its facts have tests of their own.
std::string json_of_story(const Article& article) {
  return "{\n  \"title\": " + json_string(article.title.value_or("")) +
         ",\n  \"body\": " + json_list(paragraphs_of(article.body)) +
         ",\n  \"related\": " + json_list(article.related) + "\n}\n";
}

std::string test_name(const testing::TestParamInfo<std::string>& page) {
  std::string name = page.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class GoldenPage : public testing::TestWithParam<std::string> {};

TEST_P(GoldenPage, IsReadAsExpected) {
  const auto article = test::page(bytes_of(kFolder / (GetParam() + ".txt")));
  EXPECT_EQ(json_of(article), bytes_of(kFolder / (GetParam() + ".expected.json")));
}

TEST_P(GoldenPage, IsReadAlikeWithWindowsLineEnds) {
  const std::string unix_page = bytes_of(kFolder / (GetParam() + ".txt"));
  std::string windows_page = "\xef\xbb\xbf";
  for (const char c : unix_page)
    windows_page += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(json_of(test::page(windows_page)), json_of(test::page(unix_page)));
}

INSTANTIATE_TEST_SUITE_P(Article, GoldenPage, testing::ValuesIn(page_names(".txt")), test_name);

class GoldenHtmlPage : public testing::TestWithParam<std::string> {};

TEST_P(GoldenHtmlPage, HasTheStoryThatIsExpected) {
  const auto page = bytes_of(kFolder / (GetParam() + ".html"));
  EXPECT_EQ(json_of_story(test::article_of(page, input::Kind::html)),
            bytes_of(kFolder / (GetParam() + ".expected.json")));
}

INSTANTIATE_TEST_SUITE_P(Article, GoldenHtmlPage, testing::ValuesIn(page_names(".html")),
                         test_name);

}  // namespace
}  // namespace timbao::article
