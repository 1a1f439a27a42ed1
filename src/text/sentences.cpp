#include "text/sentences.hpp"

#include <algorithm>
#include <array>

#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace timbao::text {
namespace {

// Short forms that a full stop follows, before a name or a number. Sorted by bytes.
constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "bs", "bscki", "bsckii", "dr", "gs", "ks", "kts", "ls", "mr", "mrs", "ms", "ngnd", "ngưt", "nsnd",
    "nsưt", "nxb", "pgs", "prof", "st", "ths", "tp", "ts", "tskh", "tt", "tx",
});
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

[[nodiscard]] CharInfo first_char(std::string_view source, const Token& token) {
  const auto* const start = reinterpret_cast<const Byte*>(source.data()) + token.start;
  const auto* const end = reinterpret_cast<const Byte*>(source.data()) + token.end;
  return *start < 0x80 ? info_of_ascii(*start) : info_of(decode(start, end).value);
}

[[nodiscard]] bool ends_name(std::string_view source, const Token& before, const Token& initial) {
  return before.kind == TokenKind::syllable && first_char(source, before).is_upper() &&
         source.substr(before.end, initial.start - before.end) == " ";
}

[[nodiscard]] bool is_one_letter(std::string_view term) {
  const auto* const start = reinterpret_cast<const Byte*>(term.data());
  return term.size() == (*start < 0x80 ? 1 : decode(start, start + term.size()).size);
}

}  // namespace

void Gap::add(CharClass char_class, bool touches) {
  switch (char_class) {
    case CharClass::ignorable:
      return;
    case CharClass::space:
      bits_ |= (bits_ & kTerminator) != 0 ? kSpaceAfter : 0;
      return;
    case CharClass::line_end:
      bits_ |= kLineEnd;
      return;
    case CharClass::full_stop:
      bits_ = touches ? kTerminator | kOneFullStop
                      : static_cast<std::uint8_t>((bits_ & ~kOneFullStop) | kTerminator);
      return;
    case CharClass::terminator:
      bits_ = static_cast<std::uint8_t>((bits_ & ~kOneFullStop) | kTerminator);
      return;
    case CharClass::quote:
    case CharClass::apostrophe:
      bits_ |= (bits_ & kSpaceAfter) != 0 ? kQuoteAfterSpace : 0;
      return;
    default:
      // "Yahoo!, Google": a comma right behind takes the end of the sentence back.
      if ((bits_ & kSpaceAfter) == 0) {
        bits_ &= kLineEnd;
      }
  }
}

bool is_abbreviated(std::string_view source, const Tokens& tokens) {
  const Token& last = tokens.list.back();
  if (!first_char(source, last).is_upper()) {
    return false;
  }
  if (is_one_letter(tokens.term(last))) {
    const std::size_t count = tokens.list.size();
    return count < 2 || !ends_name(source, tokens.list[count - 2], last);
  }
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), tokens.term(last));
}

}  // namespace timbao::text
