#include "timbao/text/word_letters.hpp"

#include "text/letters.hpp"
#include "text/tables.hpp"

namespace timbao::text {

WordLetters letters_of(std::string_view term) {
  WordLetters word;
  const auto* at = reinterpret_cast<const Byte*>(term.data());
  const Byte* const end = at + term.size();
  while (at < end) {
    const Char next = char_at(at, end);
    at += next.size;
    if (next.info.char_class() != CharClass::letter) {
      word.letters += next.value;
      continue;
    }
    word.letters += letter_of(next.info.code());
    if (next.info.tone() != 0) word.tone = next.info.tone();
  }
  return word;
}

char32_t without_shape(char32_t letter) {
  const std::size_t at = kShapedLetters.find(letter);
  if (at != std::u32string_view::npos) return kShapedBases[at];
  return letter == U'đ' ? U'd' : letter;
}

}  // namespace timbao::text
