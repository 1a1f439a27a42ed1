// Joins syllables into words: "ngoại giao" is one word, "ủy ban nhân dân tỉnh" is two.
//
// Vietnamese puts a space between syllables, not between words, so which syllables are one word is
// a guess from statistics: src/text/data/compounds.tsv has the words that newspapers use, of two to
// four syllables, made by tools/learn_compounds. Of its entries 78 % are words by a strict reading
// (200 were read), weighted by how often they occur about 95 %; the others are mostly firm phrases
// ("mua quà"). Of names it has those of places and of what many articles speak of.
//
// The table is read at the first call, which takes 3 to 4 ms (measured). Any thread may call.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// Whether the syllables are one word of the table. False for a single one.
[[nodiscard]] bool is_compound(std::span<const TokenCode> codes);

struct WordSpan {
  std::uint32_t first_token;  // Half-open range of positions in Tokens::list; 1 to 4 tokens.
  std::uint32_t last_token;

  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

// The words of a tokenized text, in order, together holding every token once. A word of several
// tokens is a compound, chosen so that the words of its clause are the likeliest together: "học
// sinh học sinh học" is học sinh, học, sinh học. It stays within a sentence, and nothing but white
// space or one hyphen stands inside it: "trường, học" is two words.
//
// Requires: `tokens` made from `source`. Linear: 120 MB a second, half as fast as tokenize()
// (measured); allocates once a clause.
[[nodiscard]] std::vector<WordSpan> words_of(std::string_view source, const Tokens& tokens);

}  // namespace timbao::text
