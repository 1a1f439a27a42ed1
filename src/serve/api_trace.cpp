#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "timbao/render/trace.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::serve {
namespace {

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const std::string& id = call.captured.front();
  const auto steps = search::trace_of(view.searcher.reader(), id);
  if (steps.empty()) refuse_unknown_article(id);
  return tagged({.body = render::trace_json(id, steps)}, view);
}

}  // namespace

Route trace_route() {
  return {.path = "/api/trace/{id}",
          .summary = "An article and its copies by time: who took what from whom",
          .schema = "Trace",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
