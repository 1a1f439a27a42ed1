// What was cut from a text and what was added to it, word by word.
//
// Words are the same where their terms are: a comma, a capital or a spelling of one syllable (hoà,
// hòa) is no change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "timbao/base/byte_range.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

struct DiffOp {
  enum class Kind : std::uint8_t { kept, cut, added };

  Kind kind = Kind::kept;
  // The words concerned, as half-open ranges of token indices; the other text's is empty for what
  // was cut or added.
  std::size_t old_first = 0, old_last = 0;
  std::size_t new_first = 0, new_last = 0;

  friend bool operator==(const DiffOp&, const DiffOp&) = default;
};

// The changes that make the old text the new one, in order: neighbours differ in kind, and what was
// cut stands before what was added in its place. Together they cover both texts.
//
// Words that both texts have once are matched first, as "patience diff" does, and between them the
// fewest changes are found by Myers's algorithm (1986); a stretch of more than 1,000 changes counts
// as replaced as a whole, so time stays near n log n for n words.
[[nodiscard]] std::vector<DiffOp> word_diff(const Tokens& old_text, const Tokens& new_text);

}  // namespace timbao::text
