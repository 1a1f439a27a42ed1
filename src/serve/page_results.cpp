#include <chrono>
#include <string>
#include <vector>

#include "serve/assets.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "serve/page.hpp"
#include "serve/page_parameters.hpp"
#include "timbao/analysis/concordance.hpp"
#include "timbao/analysis/facets.hpp"

namespace timbao::serve {
namespace {

using analysis::ConcordanceLine;
using analysis::ConcordanceOrder;
using Clock = std::chrono::steady_clock;

Reply page_reply(std::string html) {
  return {.type = std::string(kHtmlType), .body = std::move(html)};
}

Reply start(const IndexView& view, const render::PageRequest& request) {
  return page_reply(render::start_page(
      page_assets(), {.request = request, .articles = view.searcher.reader().articles()}));
}

std::vector<analysis::Facets> facets_of(const IndexView& view, const AskedPage& asked) {
  using analysis::Facet;
  const search::Matched matched = view.searcher.matched(asked.query, asked.request.options);
  std::vector<analysis::Facets> facets;
  for (const Facet by : {Facet::year, Facet::outlet, Facet::topic}) {
    facets.push_back(analysis::facets_of(view.searcher.reader(), matched.documents, by));
  }
  return facets;
}

struct Lines {
  std::vector<ConcordanceLine> list;
  bool has_more = false;
  std::size_t sorted = 0;  // As render::ResultsPage::sorted_lines.
};

void sort_lines(std::vector<ConcordanceLine>& lines, const std::string& order) {
  if (order == "left") analysis::sort_lines(lines, ConcordanceOrder::left);
  if (order == "right") analysis::sort_lines(lines, ConcordanceOrder::right);
  if (order == "date") analysis::sort_lines(lines, ConcordanceOrder::date);
  if (order == "outlet") analysis::sort_lines(lines, ConcordanceOrder::outlet);
}

// An order is one of all lines, within reason.
Lines lines_of(const IndexView& view, const AskedPage& asked) {
  constexpr std::size_t kShown = 200;
  constexpr std::size_t kSorted = 20'000;
  constexpr std::size_t kWidth = 60;
  const bool is_sorted = !asked.request.order.empty();
  const std::size_t read = is_sorted ? kSorted : kShown + 1;
  Lines lines;
  analysis::concordance(view.searcher.reader().path(), asked.query, asked.request.options,
                        {.width = kWidth, .threads = 1},
                        [&](std::span<const ConcordanceLine> some) {
                          lines.list.insert(lines.list.end(), some.begin(), some.end());
                          return lines.list.size() < read;
                        });
  sort_lines(lines.list, asked.request.order);
  if (is_sorted && lines.list.size() >= kSorted) lines.sorted = lines.list.size();
  lines.has_more = lines.list.size() > kShown;
  if (lines.has_more) lines.list.resize(kShown);
  return lines;
}

Reply results(const IndexView& view, AskedPage& asked) {
  const Clock::time_point start = Clock::now();
  const bool is_concordance = asked.request.view == render::View::concordance;
  search::SearchOptions options = asked.request.options;
  if (is_concordance) options.passages = 0;
  const search::SearchResult result = view.searcher.search(asked.query, options);
  const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
  const Lines lines = is_concordance ? lines_of(view, asked) : Lines();
  const std::vector<analysis::Facets> facets = facets_of(view, asked);
  return page_reply(render::results_page(page_assets(), {.request = asked.request,
                                                         .result = result,
                                                         .elapsed_ms = elapsed.count(),
                                                         .facets = facets,
                                                         .lines = lines.list,
                                                         .has_more_lines = lines.has_more,
                                                         .sorted_lines = lines.sorted}));
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view, page_assets().script)) return not_modified(view, page_assets().script);
  AskedPage asked = page_asked(call.parameters);
  Reply reply = asked.request.query.empty() ? start(view, asked.request) : results(view, asked);
  return tagged(std::move(reply), view, page_assets().script);
}

}  // namespace

Route results_page_route() {
  return {.path = "/",
          .summary = "The page: a search form, and results",
          .parameters = page_rules(),
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
