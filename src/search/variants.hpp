// The other ways in which newspapers write what a query says: abbreviations and what they stand
// for, names with several spellings, words written together or apart, dates, clock times, numerals.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "search/word_forms.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {

// Terms that, side by side, say what some words of a query say.
struct Variant {
  std::size_t first = 0, end = 0;    // The words, as places in the run.
  std::vector<std::string> terms;    // In normal form; the index has each of them.
  std::vector<std::string> context;  // Not empty: an article must have one of these terms too.

  friend bool operator==(const Variant&, const Variant&) = default;
};

// A query with more words beside each other is a text, and taken as it stands.
inline constexpr std::size_t kMostVariedWords = 200;

// The variants of words that stand beside each other in a query (Query::Kind::words), in no order,
// each once. Typed without accents, words are compared without them.
// Cost: some look-ups in the index a word.
[[nodiscard]] std::vector<Variant> variants_of(std::span<const Query* const> run,
                                               const index::Reader& reader,
                                               AccentReading reading);

}  // namespace timbao::search
