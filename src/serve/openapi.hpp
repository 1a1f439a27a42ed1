// Describes the API to programs: OpenAPI 3.1, made of the routes themselves.
#pragma once

#include <string>
#include <vector>

#include "serve/route.hpp"

namespace timbao::serve {

// Those routes that begin with /api/, /healthz or /metrics.
[[nodiscard]] std::string openapi_json(const std::vector<Route>& routes);

// Requires: `routes` are all others.
[[nodiscard]] Route openapi_route(const std::vector<Route>& routes);

}  // namespace timbao::serve
