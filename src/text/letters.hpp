// The letters and tones of Vietnamese, and how a word is packed into one number.
//
// A letter here has its shape (ă, đ, ơ) but no tone: the tone is kept apart, so that a word has one
// key wherever its tone mark stands ("hòa" and "hoà" are both h-o-a with huyền).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace timbao::text {

// The 29 Vietnamese letters with f, j, w and z, in the order of the alphabet. A letter's code is
// its index here plus one; 0 is no letter.
inline constexpr std::u32string_view kLetters = U"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
inline constexpr std::u32string_view kVowels = U"aăâeêioôơuưy";

// Tones are 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; these are the marks of 1 to 5.
inline constexpr std::u32string_view kToneMarks = U"\u0300\u0309\u0303\u0301\u0323";
inline constexpr std::size_t kToneCount = 6;
inline constexpr unsigned kSac = 4;
inline constexpr unsigned kNang = 5;

// Circumflex, breve and horn as marks of their own, in NFD and in text typed under Windows code
// page 1258. A shape's code is its index here plus one.
inline constexpr std::u32string_view kShapeMarks = U"\u0302\u0306\u031B";

// The letter that a shape mark makes of another: kShapedLetters[i] of kShapedBases[i] and
// kShapedMarks[i].
inline constexpr std::u32string_view kShapedLetters = U"âêôăơư";
inline constexpr std::u32string_view kShapedBases = U"aeoaou";
inline constexpr std::u32string_view kShapedMarks = U"\u0302\u0302\u0302\u0306\u031B\u031B";

inline constexpr unsigned kLetterBits = 6;
inline constexpr std::size_t kMaxSyllableLetters = 7;  // nghiêng

// The code of a lower-case letter without tone, or 0.
[[nodiscard]] constexpr std::uint8_t letter_code(char32_t letter) {
  const auto at = kLetters.find(letter);
  return at == std::u32string_view::npos ? 0 : static_cast<std::uint8_t>(at + 1);
}

[[nodiscard]] constexpr char32_t letter_of(unsigned code) { return kLetters[code - 1]; }

// The letter that a shape mark makes of `letter`, or 0 where it makes none. All are codes.
[[nodiscard]] constexpr unsigned shaped(unsigned letter, unsigned shape) {
  for (std::size_t i = 0; i < kShapedLetters.size(); ++i) {
    if (letter_code(kShapedBases[i]) == letter && kShapedMarks[i] == kShapeMarks[shape - 1]) {
      return letter_code(kShapedLetters[i]);
    }
  }
  return 0;
}

// A word's letters in one number, the last in the lowest bits.
[[nodiscard]] constexpr std::uint64_t key_of(std::u32string_view letters) {
  std::uint64_t key = 0;
  for (const char32_t letter : letters) {
    key = key << kLetterBits | letter_code(letter);
  }
  return key;
}

}  // namespace timbao::text
