// Any bytes as text: tokens, words and definitions keep their invariants, and the other functions
// survive.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "text/token_invariants.hpp"
#include "timbao/text/compounds.hpp"
#include "timbao/text/definitions.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/typed_keys.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

namespace text = timbao::text;

// Words hold every token once, in order.
void require_whole_words(std::string_view source, const text::Tokens& tokens) {
  std::size_t next = 0;
  for (const text::WordSpan& word : text::words_of(source, tokens)) {
    require(word.first_token == next && word.last_token > word.first_token);
    next = word.last_token;
  }
  require(next == tokens.size());
}

void require_definitions_in_place(std::string_view source, const text::Tokens& tokens) {
  std::vector<text::Definition> definitions;
  text::find_definitions(source, tokens, definitions);
  for (const text::Definition& found : definitions) {
    require(found.short_token < tokens.size() && found.long_first + 2 <= found.long_last);
    require(found.long_last <= tokens.size());
    require(found.short_token < found.long_first || found.short_token >= found.long_last);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(bytes), size);
  require(text::broken_invariant(source).empty());

  text::Tokens tokens;
  text::tokenize(source, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string fold = text::folded(tokens.term(i));
    require(text::folded(fold) == fold);
    const std::string toneless = text::without_tone(tokens.term(i));
    require((text::marks_of(toneless) & text::kToneMark) == 0);
    if (const auto typed = text::from_typed_keys(tokens.term(i))) {
      require(text::is_exact(text::code_of(*typed)));
    }
  }
  require_whole_words(source, tokens);
  require_definitions_in_place(source, tokens);
  return 0;
}
