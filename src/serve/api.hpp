// The routes of the API, each resource in a file of its own.
#pragma once

#include <vector>

#include "serve/route.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

[[nodiscard]] std::vector<Route> api_routes(const ServerOptions& options);

[[nodiscard]] Route search_route(const Limits& limits);
[[nodiscard]] Route related_route(const Limits& limits);
[[nodiscard]] Route article_route();
[[nodiscard]] Route suggest_route();

// The article's id that a path has, for errors.
[[noreturn]] void refuse_unknown_article(const std::string& id);

}  // namespace timbao::serve
