#include "gen_tables/unicode.hpp"

#include <unicode/unistr.h>

#include <cstdlib>
#include <iostream>

namespace timbao::text {

void fail(const std::string& reason) {
  std::cerr << "gen_tables: " << reason << '\n';
  std::exit(1);
}

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status)) {
    fail(std::string("ICU has no normalizer ") + name);
  }
  return *found;
}

std::u32string normalized(const icu::Normalizer2& normalizer, std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                    static_cast<int32_t>(text.size()));
  const icu::UnicodeString target = normalizer.normalize(source, status);
  if (U_FAILURE(status)) {
    fail("ICU cannot normalize");
  }
  std::u32string out;
  for (int32_t i = 0; i < target.length(); i = target.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(target.char32At(i));
  }
  return out;
}

std::u32string nfc(std::u32string_view text) {
  return normalized(normalizer("nfc", UNORM2_COMPOSE), text);
}

std::string utf8(std::u32string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                static_cast<int32_t>(text.size()))
      .toUTF8String(out);
  return out;
}

}  // namespace timbao::text
