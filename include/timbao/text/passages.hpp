// Cuts a text into the passages that a search shows and ranks: whole sentences, 40 to 120 words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "timbao/base/byte_range.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// Limits in tokens. A passage ends at the first end of a paragraph at or after kPassageMin, or at
// the end of the last sentence that keeps it within kPassageMax. Only a single sentence longer than
// kPassageMax makes a longer passage; a passage is shorter than kPassageMin only at the end of a
// text, or where the next sentence would take it beyond kPassageMax.
inline constexpr std::uint32_t kPassageMin = 40;
inline constexpr std::uint32_t kPassageMax = 120;

struct Passage {
  std::uint32_t first_token;  // Half-open range of positions in Tokens::list.
  std::uint32_t last_token;
  std::uint32_t first_sentence;  // Half-open range of sentences.
  std::uint32_t last_sentence;
  std::uint32_t paragraph;  // The paragraph that it starts in, 1-based.
};

// What passages ask of a sentence.
struct Sentence {
  std::uint32_t tokens;  // How many; at least one.
  bool ends_paragraph;
};

// The passages of a text of these sentences, in order, together holding every token once. Empty for
// no sentences.
[[nodiscard]] std::vector<Passage> passages_of(std::span<const Sentence> sentences);

[[nodiscard]] std::vector<Sentence> sentences_of(const Tokens& tokens);

// Where the passage stands in the text that gave `tokens`: from its first token, with an opening
// quote or bracket before it, to the closing punctuation after its last.
[[nodiscard]] ByteRange passage_bytes(std::string_view source, const Tokens& tokens,
                                      const Passage& passage);

}  // namespace timbao::text
