#include "text/sentences.hpp"

#include <algorithm>
#include <array>

#include "text/tables.hpp"

namespace timbao::text {
namespace {

// Short forms that a full stop follows, before a name or a number. Sorted by bytes.
constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "bs",   "bscki", "bsckii", "dr",  "gs",   "ks", "kts", "ls", "mr", "mrs",  "ms", "ngnd", "ngưt",
    "nsnd", "nsưt",  "nxb",    "pgs", "prof", "st", "ths", "tp", "ts", "tskh", "tt", "tx",
});
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

[[nodiscard]] Char first_char(std::string_view text) {
  const auto* const start = reinterpret_cast<const Byte*>(text.data());
  return char_at(start, start + text.size());
}

[[nodiscard]] bool has_capital(std::string_view source, const Token& token) {
  return first_char(source.substr(token.start)).info.is_upper();
}

[[nodiscard]] bool ends_name(std::string_view source, const Token& before, const Token& initial) {
  return before.kind == TokenKind::syllable && has_capital(source, before) &&
         source.substr(before.end, initial.start - before.end) == " ";
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
  if (!has_capital(source, last)) {
    return false;
  }
  const std::string_view term = tokens.term(last);
  if (first_char(term).size == term.size()) {
    const std::size_t count = tokens.list.size();
    return count < 2 || !ends_name(source, tokens.list[count - 2], last);
  }
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), term);
}

}  // namespace timbao::text
