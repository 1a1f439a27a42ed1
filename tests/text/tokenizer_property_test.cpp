// Random texts: what must hold for the tokens of any bytes. The seed is fixed; a failure prints it.
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "text/token_invariants.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

constexpr std::uint32_t kSeed = 20231108;

class Random {
 public:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::string bytes(std::uint32_t count) {
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i) out += static_cast<char>(below(256));
    return out;
  }

  // Any code points, most of them below `limit`.
  icu::UnicodeString characters(std::uint32_t count, std::uint32_t limit) {
    icu::UnicodeString out;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t kind = below(8);
      const std::uint32_t c = kind == 0   ? 0x300 + below(0x30)
                              : kind == 1 ? 0x1EA0 + below(0x60)
                              : kind == 2 ? 0x20 + below(0x60)
                                          : below(limit);
      if (!U_IS_SURROGATE(c)) out.append(static_cast<UChar32>(c));
    }
    return out;
  }

  std::string syllable() {
    return std::string(spelling(static_cast<TokenCode>(1 + below(kSyllableCount))));
  }

  // Syllables, other words, numbers and signs in any order.
  std::string text(std::uint32_t pieces) {
    static constexpr auto kOthers = std::to_array<std::string_view>(
        {"covid",    "U23",    "250.000", "1,2",    "100.000đ", "TP.",        "A.I",
         "L'Oréal",  "AT&T",   "C++",     "Đắk",    "TƯ",       "ÐIỆN",       "m²",
         "5.9.1962", "’",      ".",       ",",      "…",        "!”",         "-",
         "\n\n",     "(",      "1.23",    "\u00AD", "\u200B",   "e\u0304",    "ｃ１",
         "05",       "09h30",  "10.9",    "0",      "40km",     "5g",         "m2",
         "20triệu",  "μm",     "GD&ĐT",   "&",      "T",        "tr\u043Eng", "\u0430",
         "\u041F",   "\u0436", "\u03AC",  "ɡ",      "ᴍ",        "0\u00AD",    "５"});
    std::string out;
    for (std::uint32_t i = 0; i < pieces; ++i) {
      out += below(3) > 0 ? syllable() : std::string(kOthers[below(kOthers.size())]);
      if (below(4) > 0) out += ' ';
    }
    return out;
  }

 private:
  std::mt19937 engine_{kSeed};
};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return utf8(icu::Normalizer2::getNFCInstance(status)->normalize(text, status));
}

std::string decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return utf8(icu::Normalizer2::getNFDInstance(status)->normalize(text, status));
}

TEST(TokenizerProperty, HoldsForRandomBytes) {
  Random random;
  for (int round = 0; round < 3000; ++round) {
    const std::string source = random.bytes(random.below(80));
    ASSERT_EQ(broken_invariant(source), "")
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
  }
}

TEST(TokenizerProperty, HoldsForRandomCharacters) {
  Random random;
  for (int round = 0; round < 6000; ++round) {
    const std::uint32_t limit = round % 2 == 0 ? 0x2500 : 0x30000;
    const std::string source = utf8(random.characters(random.below(40), limit));
    ASSERT_EQ(broken_invariant(source), "")
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
  }
}

TEST(TokenizerProperty, HoldsForNewsWithBrokenBytes) {
  Random random;
  for (int round = 0; round < 2000; ++round) {
    std::string source = random.text(random.below(40));
    if (random.below(2) == 0) source = decomposed(utf16(source));
    for (std::uint32_t i = random.below(4); i > 0 && !source.empty(); --i) {
      source[random.below(static_cast<std::uint32_t>(source.size()))] =
          static_cast<char>(random.below(256));
    }
    ASSERT_EQ(broken_invariant(source), "")
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
  }
}

TEST(TokenizerProperty, IsTheSameForComposedAndDecomposedText) {
  Random random;
  for (int round = 0; round < 4000; ++round) {
    const icu::UnicodeString source = round % 2 == 0 ? utf16(random.text(random.below(30)))
                                                     : random.characters(random.below(30), 0x30000);
    ASSERT_EQ(normal_form(composed(source)), normal_form(decomposed(source)))
        << "seed " << kSeed << " round " << round << ' ' << composed(source);
  }
}

TEST(TokenizerProperty, IsTheSameForSyllablesInCapitals) {
  Random random;
  for (int round = 0; round < 2000; ++round) {
    std::string source;
    for (std::uint32_t i = random.below(30); i > 0; --i) {
      const std::string syllable = random.syllable();
      // TƯ is short for trung ương.
      if (syllable != "tư") source += syllable + (random.below(3) == 0 ? ", " : " ");
    }
    ASSERT_EQ(normal_form(source), normal_form(utf8(utf16(source).toUpper(icu::Locale::getRoot()))))
        << "seed " << kSeed << " round " << round;
  }
}

// The bytes of a code point by definition, whether or not it has any.
std::string encoded(std::uint32_t c) {
  constexpr std::uint32_t kLimits[] = {0x80, 0x800, 0x10000};
  constexpr std::uint32_t kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  const auto more = static_cast<std::uint32_t>(std::count_if(
      std::begin(kLimits), std::end(kLimits), [c](auto limit) { return c >= limit; }));
  std::string out(1, static_cast<char>(kLeads[more] | c >> (6 * more)));
  for (std::uint32_t i = more; i > 0; --i) {
    out += static_cast<char>(0x80U | (c >> (6 * (i - 1)) & 0x3FU));
  }
  return out;
}

// Whether a character of `size` bytes stands at the start of `bytes`: encoding what its payload
// bits say gives the same bytes.
bool starts_with_character(std::string_view bytes, std::size_t size) {
  constexpr std::uint32_t kPayload[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  if (size > bytes.size()) return false;
  std::uint32_t c = static_cast<unsigned char>(bytes[0]) & kPayload[size];
  for (std::size_t i = 1; i < size; ++i)
    c = c << 6U | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
  const bool exists = c <= 0x10FFFF && !U_IS_SURROGATE(c);
  return exists && encoded(c) == bytes.substr(0, size);
}

std::size_t first_invalid_by_definition(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t size = 1;
    while (size <= 4 && !starts_with_character(bytes.substr(at), size)) ++size;
    if (size > 4) return at;
    at += size;
  }
  return std::string_view::npos;
}

TEST(TokenizerProperty, FindsTheInvalidByteThatTheDefinitionNames) {
  Random random;
  for (int round = 0; round < 20000; ++round) {
    std::string source = utf8(random.characters(random.below(12), 0x110000));
    if (!source.empty() && random.below(2) == 0) {
      source[random.below(static_cast<std::uint32_t>(source.size()))] =
          static_cast<char>(random.below(256));
    }
    ASSERT_EQ(first_invalid_utf8(source), first_invalid_by_definition(source))
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
  }
}

}  // namespace
}  // namespace timbao::text
