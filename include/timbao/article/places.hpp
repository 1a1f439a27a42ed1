// The provinces of Vietnam, by all their names.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace timbao::article {

// The name that a province had before July 2025 ("Đắk Lắk"), then what else it is called.
using PlaceNames = std::vector<std::string_view>;

// The 63 provinces and cities, by name; src/article/data/provinces.tsv has the sources. Made at the
// first call; lives as long as the program; any thread may call.
[[nodiscard]] std::span<const PlaceNames> province_names();

}  // namespace timbao::article
