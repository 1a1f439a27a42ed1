#include "serve/api.hpp"

#include "serve/problem.hpp"

namespace timbao::serve {
namespace {

Route health_route() {
  return {.path = "/healthz",
          .summary = "Whether the server answers",
          .answer = AtOnce([](const Call&) {
            Reply reply{.type = "text/plain; charset=utf-8", .body = "ok\n"};
            reply.add("Cache-Control", "no-store");
            return reply;
          }),
          .is_open = true};
}

}  // namespace

std::vector<Route> api_routes(const Limits& limits) {
  return {search_route(limits), related_route(limits), article_route(), trace_route(),
          timeline_route(),     facets_route(),        kwic_route(),    export_route(),
          stats_route(),        suggest_route(),       health_route()};
}

void refuse_unknown_article(const std::string& id) {
  throw Refusal({.status = kNotFound, .detail = "no article has the id '" + id + "'"});
}

}  // namespace timbao::serve
