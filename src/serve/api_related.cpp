#include <chrono>

#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "serve/query_parameters.hpp"
#include "serve/result_parameters.hpp"
#include "timbao/search/related.hpp"

namespace timbao::serve {
namespace {

using Clock = std::chrono::steady_clock;

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const Clock::time_point start = Clock::now();
  const std::string& id = call.captured.front();
  search::RelatedOptions options;
  set_results(call.parameters, options);
  options.outlets = call.parameters.list("outlet");
  options.since = first_day_of(call.parameters, "since");
  options.until = last_day_of(call.parameters, "until");
  const auto story = view.searcher.reader().find(id);
  if (!story) refuse_unknown_article(id);
  const search::SearchResult result = search::related_to(view.searcher.reader(), *story, options);
  const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
  return tagged(reply_with({.query = id,
                            .result = result,
                            .offset = options.offset,
                            .elapsed_ms = elapsed.count(),
                            .all_passages = options.passages > 1,
                            .explain = options.explain},
                           call.parameters),
                view);
}

}  // namespace

Route related_route(const Limits& limits) {
  return {.path = "/api/related/{id}",
          .summary = "Stories that are related to an article",
          .parameters = joined({filter_rules(), result_rules(limits)}),
          .schema = "Answer",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
