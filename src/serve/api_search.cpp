#include <chrono>

#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "serve/query_parameters.hpp"
#include "serve/result_parameters.hpp"

namespace timbao::serve {
namespace {

using search::Sort;
using Clock = std::chrono::steady_clock;

constexpr Choices<Sort, 3> kSorts = {
    {{"relevance", Sort::relevance}, {"date", Sort::newest}, {"date-asc", Sort::oldest}}};

ParameterRules ranking_rules() {
  return {choice("sort", kSorts, "date: newest first; date-asc: oldest first."),
          {.name = "recent",
           .kind = ParameterRule::Kind::flag,
           .description = "Rank newer articles a little higher."}};
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const Clock::time_point start = Clock::now();
  AskedQuery asked = query_of(call.parameters);
  set_results(call.parameters, asked.options);
  asked.options.sort = call.parameters.chosen("sort", kSorts);
  asked.options.recent = call.parameters.flag("recent");
  const search::SearchResult result = view.searcher.search(asked.query, asked.options);
  const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
  return tagged(reply_with({.query = asked.text,
                            .result = result,
                            .offset = asked.options.offset,
                            .elapsed_ms = elapsed.count(),
                            .all_passages = asked.options.passages > 1,
                            .explain = asked.options.explain},
                           call.parameters),
                view);
}

}  // namespace

Route search_route(const Limits& limits) {
  return {
      .path = "/api/search",
      .summary = "Articles that match a query, ranked, with their best passages",
      .parameters = joined({query_rules(), filter_rules(), ranking_rules(), result_rules(limits)}),
      .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
