// Reads an abbreviation in capitals and compares its letters with the first letters of words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

inline constexpr std::size_t kMaxAcronymLetters = 8;

// The capitals of an abbreviation as letter codes (text/letters.hpp), without shape marks: Ư is U,
// but Đ is not D, since no one writes the one for the other in capitals.
struct Acronym {
  std::array<std::uint8_t, kMaxAcronymLetters> letters{};
  std::uint32_t size = 0;
};

// The acronym that a token is, if it has two to eight letters without tone, the first of them and
// at least half of all in capitals: "HĐND", "TTg", "TPBank". A Roman numeral ("XIII") is none.
[[nodiscard]] std::optional<Acronym> acronym_of(std::string_view source, const Token& token);

// The code of the first letter of a word's term, without its marks but for đ; 0 where it is no
// letter of kLetters.
[[nodiscard]] std::uint8_t initial_of(std::string_view term);

}  // namespace timbao::text
