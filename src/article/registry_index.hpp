// The registry's rows, and what leads to each.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "timbao/article/outlets.hpp"

namespace timbao::article {

// From a key to a place in Registry::entries. Names and codes are in normal form.
using OutletIndex = std::unordered_map<std::string, std::size_t>;

struct Registry {
  std::vector<OutletEntry> entries;  // By domain.
  OutletIndex by_domain;             // Other domains, too.
  OutletIndex by_name;               // Aliases, too.
  OutletIndex by_full_name;  // Names that say that they are of papers, magazines and stations.
  OutletIndex by_bracketed_code;
  OutletIndex by_bare_code;
  std::unordered_set<std::string> places;  // Provinces and owners.
};

// Built at the first call.
[[nodiscard]] const Registry& registry();

}  // namespace timbao::article
