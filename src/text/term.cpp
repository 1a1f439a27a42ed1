#include "text/term.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>

#include "text/char_info.hpp"
#include "text/hash.hpp"
#include "text/letters.hpp"
#include "text/tables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

// Calls `take(c, info)` for each character of valid UTF-8, with expansions in the place of what
// stands for them.
template <class Take>
void for_each_char(const Byte* at, const Byte* end, const Take& take) {
  while (at < end) {
    const auto [info, value, size] = char_at(at, end);
    at += size;
    if (info.char_class() != CharClass::mapped) {
      take(value, info);
      continue;
    }
    for (const char32_t c : expansion_of(info)) {
      take(c, info_of(c));
    }
  }
}

// Spells Vietnamese letters and digits. A letter waits until no mark can follow it.
class Speller {
 public:
  explicit Speller(std::string& term) : term_(term) {}

  void take(CharInfo info) {
    switch (info.char_class()) {
      case CharClass::letter:
      case CharClass::foreign_letter:  // A look-alike: no other stands in a run that is not
                                       // foreign.
        flush();
        letter_ = info.code();
        tone_ = info.tone();
        break;
      case CharClass::digit:
        flush();
        term_ += static_cast<char>('0' + info.code());
        break;
      case CharClass::tone_mark:
        tone_ = info.tone();
        break;
      case CharClass::shape_mark:
        letter_ = shaped(letter_, info.code());
        break;
      default:
        break;
    }
  }

  void flush() {
    term_ += tables::kLetterTexts[letter_][tone_].view();
    letter_ = 0;
    tone_ = 0;
  }

 private:
  std::string& term_;
  unsigned letter_ = 0;
  unsigned tone_ = 0;
};

// Leaves the composing to ICU, which knows all other letters.
void append_foreign_term(const Byte* start, const Byte* end, std::string& term) {
  icu::UnicodeString text;
  for_each_char(start, end, [&text](char32_t c, CharInfo info) {
    switch (info.char_class()) {
      case CharClass::letter:
        text.append(static_cast<UChar32>(letter_of(info.code())));
        if (info.tone() > 0) {
          text.append(static_cast<UChar32>(kToneMarks[info.tone() - 1]));
        }
        break;
      case CharClass::digit:
        text.append(static_cast<UChar32>(U'0' + info.code()));
        break;
      case CharClass::ignorable:
        break;
      default:
        text.append(static_cast<UChar32>(c));
    }
  });
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
  (U_SUCCESS(status) ? composed : text).toUTF8String(term);
}

constexpr std::size_t kHashDigits = 16;

}  // namespace

void append_term(const Byte* start, const Byte* end, bool foreign, std::string& term) {
  if (foreign) {
    append_foreign_term(start, end, term);
    return;
  }
  Speller speller(term);
  for_each_char(start, end, [&speller](char32_t, CharInfo info) { speller.take(info); });
  speller.flush();
}

void cut_term(std::string& term) {
  if (term.size() <= kMaxTermBytes) {
    return;
  }
  // Letters and digits only, so that the cut term is one run when it is read again.
  std::uint64_t hash = hash_of(term);
  std::size_t kept = kMaxTermBytes - kHashDigits;
  while (is_continuation(static_cast<Byte>(term[kept]))) {
    --kept;
  }
  term.resize(kept);
  for (std::size_t i = 0; i < kHashDigits; ++i, hash >>= 4U) {
    term += "0123456789abcdef"[hash & 0xFU];
  }
}

}  // namespace timbao::text
