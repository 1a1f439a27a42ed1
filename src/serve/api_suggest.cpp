#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "timbao/render/completions.hpp"

namespace timbao::serve {
namespace {

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const std::string typed = call.parameters.text("q");
  const auto completions = view.completer.complete(typed, call.parameters.number("limit"));
  return tagged({.body = render::completions_json(typed, completions)}, view);
}

}  // namespace

Route suggest_route() {
  using Kind = ParameterRule::Kind;
  return {.path = "/api/suggest",
          .summary = "What a query that is being typed may become",
          .parameters = {{.name = "q", .description = "What was typed so far.", .required = true},
                         {.name = "limit",
                          .kind = Kind::number,
                          .description = "At most so many suggestions.",
                          .least = 1,
                          .most = 50,
                          .fallback = 8}},
          .schema = "Suggestions",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
