#include "timbao/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/letters.hpp"
#include "text/tables.hpp"

namespace timbao::text {
namespace {

// A combining mark that no script owns, as those of Latin, Greek and Cyrillic are.
[[nodiscard]] bool is_common_mark(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED;
}

void append_folded_by_icu(std::string_view term, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(term.data(), static_cast<int32_t>(term.size())));
  const icu::UnicodeString split =
      icu::Normalizer2::getNFDInstance(status)->normalize(source, status);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < split.length(); i = split.moveIndex32(i, 1)) {
    const UChar32 c = split.char32At(i);
    if (!is_common_mark(c)) {
      plain.append(c == U'đ' ? UChar32{'d'} : c);
    }
  }
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFCInstance(status)->normalize(plain, status);
  (U_SUCCESS(status) ? composed : source).toUTF8String(out);
}

// Calls `take(bytes, info)` for each character of the term.
template <class Take>
void for_each_char(std::string_view term, const Take& take) {
  while (!term.empty()) {
    const auto* const at = reinterpret_cast<const Byte*>(term.data());
    const Char next = char_at(at, at + term.size());
    take(term.substr(0, next.size), next.info);
    term.remove_prefix(next.size);
  }
}

[[nodiscard]] bool has_shape(unsigned letter) {
  return letter_of(letter) == U'đ' || kShapedLetters.find(letter_of(letter)) != kShapedLetters.npos;
}

// The letter without its shape: ă -> a.
[[nodiscard]] char plain_letter(unsigned letter) {
  const std::size_t at = kShapedLetters.find(letter_of(letter));
  if (at != kShapedLetters.npos) {
    return static_cast<char>(kShapedBases[at]);
  }
  return letter_of(letter) == U'đ' ? 'd' : static_cast<char>(letter_of(letter));
}

}  // namespace

std::string folded(std::string_view term) {
  std::string out;
  bool foreign = false;
  for_each_char(term, [&](std::string_view bytes, CharInfo info) {
    if (info.char_class() == CharClass::letter) {
      out += plain_letter(info.code());
    } else {
      out += bytes;
      foreign |= static_cast<Byte>(bytes[0]) >= 0x80;
    }
  });
  if (foreign) {
    out.clear();
    append_folded_by_icu(term, out);
  }
  return out;
}

std::uint8_t marks_of(std::string_view term) {
  std::uint8_t marks = 0;
  for_each_char(term, [&marks](std::string_view, CharInfo info) {
    if (info.char_class() == CharClass::letter) {
      marks |= has_shape(info.code()) ? kShapeMark : std::uint8_t{0};
      marks |= info.tone() > 0 ? kToneMark : std::uint8_t{0};
    }
  });
  return marks;
}

std::string without_tone(std::string_view term) {
  std::string out;
  for_each_char(term, [&out](std::string_view bytes, CharInfo info) {
    const bool letter = info.char_class() == CharClass::letter;
    out += letter ? tables::kLetterTexts[info.code()][0].view() : bytes;
  });
  return out;
}

}  // namespace timbao::text
