#include "serve/router.hpp"

#include <cstddef>
#include <utility>

#include "serve/target.hpp"

namespace timbao::serve {
namespace {

using Segments = std::vector<std::string>;

bool is_name(const std::string& segment) { return segment.starts_with('{'); }

// What stands in the place of the names, where the path is one of the pattern.
std::optional<Segments> captured(const Segments& pattern, const Segments& path) {
  if (pattern.size() != path.size()) return std::nullopt;
  Segments values;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_name(pattern[i])) {
      values.push_back(path[i]);
    } else if (pattern[i] != path[i]) {
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (const Route& route : routes_) patterns_.push_back(parse_target(route.path).value().path);
}

std::optional<Router::Found> Router::find(const Segments& path) const {
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (auto values = captured(patterns_[i], path)) return Found{routes_[i], std::move(*values)};
  }
  return std::nullopt;
}

}  // namespace timbao::serve
