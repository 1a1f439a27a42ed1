// Decides whether a sentence or paragraph ends between two tokens.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/char_info.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// What stands between two tokens, as far as it tells where sentences end.
class Gap {
 public:
  void clear() { bits_ = 0; }
  [[nodiscard]] bool is_clear() const { return bits_ == 0; }

  // `touches` says whether the character directly follows the token.
  void add(CharClass char_class, bool touches);

  [[nodiscard]] bool may_end_sentence() const { return (bits_ & (kLineEnd | kTerminator)) != 0; }
  [[nodiscard]] bool ends_paragraph() const { return (bits_ & kLineEnd) != 0; }

  // Whether a terminator, white space and the start of a sentence are there.
  [[nodiscard]] bool ends_sentence_before(CharInfo next) const {
    const bool start =
        next.is_upper() || next.char_class() == CharClass::digit || (bits_ & kQuoteAfterSpace) != 0;
    return start && (bits_ & kTerminator) != 0 && (bits_ & kSpaceAfter) != 0;
  }

  // Whether a full stop that may belong to an abbreviation is the only terminator.
  [[nodiscard]] bool is_one_full_stop() const { return (bits_ & kOneFullStop) != 0; }

 private:
  static constexpr std::uint8_t kLineEnd = 1;
  static constexpr std::uint8_t kTerminator = 2;
  static constexpr std::uint8_t kSpaceAfter = 4;
  static constexpr std::uint8_t kQuoteAfterSpace = 8;
  static constexpr std::uint8_t kOneFullStop = 16;

  std::uint8_t bits_ = 0;
};

// Whether a full stop behind the last token shortens it and ends nothing: "TP. Hồ Chí Minh", "ThS.
// Lan", "Q. Bình Thạnh", "George W. Bush". A single capital after a capitalised Vietnamese syllable
// is the last word of a name, and its sentence ends: "Nguyễn Văn A. Cảnh sát…".
[[nodiscard]] bool is_abbreviated(std::string_view source, const Tokens& tokens);

}  // namespace timbao::text
