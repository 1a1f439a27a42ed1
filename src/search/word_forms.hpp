// Which of an index's terms a word of a query stands for, by the accents that were typed.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// How a whole query's accents are read.
enum class AccentReading : std::uint8_t {
  as_typed,    // Every mark counts.
  tones_free,  // Shapes (ă â ê ô ơ ư đ) as typed, any tone.
  marks_free,  // Any form that folds to the same letters.
};

// A single tone mark anywhere in the query means that its writer types accents.
[[nodiscard]] AccentReading reading_of(const Query& query, Accents accents);

// The terms under `prefix` ("" for words of the text) that `term` stands for and the index has,
// ascending. Cost: a look-up for each syllable that folds to the same letters, at most some 30.
[[nodiscard]] std::vector<std::string> forms_of(const Xapian::Database& database,
                                                std::string_view prefix, const std::string& term,
                                                AccentReading reading);

// The index's words that start with `prefix`, ascending. Cost: as many steps as there are.
[[nodiscard]] std::vector<std::string> forms_with_prefix(const Xapian::Database& database,
                                                         const std::string& prefix);

}  // namespace timbao::search
