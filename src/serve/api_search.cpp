#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "serve/api.hpp"
#include "serve/cursor.hpp"
#include "serve/etag.hpp"
#include "serve/problem.hpp"
#include "serve/query_parameters.hpp"
#include "serve/result_parameters.hpp"
#include "serve/target.hpp"

namespace timbao::serve {
namespace {

using search::Sort;
using Clock = std::chrono::steady_clock;

constexpr Choices<Sort, 3> kSorts = {
    {{"relevance", Sort::relevance}, {"date", Sort::newest}, {"date-asc", Sort::oldest}}};

ParameterRules search_rules() {
  using Kind = ParameterRule::Kind;
  return {
      choice("sort", kSorts, "date: newest first; date-asc: oldest first."),
      {.name = "recent", .kind = Kind::flag, .description = "Rank newer articles a little higher."},
      {.name = "cursor",
       .kind = Kind::text,
       .description = "Go on behind the last result of an answer, instead of offset: as its "
                      "header Link (rel=next) has it. Holds also when the index has changed."}};
}

// How many results come before those that the cursor asks for. In another commit than its own, its
// article is looked for, around the place that it had.
std::uint32_t offset_of(const Cursor& cursor, const AskedQuery& asked, const IndexView& view) {
  constexpr std::uint32_t kMoved = 1000;  // Further down than that, it counts as gone.
  if (cursor.revision == view.revision) return cursor.rank;
  search::SearchOptions options = asked.options;
  options.offset = 0;
  options.limit = cursor.rank + kMoved;
  options.passages = 0;
  options.suggest = false;
  options.explain = false;
  const search::SearchResult result = view.searcher.search(asked.query, options);
  const auto found = std::find_if(result.hits.begin(), result.hits.end(),
                                  [&](const search::Hit& hit) { return hit.id == cursor.id; });
  if (found == result.hits.end()) return cursor.rank;
  return static_cast<std::uint32_t>(found - result.hits.begin()) + 1;
}

AskedQuery asked_of(const Parameters& parameters, const IndexView& view) {
  AskedQuery asked = query_of(parameters);
  set_results(parameters, asked.options);
  asked.options.sort = parameters.chosen("sort", kSorts);
  asked.options.recent = parameters.flag("recent");
  if (!parameters.is_given("cursor")) return asked;
  const std::optional<Cursor> cursor = parse_cursor(parameters.text("cursor"));
  if (!cursor || parameters.is_given("offset")) {
    throw Refusal({.detail = cursor ? "cursor and offset exclude each other"
                                    : "this cursor is none of this server's",
                   .parameter = "cursor"});
  }
  asked.options.offset = offset_of(*cursor, asked, view);
  return asked;
}

// The address of what comes behind these results; nothing where they are the last.
std::optional<std::string> next_of(const Call& call, const search::SearchOptions& options,
                                   const search::SearchResult& result, const IndexView& view) {
  const bool is_last =
      result.hits.size() < options.limit || options.offset + result.hits.size() >= result.total;
  if (result.hits.empty() || is_last) return std::nullopt;
  std::string address = "/api/search?";
  for (const Parameter& parameter : call.parameters.given()) {
    if (parameter.name == "cursor" || parameter.name == "offset") continue;
    address += parameter.name + '=' + percent_encoded(parameter.value) + '&';
  }
  const auto rank = static_cast<std::uint32_t>(options.offset + result.hits.size());
  return address + "cursor=" +
         text_of(Cursor{.rank = rank, .id = result.hits.back().id, .revision = view.revision});
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const Clock::time_point start = Clock::now();
  const AskedQuery asked = asked_of(call.parameters, view);
  const search::SearchResult result = view.searcher.search(asked.query, asked.options);
  const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
  Reply reply = reply_with({.query = asked.text,
                            .result = result,
                            .offset = asked.options.offset,
                            .elapsed_ms = elapsed.count(),
                            .all_passages = asked.options.passages > 1,
                            .explain = asked.options.explain},
                           call.parameters);
  if (const auto next = next_of(call, asked.options, result, view)) {
    reply.add("Link", '<' + *next + ">; rel=\"next\"");
  }
  return tagged(std::move(reply), view);
}

}  // namespace

Route search_route(const Limits& limits) {
  return {
      .path = "/api/search",
      .summary = "Articles that match a query, ranked, with their best passages",
      .parameters = joined({query_rules(), filter_rules(), search_rules(), result_rules(limits)}),
      .schema = "Answer",
      .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
