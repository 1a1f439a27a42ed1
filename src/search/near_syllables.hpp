// The Vietnamese syllables that a misspelt word may stand for.
#pragma once

#include <string>
#include <vector>

#include "search/word_forms.hpp"
#include "timbao/index/language_model.hpp"

namespace timbao::search {

// A word that may be meant, and how unlikely the typed one is for it (search/typing_cost.hpp).
struct NearWord {
  std::string term;
  double cost = 0;
};

// The syllables of the index's articles that are at most `limit` from `term`, a word in normal form
// that need not be a syllable, in no order; without those that differ from it only by marks that
// the reading leaves free. Cost: some 0.3 ms,
// little for a word that was asked for lately in the same thread.
[[nodiscard]] std::vector<NearWord> near_syllables(const std::string& term, AccentReading reading,
                                                   const index::LanguageModel& model, double limit);

}  // namespace timbao::search
