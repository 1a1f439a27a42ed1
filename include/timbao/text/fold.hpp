// Drops tone and shape marks from terms, and says which marks a reader typed.
//
// Folding loses the word ("đại", "dài" and "dai" all fold to "dai"), so nothing is indexed by it
// alone: it finds the candidates for text that was typed without marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace timbao::text {

// The term without marks, đ as d. Any letter that ICU decomposes into a base letter and marks loses
// them
// ("müller" -> "muller"); letters of other scripts stay. `term` is in normal form.
// folded(folded(x)) == folded(x).
[[nodiscard]] std::string folded(std::string_view term);

// Which marks a term carries, as bits: 0 plain, kShapeMark for ă â ê ô ơ ư đ, kToneMark for any of
// the five written tones.
inline constexpr std::uint8_t kShapeMark = 1;
inline constexpr std::uint8_t kToneMark = 2;
[[nodiscard]] std::uint8_t marks_of(std::string_view term);

// The term without its tone mark, shapes kept: "đường" -> "đương".
[[nodiscard]] std::string without_tone(std::string_view term);

}  // namespace timbao::text
