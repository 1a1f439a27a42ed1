#include "gen_tables/chars.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "gen_tables/look_alikes.hpp"
#include "gen_tables/unicode.hpp"
#include "text/char_info.hpp"
#include "text/letters.hpp"

namespace timbao::text {
namespace {

constexpr std::u32string_view kApostrophes = U"'\u2019\u02BC";
constexpr char32_t kEllipsis = U'\u2026';

// The Greek iota subscript. Case folding makes a letter of it, and of "ᾳ" with another mark
// something else in NFC than in NFD; it is dropped instead.
constexpr char32_t kIotaSubscript = U'\u0345';

std::u32string casefolded(char32_t c) {
  std::u32string split =
      normalized(normalizer("nfc", UNORM2_DECOMPOSE), std::u32string_view(&c, 1));
  std::erase(split, kIotaSubscript);
  return normalized(normalizer("nfkc_cf", UNORM2_COMPOSE), split);
}

// Every composed Vietnamese letter of both cases, with its code and tone.
std::map<char32_t, CharInfo> vietnamese_letters() {
  std::map<char32_t, CharInfo> letters;
  const auto put = [&letters](char32_t lower, CharInfo info) {
    letters[lower] = info;
    letters[static_cast<char32_t>(u_toupper(static_cast<UChar32>(lower)))] = info.with_upper();
  };
  for (const char32_t letter : kLetters) {
    const CharInfo plain = CharInfo(CharClass::letter).with_code(letter_code(letter));
    put(letter, plain);
    for (std::size_t i = 0; contains(kVowels, letter) && i < kToneMarks.size(); ++i) {
      const std::u32string toned = nfc(std::u32string{letter, kToneMarks[i]});
      put(toned.at(0), plain.with_tone(static_cast<std::uint32_t>(i + 1)));
    }
  }
  for (const auto& [c, letter] : latin_look_alikes()) {
    const CharInfo info = CharInfo(CharClass::letter).with_code(letter_code(letter));
    letters[c] = u_isUUppercase(static_cast<UChar32>(c)) ? info.with_upper() : info;
  }
  return letters;
}

class CharTableBuilder {
 public:
  CharTableBuilder() {
    for (char32_t c = 0; c < 0x110000; ++c) {
      infos_.push_back(info(c).bits());
    }
  }

  [[nodiscard]] CharTable table() const { return {infos_, expansions_}; }

 private:
  CharInfo info(char32_t c) {
    if (const auto known = letters_.find(c); known != letters_.end()) {
      return known->second;
    }
    if (const CharClass punctuation = punctuation_class(c); punctuation != CharClass::separator) {
      return CharInfo(punctuation);
    }
    const auto code_point = static_cast<UChar32>(c);
    const int32_t line_break = u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK);
    // A zero-width space parts words, unlike the other invisible characters.
    if (line_break == U_LB_ZWSPACE || U_IS_SURROGATE(code_point)) {
      return CharInfo(CharClass::separator);
    }
    if (c == kIotaSubscript ||
        u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      return CharInfo(CharClass::ignorable);
    }
    return mapped_info(c);
  }

  // What the tokenizer knows by name; `separator` for everything else.
  static CharClass punctuation_class(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    switch (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK)) {
      case U_LB_MANDATORY_BREAK:
      case U_LB_CARRIAGE_RETURN:
      case U_LB_LINE_FEED:
      case U_LB_NEXT_LINE:
        return CharClass::line_end;
      default:
        break;
    }
    if (contains(kApostrophes, c)) {
      return CharClass::apostrophe;
    }
    if (c == U'.' || c == U'&' || c == U'+') {
      return c == U'.' ? CharClass::full_stop : c == U'&' ? CharClass::ampersand : CharClass::plus;
    }
    if (c == kEllipsis || u_hasBinaryProperty(code_point, UCHAR_S_TERM)) {
      return CharClass::terminator;
    }
    if (u_isUWhiteSpace(code_point)) {
      return CharClass::space;
    }
    const auto mask = U_GET_GC_MASK(code_point);
    const bool bracket = (mask & (U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK)) != 0;
    return bracket || u_hasBinaryProperty(code_point, UCHAR_QUOTATION_MARK) ? CharClass::quote
                                                                            : CharClass::separator;
  }

