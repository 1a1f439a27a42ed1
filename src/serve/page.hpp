// The routes of the page for people: what a browser shows.
#pragma once

#include <vector>

#include "serve/problem.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"
#include "serve/route.hpp"

namespace timbao::serve {

[[nodiscard]] std::vector<Route> page_routes();

// "/", "/?q=…": results, or the start where nothing is asked.
[[nodiscard]] Route results_page_route();
// "/article/{id}".
[[nodiscard]] Route article_page_route();
// "/assets/{file}".
[[nodiscard]] Route asset_route();

// Whether a browser shows what is at this path: its problems are pages, too.
[[nodiscard]] bool is_page(const Request& request);
[[nodiscard]] Reply page_of(const Problem& problem, const Request& request);

}  // namespace timbao::serve
