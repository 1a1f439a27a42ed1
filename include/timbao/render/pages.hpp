// Renders the pages of the reading room: HTML that is read without scripts, and that scripts may
// improve.
//
// Whatever comes from articles and visitors is escaped, and only http and https addresses become
// links out of the reading room. No page has a script or a style of its own, so a
// Content-Security-Policy may forbid them: what scripts need is in data blocks of JSON.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/analysis/concordance.hpp"
#include "timbao/analysis/facets.hpp"
#include "timbao/article/article.hpp"
#include "timbao/search/occurrences.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::render {

enum class Language : std::uint8_t { vietnamese, english };
enum class View : std::uint8_t { passages, concordance };

// What the address of a page says. Parameters are named as the options of the command line: q,
// limit, offset, outlet, author, since, until, sort, accents, any, all, expand, group; and
// view=concordance, order=left|right|date|outlet, lang=en. Those that are as by default are left
// out.
struct PageRequest {
  std::string query;
  search::SearchOptions options;
  View view = View::passages;
  std::string order;  // Of concordance lines; empty: as the articles stand in the index.
  Language language = Language::vietnamese;
};

// "/?q=ngo%E1%BA%A1i%20giao&outlet=baolaocai.vn".
[[nodiscard]] std::string results_address(const PageRequest& request);
// The same of an article among these results: "/article/u-1?q=…".
[[nodiscard]] std::string article_address(const PageRequest& request, std::string_view id);

// Addresses of what a page is shown with.
struct PageAssets {
  std::string stylesheet, script, icon;
};

// The page without a question: a form, and what it may be asked.
struct StartPage {
  const PageRequest& request;
  std::uint64_t articles = 0;  // Of the index.
};
[[nodiscard]] std::string start_page(const PageAssets& assets, const StartPage& page);

// Holds views, which must outlive it.
struct ResultsPage {
  const PageRequest& request;
  const search::SearchResult& result;
  double elapsed_ms = 0;
  std::span<const analysis::Facets> facets = {};  // Of all articles that match; each is a filter.
  // Where the view is a concordance, instead of hits: its first lines.
  std::span<const analysis::ConcordanceLine> lines = {};
  bool has_more_lines = false;
  std::size_t sorted_lines = 0;  // How many were sorted, where these are not all; else 0.
};
[[nodiscard]] std::string results_page(const PageAssets& assets, const ResultsPage& page);

// Holds views, which must outlive it.
struct ArticlePage {
  const PageRequest& request;  // The results that it was found among.
  const article::Article& article;
  std::span<const search::Occurrence> occurrences = {};  // In the order of the text.
  std::span<const search::Hit> related = {};
  std::span<const search::TraceStep> spread = {};  // The article among them; search::trace_of().
};
[[nodiscard]] std::string article_page(const PageAssets& assets, const ArticlePage& page);

// Says why there is no page. `detail` is for people; it may be empty.
struct ErrorPage {
  const PageRequest& request;
  unsigned status = 404;
  std::string_view detail = {};
};
[[nodiscard]] std::string error_page(const PageAssets& assets, const ErrorPage& page);

}  // namespace timbao::render
