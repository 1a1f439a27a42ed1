// The tables that tools/gen_tables writes when the program is built, and the look-ups in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/char_info.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {

// Text of at most 15 bytes; the unused ones are zero, so that a copy of all 16 is harmless.
struct ShortText {
  char bytes[15];
  std::uint8_t size;

  [[nodiscard]] std::string_view view() const { return {bytes, size}; }
};

// A letter with its tone in UTF-8, lower case.
struct LetterText {
  char bytes[3];
  std::uint8_t size;

  [[nodiscard]] std::string_view view() const { return {bytes, size}; }
};

inline constexpr unsigned kCharBlockBits = 7;
inline constexpr std::size_t kCharBlockCount = 0x110000 >> kCharBlockBits;
inline constexpr unsigned kSlotBits = 14;
inline constexpr unsigned kPairBits = 12;
inline constexpr std::uint64_t kSlotMultiplier = 0x9E3779B97F4A7C15;

namespace tables {
extern const std::uint16_t kCharBlocks[kCharBlockCount];  // Block of 128 code points -> its rows.
extern const std::uint32_t kCharInfos[];
extern const char32_t kExpansions[];  // Each one: its length, then its code points.
extern const LetterText kLetterTexts[][kToneCount];
extern const std::uint64_t kSlots[1U << kSlotBits];  // Letter key << kPairBits | pair; 0 is free.
extern const TokenCode kPairCodes[][8];              // Pair and tone -> code in normal form, or 0.
extern const ShortText kSpellings[kSyllableCount + 1];  // By code.
extern const std::uint16_t kFoldOf[kSyllableCount + 1];
extern const std::size_t kFoldCount;
extern const ShortText kFolds[];  // In byte order.
// Where the codes of a fold start in kFoldCodes, and after the last fold where they end.
extern const std::uint16_t kFoldStarts[];
extern const TokenCode kFoldCodes[];
extern const std::uint64_t kHash;  // Of all the other tables.
}  // namespace tables

[[nodiscard]] inline CharInfo info_of(char32_t c) {
  const std::size_t block = tables::kCharBlocks[c >> kCharBlockBits];
  return CharInfo(tables::kCharInfos[block << kCharBlockBits | (c & ((1U << kCharBlockBits) - 1))]);
}

// The same for an ASCII byte, whose block comes first.
[[nodiscard]] inline CharInfo info_of_ascii(unsigned char c) {
  return CharInfo(tables::kCharInfos[c]);
}

// One character of bytes that may be anything.
struct Char {
  CharInfo info;
  char32_t value;
  unsigned size;  // In bytes.
};

// The character at `at`; where the bytes are not well-formed UTF-8, one byte that parts words.
// Requires: at < end.
[[nodiscard]] inline Char char_at(const Byte* at, const Byte* end) {
  if (*at < 0x80) {
    return {info_of_ascii(*at), *at, 1};
  }
  const CodePoint found = decode(at, end);
  return found.size == 0 ? Char{CharInfo(), 0, 1}
                         : Char{info_of(found.value), found.value, found.size};
}

[[nodiscard]] inline std::u32string_view expansion_of(CharInfo info) {
  const char32_t* const at = tables::kExpansions + info.expansion();
  return {at + 1, *at};
}

[[nodiscard]] constexpr std::size_t first_slot(std::uint64_t key) {
  return static_cast<std::size_t>(key * kSlotMultiplier >> (64U - kSlotBits));
}

// The code of the syllable with these letters and this tone, or 0. `key` has at most
// kMaxSyllableLetters letters.
[[nodiscard]] inline TokenCode syllable_code(std::uint64_t key, unsigned tone) {
  for (std::size_t at = first_slot(key);; at = (at + 1) & ((1U << kSlotBits) - 1)) {
    const std::uint64_t slot = tables::kSlots[at];
    if (slot >> kPairBits == key) {
      return tables::kPairCodes[slot & ((1U << kPairBits) - 1)][tone];
    }
    if (slot == 0) {
      return 0;
    }
  }
}

}  // namespace timbao::text
