// What the generator asks of ICU. Nothing here returns where ICU fails: the build ends.
#pragma once

#include <unicode/normalizer2.h>

#include <string>
#include <string_view>

namespace timbao::text {

[[noreturn]] void fail(const std::string& reason);

[[nodiscard]] const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode);
[[nodiscard]] std::u32string normalized(const icu::Normalizer2& normalizer,
                                        std::u32string_view text);
[[nodiscard]] std::u32string nfc(std::u32string_view text);
[[nodiscard]] std::string utf8(std::u32string_view text);

[[nodiscard]] inline bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace timbao::text
