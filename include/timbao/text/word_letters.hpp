// Takes a word apart as Vietnamese spelling puts it together: letters with their shapes, and a
// tone.
#pragma once

#include <string>
#include <string_view>

namespace timbao::text {

// "nguyễn" is n g u y ê n with ngã.
struct WordLetters {
  std::u32string letters;  // Lower case, with shape marks (ă đ ơ) and without tone marks.
  unsigned tone = 0;  // 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; the last of several marks.
};

// `term` is in normal form. Letters that Vietnamese does not have stay as they are, with marks.
[[nodiscard]] WordLetters letters_of(std::string_view term);

// The letter without its shape: ơ -> o, đ -> d. Any other stays.
[[nodiscard]] char32_t without_shape(char32_t letter);

}  // namespace timbao::text
