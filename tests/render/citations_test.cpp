#include "timbao/render/citations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "render/sample_result.hpp"
#include "support/text.hpp"

namespace timbao::render {
namespace {

using article::Article;
using test::lines_of;

constexpr std::string_view kSpecials = "\\{}~^#$%&_*[]<>|`@\"'!?.-+=:;,()/";

Date day(int year, unsigned month, unsigned of_month) {
  Date date;
  date.day = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month);
  return date;
}

Article titled(std::string id, std::string title) {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  return article;
}

// Everything known; nothing known; each special character; and what stands at the start of a line.
std::vector<Article> samples() {
  Article several = titled("lua-1", "Giá lúa tăng 5 % ở An Giang & Đồng Tháp: \"được mùa\"?");
  several.outlet = article::Outlet{"www.nguoitronglua.example", std::nullopt};
  several.date = day(2023, 12, 1);
  several.author = "Minh Tú, Y Thăng Niê";
  several.url = "https://nguoitronglua.example/gia lua_5%25?a={1}&b=<2>\\#x";
  Article specials = titled("đặc-biệt", std::string(kSpecials));
  specials.outlet = article::Outlet{std::nullopt, "Báo *Thử* & {Nghiệm}_\\"};
  specials.author = "A_B #1 *nhóm*";
  specials.date = day(1999, 1, 31);
  Article lines = titled("dòng", "1. Một\r\nTY  - BOOK\ttin\x01 mới");
  return {full_hit().article, bare_hit().article, several, specials, lines};
}

std::string cited(const std::vector<Article>& articles, CitationFormat format) {
  std::vector<const Article*> pointers;
  for (const Article& article : articles) pointers.push_back(&article);
  return citations(pointers, format, day(2026, 11, 26));
}

std::string golden(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(std::string(TIMBAO_SOURCE_DIR) + "/tests/golden/citations/" + name).rdbuf();
  return text.str();
}

TEST(Citations, BibtexIsAsAgreed) {
  EXPECT_EQ(cited(samples(), CitationFormat::bibtex), golden("samples.bib"));
}

TEST(Citations, RisIsAsAgreed) {
  std::string text = cited(samples(), CitationFormat::ris);
  std::erase(text, '\r');
  EXPECT_EQ(text, golden("samples.ris"));
}

TEST(Citations, CslJsonIsAsAgreed) {
  EXPECT_EQ(cited(samples(), CitationFormat::csl_json), golden("samples.json"));
}

TEST(Citations, MarkdownIsAsAgreed) {
  EXPECT_EQ(cited(samples(), CitationFormat::markdown), golden("samples.md"));
}

TEST(Citations, NothingGivesNothing) {
  EXPECT_EQ(cited({}, CitationFormat::bibtex), "");
  EXPECT_EQ(cited({}, CitationFormat::ris), "");
  EXPECT_EQ(cited({}, CitationFormat::csl_json), "[\n]\n");
  EXPECT_EQ(cited({}, CitationFormat::markdown), "");
  EXPECT_EQ(cited({bare_hit().article}, CitationFormat::markdown), "");
}

TEST(Citations, BibtexNamesEachSpecialCharacter) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"\\", "\\textbackslash{}"},
      {"{", "\\textbraceleft{}"},
      {"}", "\\textbraceright{}"},
      {"~", "\\textasciitilde{}"},
      {"^", "\\textasciicircum{}"},
      {"#", "\\#"},
      {"$", "\\$"},
      {"%", "\\%"},
      {"&", "\\&"},
      {"_", "\\_"},
      {"@", "@"},
      {"\"", "\""},
      {"Đặng", "Đặng"},
  };
  for (const auto& [title, written] : cases) {
    const std::string entry = cited({titled("a", title)}, CitationFormat::bibtex);
    EXPECT_TRUE(test::contains(entry, "title = {{" + written + "}},\n"));
  }
}

TEST(Citations, BibtexEntriesCloseWhateverTheirTextIs) {
  std::mt19937 random(20261126);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int n = 0; n < 12; ++n) text += kSpecials[random() % kSpecials.size()];
    Article article = titled("a", text);
    article.author = article.url = text;
    article.outlet = article::Outlet{std::nullopt, text};
    int depth = 0;
    const std::string entry = cited({article}, CitationFormat::bibtex);
    for (std::size_t at = 0; at < entry.size(); ++at) {
      depth += entry[at] == '{' ? 1 : 0;
      depth -= entry[at] == '}' ? 1 : 0;
      ASSERT_EQ(depth == 0, at + 2 > entry.size() - 1 || at < std::string("@article").size())
          << entry;
    }
    ASSERT_EQ(depth, 0) << entry;
  }
}

TEST(Citations, RisLinesAreTagsAndRecordsClose) {
  const std::string text = cited(samples(), CitationFormat::ris);
  std::size_t records = 0;
  bool inside = false;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find("\r\n", start);
    ASSERT_NE(end, std::string::npos);
    const std::string line = text.substr(start, end - start);
    start = end + 2;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    ASSERT_GE(line.size(), 6U);
    EXPECT_EQ(line.substr(2, 4), "  - ");
    EXPECT_EQ(inside, !line.starts_with("TY")) << line;
    inside = !line.starts_with("ER");
    records += inside ? 0 : 1;
    if (line.starts_with("AU") || line.starts_with("T2")) {
      EXPECT_EQ(line.find('*'), std::string::npos);
    }
  }
  EXPECT_EQ(records, samples().size());
}

TEST(Citations, MarkdownEscapesEachMark) {
  for (const char mark : std::string_view("\\`*_{}[]<>&~^|$@")) {
    const std::string title = std::string("x") + mark;
    EXPECT_EQ(cited({titled("a", title)}, CitationFormat::markdown),
              std::string("- x\\") + mark + ".\n");
  }
  for (const std::string start : {"# x", "- x", "+ x", "= x", ": x"}) {
    EXPECT_EQ(cited({titled("a", start)}, CitationFormat::markdown), "- \\" + start + ".\n");
  }
  EXPECT_EQ(cited({titled("a", "12) x")}, CitationFormat::markdown), "- 12\\) x.\n");
  EXPECT_EQ(cited({titled("a", "12.5 x?")}, CitationFormat::markdown), "- 12\\.5 x?\n");
}

// The key of an article in its BibTeX entry.
std::string key_of(const Article& article) {
  const std::string entry = cited({article}, CitationFormat::bibtex);
  const std::size_t start = entry.find('{') + 1;
  return entry.substr(start, entry.find(',') - start);
}

TEST(Citations, KeysAreReadableAndStable) {
  EXPECT_EQ(key_of(full_hit().article), "baosongtrang-2023-khanh-thanh-cau-eskj7mo");
  EXPECT_EQ(key_of(bare_hit().article), key_of(bare_hit().article));
  Article foreign = titled("a", "Москва 北京");
  foreign.outlet = article::Outlet{std::nullopt, "Báo Đại Đoàn Kết Mới Nhất"};
  EXPECT_TRUE(key_of(foreign).starts_with("bao-dai-doan-ket-"));
}

TEST(Citations, KeysAreAsciiAndTellArticlesApart) {
  std::set<std::string> keys;
  constexpr int kArticles = 20000;
  for (int i = 0; i < kArticles; ++i) {
    Article article = titled("id-" + std::to_string(i), "Dự báo thời tiết ‘đêm’ nay");
    keys.insert(key_of(article));
  }
  EXPECT_EQ(keys.size(), std::size_t{kArticles});
  for (const std::string& key : keys) {
    EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos);
  }
}

}  // namespace
}  // namespace timbao::render
