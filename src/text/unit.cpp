#include "text/unit.hpp"

#include <algorithm>
#include <array>

namespace timbao::text {
namespace {

// Units that the press writes without a space at times, but for those that are Vietnamese words.
// Sorted by bytes.
constexpr auto kUnits = std::to_array<std::string_view>({
    "cc",  "cm", "cm2", "cm3",  "eur", "g",    "gam",  "gb",  "gbps", "ghz", "gr", "gram", "gw",
    "ha",  "hp", "hz",  "inch", "kb",  "kcal", "kg",   "khz", "km",   "km2", "kv", "kva",  "kw",
    "kwh", "m",  "m2",  "m3",   "mah", "mb",   "mbps", "mcg", "mg",   "mhz", "ml", "mm",   "mm2",
    "mp",  "mw", "mwh", "mwp",  "nm",  "tb",   "tr",   "usd", "vnd",  "vnđ", "đ",  "μg",   "μm",
});
static_assert(std::is_sorted(kUnits.begin(), kUnits.end()));

// Up to 24, "g" may stand for an hour ("14g") or a generation ("5G").
[[nodiscard]] bool are_grams(std::string_view digits) {
  return digits.size() > 2 || (digits.size() == 2 && digits > "24");
}

}  // namespace

bool is_unit(std::string_view digits, std::string_view word) {
  return word == "g" ? are_grams(digits) : std::binary_search(kUnits.begin(), kUnits.end(), word);
}

}  // namespace timbao::text
