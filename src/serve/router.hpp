// Finds the route of a request. New routes go into the lists of routes that Site is made of: those
// of the API are in serve/api.hpp, those of the page in serve/page.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/route.hpp"

namespace timbao::serve {

// Immutable: any thread.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Found {
    const Route& route;
    std::vector<std::string> captured;
  };
  // The first route, in their order, with this path.
  [[nodiscard]] std::optional<Found> find(const std::vector<std::string>& path) const;

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::string>> patterns_;  // The segments of each route's path.
};

}  // namespace timbao::serve
