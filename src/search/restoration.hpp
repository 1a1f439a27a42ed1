// Chooses the likely form of each word that was typed without its marks, by the words around it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "timbao/index/language_model.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {

// P(next | word) by the model. To an index that is small, or speaks of something else, the
// language's compounds (timbao/text/compounds.hpp) are known all the same: each counts as if it had
// been met a few times more.
[[nodiscard]] double probability_after(const index::LanguageModel& model, text::TokenCode word,
                                       text::TokenCode next);

// Forms of a word, by their places among its candidates.
struct RestoredWord {
  std::size_t likely = 0;
  std::vector<std::size_t> plausible;  // What may be meant, the likely form among them.
};

// For each word, which of its candidates makes the likeliest text: Viterbi decoding over the
// trigram model, exact but for forms 2,000 times rarer than a word's most frequent one and readings
// e^12 times less likely than the best so far. A word whose only candidate is text::kSentenceEnd
// parts the words before it from those behind. Of candidates that the model never met, the first.
// Plausible is what stands in a text that is at most 20 times less likely than the likeliest.
//
// Requires: no word without candidates. Cost: some 10 µs a word.
[[nodiscard]] std::vector<RestoredWord> restored(
    const index::LanguageModel& model, std::span<const std::vector<text::TokenCode>> words);

// A form that is not what was typed, at a price.
struct PricedForm {
  text::TokenCode code = text::kSentenceEnd;
  double cost =
      0;  // Negative logarithm of the probability that its writer typed what stands there.
};

// The likely forms of words that may be misspelt; rare ones count too. Cost: forms of three neighbours
// multiplied, some 0.1 µs each.
[[nodiscard]] std::vector<std::size_t> likely_forms(const index::LanguageModel& model,
                                                    std::span<const std::vector<PricedForm>> words);

}  // namespace timbao::search
