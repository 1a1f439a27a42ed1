#include "gen_tables/look_alikes.hpp"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace timbao::text {
namespace {

constexpr std::u32string_view kLooksLikeD = U"\u00D0\u00F0\u0189\u0256\u018B\u018C";
constexpr std::u32string_view kLooksLikeA = U"\u0251";
constexpr std::u32string_view kLooksLikeG = U"\u0261";
constexpr std::u32string_view kLooksLikeT = U"\u01AC\u01AD";

struct LookAlike {
  char32_t letter;
  char32_t latin;
};

// By either case: "в" stands for b, as its capital looks. Greek μ stays, the sign of micro, and so
// do letters that could be two: ν, υ, η.
constexpr auto kOtherScripts = std::to_array<LookAlike>({
    // Cyrillic
    {U'\u0430', U'a'},
    {U'\u0432', U'b'},
    {U'\u0433', U'r'},
    {U'\u0435', U'e'},
    {U'\u043A', U'k'},
    {U'\u043C', U'm'},
    {U'\u043D', U'h'},
    {U'\u043E', U'o'},
    {U'\u043F', U'n'},
    {U'\u0440', U'p'},
    {U'\u0441', U'c'},
    {U'\u0442', U't'},
    {U'\u0443', U'y'},
    {U'\u0445', U'x'},
    {U'\u0455', U's'},
    {U'\u0456', U'i'},
    {U'\u0458', U'j'},
    {U'\u04AF', U'y'},
    {U'\u04BB', U'h'},
    {U'\u0501', U'd'},
    {U'\u051B', U'q'},
    {U'\u051D', U'w'},
    // Greek
    {U'\u03B1', U'a'},
    {U'\u03B9', U'i'},
    {U'\u03BA', U'k'},
    {U'\u03BF', U'o'},
    {U'\u03C1', U'p'},
});

// Names every small capital "LATIN LETTER SMALL CAPITAL M".
void add_small_capitals(std::map<char32_t, char32_t>& letters) {
  constexpr std::string_view kName = "LATIN LETTER SMALL CAPITAL ";
  for (char32_t c = 0x0250; c < 0xAB70; ++c) {
    char buffer[128];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size = u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, buffer,
                                    static_cast<int32_t>(std::size(buffer)), &status);
    const std::string_view name(buffer, U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0);
    if (name.size() == kName.size() + 1 && name.starts_with(kName)) {
      letters[c] = static_cast<char32_t>(u_tolower(name.back()));
    }
  }
}

}  // namespace

const std::map<char32_t, char32_t>& latin_look_alikes() {
  static const auto kLetters = [] {
    std::map<char32_t, char32_t> letters;
    const auto add = [&letters](std::u32string_view list, char32_t letter) {
      for (const char32_t c : list) {
        letters[c] = letter;
      }
    };
    add(kLooksLikeD, U'đ');
    add(kLooksLikeA, U'a');
    add(kLooksLikeG, U'g');
    add(kLooksLikeT, U't');
    add_small_capitals(letters);
    return letters;
  }();
  return kLetters;
}

char32_t look_alike_of(char32_t letter) {
  for (const LookAlike& known : kOtherScripts) {
    if (known.letter == letter) {
      return known.latin;
    }
  }
  return 0;
}

}  // namespace timbao::text
