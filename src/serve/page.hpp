// The routes of the page for people: what a browser shows.
#pragma once

#include <vector>

#include "serve/route.hpp"

namespace timbao::serve {

[[nodiscard]] std::vector<Route> page_routes();

}  // namespace timbao::serve
