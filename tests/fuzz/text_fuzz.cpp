// Any bytes as text: the tokens keep their invariants, and the other functions survive.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/token_invariants.hpp"
#include "timbao/text/fold.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  namespace text = timbao::text;
  const std::string_view source(reinterpret_cast<const char*>(bytes), size);
  require(text::broken_invariant(source).empty());

  text::Tokens tokens;
  text::tokenize(source, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string fold = text::folded(tokens.term(i));
    require(text::folded(fold) == fold);
    const std::string toneless = text::without_tone(tokens.term(i));
    require((text::marks_of(toneless) & text::kToneMark) == 0);
  }
  return 0;
}
