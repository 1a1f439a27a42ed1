// What the tokenizer knows of one code point, packed into 32 bits. tools/gen_tables fills the table
// from ICU.
#pragma once

#include <cstdint>

namespace timbao::text {

enum class CharClass : std::uint8_t {
  separator,       // Parts words and says nothing more.
  letter,          // Of kLetters, either case, with or without a tone.
  digit,           // 0-9.
  tone_mark,       // A combining mark of kToneMarks: acts on the letter before it.
  shape_mark,      // A combining mark of kShapeMarks.
  foreign_letter,  // Any other letter that is its own normal form. Has the code of the letter that
                   // it looks like, if any (Cyrillic о).
  foreign_mark,    // Any other combining mark.
  mapped,          // Stands for other letters, digits and marks: its expansion.
  ignorable,       // Invisible inside a word: soft hyphen, joiners, direction marks.
  space,
  line_end,
  full_stop,
  terminator,  // Ends sentences as a full stop does: ! ? and the ellipsis.
  quote,       // A quotation mark or bracket, of either side.
  apostrophe,
  ampersand,
  plus,
};

// Bits 0-4 class, 5 upper case, 6-11 letter code, 12-14 tone, 15-31 offset of the expansion.
// A shape mark keeps its code in the place of the letter's; a digit its value.
class CharInfo {
 public:
  constexpr CharInfo() = default;
  constexpr explicit CharInfo(std::uint32_t bits) : bits_(bits) {}
  constexpr explicit CharInfo(CharClass char_class)
      : bits_(static_cast<std::uint32_t>(char_class)) {}

  [[nodiscard]] constexpr CharInfo with_upper() const { return CharInfo(bits_ | 1U << 5U); }
  [[nodiscard]] constexpr CharInfo with_code(std::uint32_t code) const {
    return CharInfo(bits_ | code << 6U);
  }
  [[nodiscard]] constexpr CharInfo with_tone(std::uint32_t tone) const {
    return CharInfo(bits_ | tone << 12U);
  }
  [[nodiscard]] constexpr CharInfo with_expansion(std::uint32_t offset) const {
    return CharInfo(bits_ | offset << 15U);
  }

  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  [[nodiscard]] constexpr CharClass char_class() const {
    return static_cast<CharClass>(bits_ & 0x1FU);
  }
  [[nodiscard]] constexpr bool is_upper() const { return (bits_ & 1U << 5U) != 0; }
  [[nodiscard]] constexpr unsigned code() const { return bits_ >> 6U & 0x3FU; }
  [[nodiscard]] constexpr unsigned tone() const { return bits_ >> 12U & 0x7U; }
  [[nodiscard]] constexpr std::uint32_t expansion() const { return bits_ >> 15U; }

  // Whether a token can begin with it.
  [[nodiscard]] constexpr bool starts_word() const {
    switch (char_class()) {
      case CharClass::letter:
      case CharClass::digit:
      case CharClass::foreign_letter:
      case CharClass::mapped:
        return true;
      default:
        return false;
    }
  }

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace timbao::text
