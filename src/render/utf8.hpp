// Reads UTF-8 character by character, and says what a terminal makes of each.
#pragma once

#include <cstddef>
#include <string_view>

namespace timbao::render {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Character {
  char32_t code_point;
  std::size_t bytes;  // 1 where `code_point` stands for a byte that is not UTF-8.
  bool well_formed;
};

// The character that starts at `position`. Requires: position < text.size().
[[nodiscard]] Character character_at(std::string_view text, std::size_t position);

// Code points without combining marks: what a Vietnamese text takes on a terminal, composed or not.
// `text` is well-formed.
[[nodiscard]] std::size_t columns_of(std::string_view text);

// C0 and C1 controls, which could steer a terminal, and the space and its relatives that stand
// between words.
[[nodiscard]] bool is_blank_or_control(char32_t code_point);

}  // namespace timbao::render
