// Parts the whole corpus into the words of a table and counts them.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "learn_compounds/corpus.hpp"
#include "learn_compounds/ngrams.hpp"

namespace timbao::learn {

using WordCounts = std::unordered_map<Gram, std::uint32_t>;

// The words of the best parting under `words`, with how often each stands there; syllables that are
// words of their own included.
[[nodiscard]] WordCounts count_words(const Corpus& corpus, const WordCounts& words);

}  // namespace timbao::learn
