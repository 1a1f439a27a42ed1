// Finds the words that stand side by side most often in some articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::analysis {

inline constexpr std::uint32_t kLongestNgram = 5;  // Words. A limit.

struct NgramOptions {
  std::uint32_t shortest = 2, longest = 2;   // Words.
  std::vector<std::string> containing = {};  // Only n-grams with these words, in normal form, side
                                             // by side somewhere in them.
  std::uint32_t min_count = 2;
  std::uint32_t limit = 20;
};

struct Ngram {
  std::string text;  // Its words in normal form, with a space between them.
  std::uint64_t count = 0;
  std::uint64_t articles = 0;  // That hold it.
};

struct Ngrams {
  std::vector<Ngram> list;       // Most frequent first, equal ones by text.
  std::uint64_t words = 0;       // Of the articles.
  std::uint64_t considered = 0;  // N-grams of these lengths that hold the words asked for, each as
                                 // often as it occurs.
};

// Within sentences of title, abstract and body; commas, quotes and brackets do not separate words.
// Exact. `documents` ascend.
//
// A sample of all different n-grams, some 260,000 of their occurrences, is counted exactly: what
// its last one would be, were it the list, no n-gram of the list falls short of. Then all are
// counted by hash, several in one, which bounds each; then exactly those that may be listed. So
// memory is at most 64 MB, and some 80 bytes for each n-gram of the sample or that may be listed -
// where `limit` is large, for each that occurs `min_count` times. Cost: three passes, 60 to 90 ns a
// word of the articles; one where they are below some 500.
//
// Throws Error: corrupt, changed; usage where there are more than 2^25 different words. Requires: 1
// <= shortest <= longest <= kLongestNgram.
[[nodiscard]] Ngrams ngrams_of(const index::Reader& reader,
                               std::span<const std::uint32_t> documents,
                               const NgramOptions& options = {});

}  // namespace timbao::analysis
