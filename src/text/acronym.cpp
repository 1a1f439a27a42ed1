#include "text/acronym.hpp"

#include <algorithm>

#include "text/letters.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace timbao::text {
namespace {

constexpr std::uint8_t base_of(std::size_t code) {
  for (std::size_t i = 0; i < kShapedLetters.size(); ++i) {
    if (letter_code(kShapedLetters[i]) == code) return letter_code(kShapedBases[i]);
  }
  return static_cast<std::uint8_t>(code);
}

constexpr auto kBases = [] {
  std::array<std::uint8_t, kLetters.size() + 1> bases{};
  for (std::size_t code = 1; code < bases.size(); ++code) bases[code] = base_of(code);
  return bases;
}();

const Byte* bytes_of(std::string_view text) { return reinterpret_cast<const Byte*>(text.data()); }

// The letter that a character is; for "Ð" U+00D0 the đ that it stands for.
CharInfo letter_of_character(CharInfo info) {
  if (info.char_class() != CharClass::mapped) return info;
  const std::u32string_view expansion = expansion_of(info);
  return expansion.size() == 1 ? info_of(expansion.front()) : CharInfo();
}

bool is_roman_numeral(const Acronym& acronym) {
  return std::all_of(
      acronym.letters.begin(), acronym.letters.begin() + acronym.size, [](std::uint8_t letter) {
        return std::u32string_view(U"ivx").find(letter_of(letter)) != std::u32string_view::npos;
      });
}

}  // namespace

std::optional<Acronym> acronym_of(std::string_view source, const Token& token) {
  if (token.kind != TokenKind::word && token.kind != TokenKind::syllable) return std::nullopt;
  const Byte* at = bytes_of(source) + token.start;
  const Byte* const end = bytes_of(source) + token.end;
  Acronym acronym;
  std::uint32_t letters = 0;
  while (at < end) {
    const Char next = char_at(at, end);
    const CharInfo letter = letter_of_character(next.info);
    const bool plain = letter.char_class() == CharClass::letter && letter.tone() == 0;
    if (!plain || letters == kMaxAcronymLetters) return std::nullopt;
    if (next.info.is_upper()) acronym.letters[acronym.size++] = kBases[letter.code()];
    ++letters;
    if (acronym.size == 0) return std::nullopt;
    at += next.size;
  }
  const bool capitals = acronym.size >= 2 && acronym.size * 2 >= letters;
  if (!capitals || is_roman_numeral(acronym)) return std::nullopt;
  return acronym;
}

std::uint8_t initial_of(std::string_view term) {
  const Byte* const start = bytes_of(term);
  const CharInfo info = char_at(start, start + term.size()).info;
  return info.char_class() == CharClass::letter ? kBases[info.code()] : std::uint8_t{0};
}

}  // namespace timbao::text
