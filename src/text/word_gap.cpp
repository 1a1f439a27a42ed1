#include "text/word_gap.hpp"

#include "text/tables.hpp"

namespace timbao::text {
namespace {

// The hyphens that ICU keeps apart: of ASCII, of Unicode, and the one that breaks no line.
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

}  // namespace

bool continues_word(std::string_view source, const Tokens& tokens, std::size_t i) {
  if (tokens[i].before != Boundary::none) return false;
  const auto* const bytes = reinterpret_cast<const Byte*>(source.data());
  const Byte* at = bytes + tokens[i - 1].end;
  const Byte* const end = bytes + tokens[i].start;
  if (at == end) return false;
  const Char first = char_at(at, end);
  if (is_hyphen(first.value)) return at + first.size == end;
  while (at < end) {
    const Char next = char_at(at, end);
    const CharClass kind = next.info.char_class();
    if (kind != CharClass::space && kind != CharClass::ignorable) return false;
    at += next.size;
  }
  return true;
}

}  // namespace timbao::text
