// The routes of the API, each resource in a file of its own.
#pragma once

#include <string>
#include <vector>

#include "serve/route.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

// Without the description of them all (serve/openapi.hpp) and the metrics (serve/metrics.hpp).
[[nodiscard]] std::vector<Route> api_routes(const Limits& limits);

[[nodiscard]] Route search_route(const Limits& limits);
[[nodiscard]] Route related_route(const Limits& limits);
[[nodiscard]] Route article_route();
[[nodiscard]] Route suggest_route();
[[nodiscard]] Route trace_route();
[[nodiscard]] Route timeline_route();
[[nodiscard]] Route facets_route();
[[nodiscard]] Route kwic_route();
[[nodiscard]] Route export_route();
[[nodiscard]] Route stats_route();

// For an id that no article has.
[[noreturn]] void refuse_unknown_article(const std::string& id);

}  // namespace timbao::serve
