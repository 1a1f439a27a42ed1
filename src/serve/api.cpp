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

std::vector<Route> api_routes(const ServerOptions& options) {
  return {search_route(options.limits), related_route(options.limits), article_route(),
          suggest_route(), health_route()};
}

void refuse_unknown_article(const std::string& id) {
  throw Refusal({.status = kNotFound, .detail = "no article has the id '" + id + "'"});
}

}  // namespace timbao::serve
