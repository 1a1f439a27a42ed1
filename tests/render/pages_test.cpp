#include "timbao/render/pages.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "render/sample_result.hpp"
#include "support/golden.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view page_strings_tsv;
}  // namespace timbao::embedded

namespace timbao::render {
namespace {

using test::expect_golden;

const PageAssets kAssets = {"/assets/page-1.css", "/assets/page-1.js", "/assets/icon-1.svg"};

PageRequest asked(const std::string& query) {
  PageRequest request;
  request.query = query;
  return request;
}

PageRequest in_english(const std::string& query) {
  PageRequest request = asked(query);
  request.language = Language::english;
  return request;
}

std::vector<analysis::Facets> sample_facets() {
  using analysis::Facet;
  return {
      {.by = Facet::outlet,
       .counts = {{{"baosongtrang.example", "Báo Sông Trăng"}, 1200}, {{{}, "Báo Núi Mây"}, 2}}},
      {.by = Facet::year, .counts = {{{"2022", {}}, 1}, {{"2023", {}}, 2}}},
      {.by = Facet::topic, .counts = {{{"Giao thông", {}}, 1}}}};
}

search::TraceStep step(const article::Article& article, std::vector<search::Change> title,
                       std::optional<double> kept = {}) {
  search::TraceStep step;
  step.article = article;
  step.title = std::move(title);
  step.kept = kept;
  return step;
}

search::SearchResult result_with_copy() {
  search::SearchResult result = sample_result();
  result.hits[0].copies = {full_hit().article};
  result.hits[0].copies[0].id = "chép 1";
  result.hits[0].copies[0].title = "Cầu đã thông xe";
  result.total = 1234;
  result.interpreted = "đang tìm: cầu";
  return result;
}

// Strings of other people that must stay text.
constexpr std::array<std::string_view, 8> kHostile = {"<script>alert(1)</script>",
                                                      "\"><img src=x onerror=alert(1)>",
                                                      "' onmouseover='alert(1)",
                                                      "</title></script><script>alert(1)//",
                                                      "<!--<script>",
                                                      "&lt;script&gt;",
                                                      "javascript:alert(1)",
                                                      "a\xFF\x01\x7F\xC2\x80<b>"};

search::SearchResult hostile_result(const std::string& text) {
  search::SearchResult result = sample_result();
  search::Hit& hit = result.hits[0];
  hit.id = text;
  hit.article.id = text;
  hit.article.title = text;
  hit.article.abstract = text;
  hit.article.body = text + "\n\n" + text;
  hit.article.outlet = article::Outlet{text, text};
  hit.article.origin = article::Outlet{text, std::nullopt};
  hit.article.author = text;
  hit.article.topics = {text};
  hit.article.url = text;
  hit.title_highlights = {{1, 3}};
  hit.passages[0].text = text;
  hit.passages[0].highlights = {{0, 4}};
  hit.copies = {hit.article};
  result.interpreted = text;
  result.suggestion = text;
  return result;
}

// All that this program says in its own markup has these elements, and no handler of events.
void expect_only_own_markup(const std::string& page) {
  static const std::regex tag(R"(<(/?)([a-zA-Z!][a-zA-Z0-9!-]*))");
  static const std::regex known(
      "!doctype|html|head|meta|title|link|script|body|a|header|form|label|span|input|button|nav|"
      "main|"
      "div|h1|h2|h3|p|mark|section|ol|ul|li|article|time|details|summary|aside|footer|code|strong|"
      "table|thead|tbody|tr|th|td|bdi|del|ins");
  for (auto i = std::sregex_iterator(page.begin(), page.end(), tag); i != std::sregex_iterator();
       ++i) {
    EXPECT_TRUE(std::regex_match((*i)[2].str(), known)) << i->str();
  }
  static const std::regex scripts("<script");
  EXPECT_EQ(std::distance(std::sregex_iterator(page.begin(), page.end(), scripts), {}), 2) << page;
  const std::string bare = std::regex_replace(page, std::regex(R"(="[^"]*")"), "=");
  EXPECT_FALSE(std::regex_search(bare, std::regex(R"(<[^>]*\son\w+\s*=)"))) << page;
  EXPECT_FALSE(std::regex_search(page, std::regex(R"((href|src|action)="(?!/|#|https?://))")))
      << page;
  EXPECT_EQ(page.find(" style="), std::string::npos);
}

TEST(Pages, ResultsAreAsAgreed) {
  const PageRequest request = asked("cầu \"mới\"");
  const search::SearchResult result = result_with_copy();
  const auto facets = sample_facets();
  const std::string page = results_page(
      kAssets, {.request = request, .result = result, .elapsed_ms = 3.4, .facets = facets});
  expect_golden("pages/results.html", page);
  expect_only_own_markup(page);
}

TEST(Pages, FiltersThatAreSetCanBeTakenAway) {
  PageRequest request = in_english("cầu");
  request.options.outlets = {"baosongtrang.example", "nuimay.example"};
  request.options.since = "2023-01-01";
  request.options.until = "2023-12-31";
  request.options.offset = 10;
  request.options.limit = 2;
  request.options.sort = search::Sort::newest;
  search::SearchResult result = sample_result();
  result.total = 30;
  expect_golden("pages/filtered.html",
                results_page(kAssets, {.request = request, .result = result}));
}

TEST(Pages, NothingFoundSuggestsAnotherQuery) {
  const PageRequest request = asked("ngoai gaio");
  search::SearchResult result;
  result.suggestion = "ngoại giao";
  expect_golden("pages/nothing.html",
                results_page(kAssets, {.request = request, .result = result}));
}

TEST(Pages, ConcordanceIsATable) {
  PageRequest request = asked("cầu");
  request.view = View::concordance;
  const auto source = std::make_shared<analysis::ConcordanceSource>(analysis::ConcordanceSource{
      .id = "cau-1", .outlet = full_hit().article.outlet, .date = full_hit().article.date});
  analysis::ConcordanceLine line;
  line.source = source;
  line.left = "Khánh thành cây ";
  line.match = "cầu";
  line.right = " mới";
  const std::vector<analysis::ConcordanceLine> lines = {line};
  const search::SearchResult result = sample_result();
  const std::string page = results_page(
      kAssets, {.request = request, .result = result, .lines = lines, .has_more_lines = true});
  expect_golden("pages/concordance.html", page);
  expect_only_own_markup(page);
}

TEST(Pages, WhatIsLeftOutIsSaid) {
  PageRequest request = asked("cầu");
  search::SearchResult result = sample_result();
  const std::string of_many = "CSV, JSON: 1.000 bài đầu";
  result.total = 1001;
  EXPECT_NE(results_page(kAssets, {.request = request, .result = result}).find(of_many),
            std::string::npos);
  result.total = 1000;
  EXPECT_EQ(results_page(kAssets, {.request = request, .result = result}).find(of_many),
            std::string::npos);

  request.view = View::concordance;
  request.order = "left";
  ResultsPage page{.request = request, .result = result};
  EXPECT_EQ(results_page(kAssets, page).find("Chỉ xếp"), std::string::npos);
  page.sorted_lines = 20'000;
  EXPECT_NE(results_page(kAssets, page).find("Chỉ xếp 20.000 dòng gặp đầu tiên."),
            std::string::npos);
}

TEST(Pages, ArticleIsAsAgreed) {
  PageRequest request = asked("cầu");
  request.options.sort = search::Sort::newest;
  article::Article article = full_hit().article;
  article.abstract = "Cây cầu dài nhất vùng.";
  article.body = "Sáng 3/11, cây cầu mới thông xe.\n\nNgười dân vui mừng.";
  article.topics = {"Giao thông", "Hạ tầng"};
  using Part = search::PassageHit::Part;
  const std::vector<search::Occurrence> occurrences = {
      {Part::title, {15, 20}}, {Part::abstract, {5, 10}}, {Part::body, {17, 22}}};
  const std::vector<search::Hit> related = {bare_hit()};
  article::Article copy = article;
  copy.id = "chép";
  copy.date.reset();
  using Kind = search::Change::Kind;
  std::vector<search::TraceStep> spread = {
      step(article, {}),
      step(copy, {{Kind::kept, "Khánh thành"}, {Kind::cut, "cầu"}, {Kind::added, "đường"}}, 0.987)};
  spread[1].text = {{Kind::kept, "Sáng 3/11,"}, {Kind::cut, "cây cầu mới"}, {Kind::added, "cầu"}};
  const std::string page = article_page(kAssets, {.request = request,
                                                  .article = article,
                                                  .occurrences = occurrences,
                                                  .related = related,
                                                  .spread = spread});
  expect_golden("pages/article.html", page);
  expect_only_own_markup(page);
}

TEST(Pages, StartAndErrorAreAsAgreed) {
  const PageRequest request = asked("");
  expect_golden("pages/start.html", start_page(kAssets, {.request = request, .articles = 30240}));
  const PageRequest english = in_english("cầu");
  expect_golden("pages/error.html",
                error_page(kAssets, {.request = english, .status = 404, .detail = "no <article>"}));
}

TEST(Pages, TextOfOthersStaysText) {
  for (const std::string_view text : kHostile) {
    const std::string hostile(text);
    PageRequest request = in_english(hostile);
    request.options.outlets = {hostile};
    request.options.author = hostile;
    request.options.since = hostile;
    const search::SearchResult result = hostile_result(hostile);
    const std::vector<analysis::Facets> facets = {
        {.by = analysis::Facet::topic, .counts = {{{hostile, {}}, 1}}},
        {.by = analysis::Facet::outlet, .counts = {{{hostile, hostile}, 1}}}};
    expect_only_own_markup(
        results_page(kAssets, {.request = request, .result = result, .facets = facets}));
    const search::Hit& hit = result.hits[0];
    const std::vector<search::TraceStep> spread = {
        step(hit.article, {}), step(hit.article, {{search::Change::Kind::added, hostile}})};
    expect_only_own_markup(article_page(
        kAssets,
        {.request = request, .article = hit.article, .related = result.hits, .spread = spread}));
    expect_only_own_markup(error_page(kAssets, {.request = request, .detail = hostile}));
  }
}

TEST(Pages, OnlyWebAddressesBecomeLinks) {
  const PageRequest request = asked("cầu");
  const auto page_with = [&](const std::string& url) {
    article::Article article = full_hit().article;
    article.url = url;
    return article_page(kAssets, {.request = request, .article = article});
  };
  for (const std::string url :
       {"https://a.example/1?x=1&y=2", "http://a.example", "HTTPS://a.example"}) {
    EXPECT_NE(page_with(url).find("rel=\"noopener noreferrer external\""), std::string::npos)
        << url;
  }
  for (const std::string url :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "java\tscript:alert(1)", "data:text/html,<script>", "//a.example", "vbscript:x",
        "https://a.example/ x", "https:// a\nb", "http", "file:///etc/passwd", "https://\xFF"}) {
    const std::string page = page_with(url);
    EXPECT_EQ(page.find("noopener"), std::string::npos) << url;
    EXPECT_NE(page.find("<code>"), std::string::npos) << url;
  }
}

TEST(Pages, AddressesSayWhatIsNotAsByDefault) {
  PageRequest request = asked("ngoại giao & \"a\"");
  EXPECT_EQ(results_address(request), "/?q=ngo%E1%BA%A1i%20giao%20%26%20%22a%22");
  EXPECT_EQ(results_address(asked("")), "/");
  request.query = "x";
  request.options.outlets = {"a.vn", "b.vn"};
  request.options.combine = search::Combine::any;
  request.options.accents = search::Accents::strict;
  request.options.group = false;
  request.options.offset = 20;
  request.view = View::concordance;
  request.order = "left";
  request.language = Language::english;
  EXPECT_EQ(article_address(request, "a/b?c"),
            "/article/a%2Fb%3Fc?q=x&outlet=a.vn&outlet=b.vn&accents=strict&any=true&group=false"
            "&view=concordance&order=left&lang=en&offset=20");
}

TEST(Pages, MarksAreCutToTheText) {
  const PageRequest request = asked("cầu");
  search::SearchResult result = sample_result();
  result.hits[0].passages[0].text = "ngắn";
  result.hits[0].passages[0].highlights = {{0, 99}, {50, 60}};
  const std::string page = results_page(kAssets, {.request = request, .result = result});
  EXPECT_NE(page.find("<mark>ngắn</mark>"), std::string::npos);
}

// The sources of the pages, one after another.
std::string page_sources() {
  std::string sources;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TIMBAO_SOURCE_DIR) + "/src/render")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream file(entry.path());
    sources.append(std::istreambuf_iterator<char>(file), {});
  }
  return sources;
}

// Keys that are put together ("facet." + name) are named by their beginning.
TEST(Pages, EveryStringIsUsed) {
  const std::string sources = page_sources();
  for (const auto& row : tsv_rows(embedded::page_strings_tsv)) {
    const std::string key(row.at(0));
    const std::string beginning = key.substr(0, key.find('.') + 1);
    const bool is_used = sources.find('"' + key + '"') != sources.npos ||
                         sources.find('"' + beginning + '"') != sources.npos;
    EXPECT_TRUE(is_used) << key;
  }
}

TEST(Pages, EveryStringIsInBothLanguages) {
  for (const auto& row : tsv_rows(embedded::page_strings_tsv)) {
    ASSERT_EQ(row.size(), 3U) << row.at(0);
    EXPECT_FALSE(row[1].empty()) << row[0];
    EXPECT_FALSE(row[2].empty()) << row[0];
    const auto places = [](std::string_view text) {
      std::size_t count = 0;
      for (std::size_t at = text.find("{}"); at != text.npos; at = text.find("{}", at + 2)) ++count;
      return count;
    };
    EXPECT_EQ(places(row[1]), places(row[2])) << row[0];
  }
}

}  // namespace
}  // namespace timbao::render
