// Types syllables as Telex and VNI have it, the obvious way, with no keyboard driver to read them.
#pragma once

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace timbao::test {

enum class Method { telex, vni };

// Where the keys of shapes and tones stand: behind their letter; the tone at the end; both at the
// end of the word.
enum class KeyPlace { at_letter, tone_at_end, all_at_end };

// The key of a combining mark, empty for another character.
inline std::string key_of_mark(Method method, char16_t mark, char base) {
  const bool telex = method == Method::telex;
  switch (mark) {
    case u'\u0300':
      return telex ? "f" : "2";
    case u'\u0309':
      return telex ? "r" : "3";
    case u'\u0303':
      return telex ? "x" : "4";
    case u'\u0301':
      return telex ? "s" : "1";
    case u'\u0323':
      return telex ? "j" : "5";
    case u'\u0302':
      return telex ? std::string(1, base) : "6";
    case u'\u031B':
      return telex ? "w" : "7";
    case u'\u0306':
      return telex ? "w" : "8";
    default:
      return {};
  }
}

inline bool is_tone(char16_t mark) {
  return std::u16string_view(u"\u0300\u0309\u0303\u0301\u0323").find(mark) !=
         std::u16string_view::npos;
}

// `both_horns` types ươ as "uwow", else as "uow".
inline std::string typed(std::string_view syllable, Method method, KeyPlace place,
                         bool both_horns) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString marks = icu::Normalizer2::getNFDInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(std::string(syllable)), status);
  std::string letters;
  std::string shapes_at_end;
  std::string tone_at_end;
  for (int i = 0; i < marks.length();) {
    const bool stroked = marks[i] == u'đ';
    const char base = stroked ? 'd' : static_cast<char>(marks[i]);
    std::string shape;
    if (stroked) shape = method == Method::telex ? "d" : "9";
    std::string tone;
    for (++i; i < marks.length() && !key_of_mark(method, marks[i], base).empty(); ++i) {
      (is_tone(marks[i]) ? tone : shape) += key_of_mark(method, marks[i], base);
    }
    const bool first_horn = base == 'u' && !shape.empty() && i < marks.length() && marks[i] == u'o';
    if (first_horn && !both_horns) shape.clear();
    letters += base;
    (place == KeyPlace::all_at_end ? shapes_at_end : letters) += shape;
    (place == KeyPlace::at_letter ? letters : tone_at_end) += tone;
  }
  return letters + shapes_at_end + tone_at_end;
}

}  // namespace timbao::test
