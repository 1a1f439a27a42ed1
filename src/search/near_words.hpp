// The index's words outside the syllable inventory - names above all - that a misspelt word may
// stand for, and the syllables that were typed without a space.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "search/near_syllables.hpp"
#include "search/word_forms.hpp"
#include "timbao/index/language_model.hpp"

namespace timbao::search {

// "zelenski": zelensky. Words that begin with the same letter, or differ by marks only, one slip
// away from a word of up to five letters and two from a longer one. In no order. Cost: a step for
// each term with the first letter, at most kMostTerms.
[[nodiscard]] std::vector<NearWord> near_words(const std::string& term, AccentReading reading,
                                               const Xapian::Database& database);

// A limit, of look-ups that take about 0.5 µs each. Of more words, those early in the alphabet are
// looked at.
inline constexpr std::size_t kMostTerms = 200'000;

// A word read as several that were typed without a space.
struct Parts {
  std::string words;       // In the forms that stand side by side most often, joined by spaces.
  double rarest_pair = 0;  // How often the two do that are the rarest together.
};

// "vietnam", "hochiminh": the way to part the term into syllables whose rarest pair is the most
// frequent; nothing where two that meet are not known to stand side by side.
[[nodiscard]] std::optional<Parts> parted(const std::string& term,
                                          const index::LanguageModel& model);

}  // namespace timbao::search
