// Knows the units that are written against their number: "40km", "500g", "100000đ".
#pragma once

#include <string_view>

namespace timbao::text {

// Whether `word` behind `digits` is a unit, so that both are words of their own, as in "40 km".
// Both are in normal form; `digits` has digits only.
//
// What names a thing together with its number is no unit: "5G", "4K", "3D", "9h", "220V".
[[nodiscard]] bool is_unit(std::string_view digits, std::string_view word);

}  // namespace timbao::text