  // By what NFKC_Casefold makes of it: "Ａ" is the letter a, "²" the digit 2, "㎡" stands for "m2".
  CharInfo mapped_info(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    std::u32string target = casefolded(c);
    for (char32_t& mapped : target) {
      const auto look_alike = latin_look_alikes().find(mapped);
      mapped = look_alike == latin_look_alikes().end() ? mapped : look_alike->second;
    }
    if (target.size() == 1 && target[0] != c &&
        punctuation_class(target[0]) != CharClass::separator) {
      return CharInfo(punctuation_class(target[0]));
    }
    if (is_sign_of_letters(c)) {
      return CharInfo(CharClass::separator);
    }
    if (target.size() == 1 && simple_info(target[0]).char_class() != CharClass::foreign_letter) {
      const CharInfo simple = simple_info(target[0]);
      return u_isUUppercase(code_point) ? simple.with_upper() : simple;
    }
    if (target == std::u32string_view(&c, 1)) {
      return simple_info(c);
    }
    return expanded_info(c, target);
  }

  // Raised or small letters used as signs, not as letters of a word: "30 ºC", "Windows™".
  static bool is_sign_of_letters(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    const auto category = U_GET_GC_MASK(code_point);
    return u_getIntPropertyValue(code_point, UCHAR_DECOMPOSITION_TYPE) == U_DT_SUPER &&
           (category & (U_GC_LO_MASK | U_GC_SO_MASK)) != 0;
  }

  // A character that is its own NFKC_Casefold.
  [[nodiscard]] CharInfo simple_info(char32_t c) const {
    if (const auto known = letters_.find(c); known != letters_.end()) {
      return known->second;
    }
    const auto code_point = static_cast<UChar32>(c);
    if (const auto tone = kToneMarks.find(c); tone != std::u32string_view::npos) {
      return CharInfo(CharClass::tone_mark).with_tone(static_cast<std::uint32_t>(tone + 1));
    }
    if (const auto shape = kShapeMarks.find(c); shape != std::u32string_view::npos) {
      return CharInfo(CharClass::shape_mark).with_code(static_cast<std::uint32_t>(shape + 1));
    }
    if (const int32_t digit = u_charDigitValue(code_point); digit >= 0 && u_isdigit(code_point)) {
      return CharInfo(CharClass::digit).with_code(static_cast<std::uint32_t>(digit));
    }
    const auto category = U_GET_GC_MASK(code_point);
    if ((category & (U_GC_L_MASK | U_GC_NL_MASK | U_GC_NO_MASK)) != 0) {
      const char32_t look_alike = look_alike_of(c);
      return CharInfo(CharClass::foreign_letter)
          .with_code(look_alike == 0 ? 0 : letter_code(look_alike));
    }
    return CharInfo((category & U_GC_M_MASK) != 0 ? CharClass::foreign_mark : CharClass::separator);
  }

  // "㎏" stands for "kg". "½" and "℃" stand for nothing: with their signs they would be two tokens,
  // or join what a sign parts.
  CharInfo expanded_info(char32_t c, const std::u32string& target) {
    const auto in_word = [this](char32_t mapped) {
      const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(mapped)) & U_GC_M_MASK) != 0;
      return mark || (punctuation_class(mapped) == CharClass::separator &&
                      simple_info(mapped).starts_word());
    };
    if (target.empty() || !simple_info(target[0]).starts_word()) {
      return simple_info(c);
    }
    if (!std::all_of(target.begin(), target.end(), in_word)) {
      return CharInfo(CharClass::separator);
    }
    const CharInfo info = CharInfo(CharClass::mapped).with_expansion(offset_of(target));
    return u_isUUppercase(static_cast<UChar32>(c)) ? info.with_upper() : info;
  }

  std::uint32_t offset_of(const std::u32string& word) {
    const auto [at, added] =
        offsets_.try_emplace(word, static_cast<std::uint32_t>(expansions_.size()));
    if (added) {
      expansions_.push_back(static_cast<std::uint32_t>(word.size()));
      expansions_.insert(expansions_.end(), word.begin(), word.end());
    }
    return at->second;
  }

  std::map<char32_t, CharInfo> letters_ = vietnamese_letters();
  std::vector<std::uint32_t> infos_;
  std::map<std::u32string, std::uint32_t> offsets_;
  std::vector<std::uint32_t> expansions_;
};

}  // namespace

CharTable char_table() { return CharTableBuilder().table(); }

}  // namespace timbao::text
