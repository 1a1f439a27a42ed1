// Counts runs of two to four syllables, with what stands around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn_compounds/corpus.hpp"
#include "text/compound_table.hpp"

namespace timbao::learn {

inline constexpr std::size_t kMaxSyllables = text::kMaxWordSyllables;

// The codes of a run in one number, the last in the lowest 16 bits. The first is no zero.
using Gram = std::uint64_t;

[[nodiscard]] constexpr Gram appended(Gram gram, text::TokenCode code) {
  return gram << 16U | code;
}

// The syllables of a gram, first to last.
[[nodiscard]] std::vector<text::TokenCode> codes_of(Gram gram);

struct GramCount {
  Gram gram = 0;
  std::uint32_t count = 0;
  std::uint32_t articles = 0;  // In how many articles.
  // Shares of the occurrences: where each syllable has a capital, and where the word before or
  // after has one.
  double capital = 0;
  double capital_last = 0;  // Share with a capital on the last syllable and none on the first.
  double capital_before = 0;
  double capital_after = 0;
  double place_before = 0;  // Share that follows one of the `places`.
  // Entropy of the word before and after, in nats. Each end of a clause counts as another word.
  double entropy_before = 0;
  double entropy_after = 0;
};

// The runs of `size` syllables that occur `min_count` times or more, ascending.
[[nodiscard]] std::vector<GramCount> count_grams(const Corpus& corpus, std::size_t size,
                                                 std::uint32_t min_count,
                                                 std::span<const text::TokenCode> places);

}  // namespace timbao::learn
