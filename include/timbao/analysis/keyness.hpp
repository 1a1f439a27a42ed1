// Compares the words of two sets of articles: which are more frequent in one of them than chance
// explains (its key words), and by how much.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// How often a word occurs in a set of so many words.
struct WordFrequency {
  std::uint64_t count = 0;
  std::uint64_t words = 0;

  [[nodiscard]] double per_million() const;
};

// In what follows, a of c words and b of d words are the two frequencies. Requires: c and d are
// above 0, a + b is.

// The evidence that they differ: 2 (a ln(a / E1) + b ln(b / E2)), with E1 = c (a + b) / (c + d) and
// E2 = d (a + b) / (c + d), where a count of 0 adds nothing (Rayson and Garside 2000, "Comparing
// corpora using frequency profiling"). Chance alone exceeds 3.84 for one word of 20, 6.63 for one
// of 100, 10.83 for one of 1,000, 15.13 for one of 10,000 (chi-squared with one degree of freedom).
[[nodiscard]] double keyness(const WordFrequency& a, const WordFrequency& b);

// How much they differ: log2((a / c) / (b / d)), with 0.5 for a count of 0 (Hardie 2014, "Log Ratio
// - an informal introduction"). 1: twice as frequent, 2: four times; below 0 the other way round.
[[nodiscard]] double log_ratio(const WordFrequency& a, const WordFrequency& b);

// The same in per cent: 100 (a / c - b / d) / (b / d) (%DIFF; Gabrielatos and Marchi 2011,
// "Keyness: matching metrics to definitions"); nothing where b is 0.
[[nodiscard]] std::optional<double> percent_difference(const WordFrequency& a,
                                                       const WordFrequency& b);

// How likely chance alone gives a log-likelihood this high, or higher.
[[nodiscard]] double chance_of(double log_likelihood);

// The log-likelihood that has this chance, to within 1e-6. Requires: 0 < chance <= 1.
[[nodiscard]] double critical_value(double chance);

enum class WordUnit : std::uint8_t {
  words,      // What stands between spaces: syllables, foreign words, abbreviations, numbers.
  compounds,  // Words of Vietnamese, of one syllable or several (timbao/text/compounds.hpp).
};

enum class KeywordOrder : std::uint8_t { log_likelihood, log_ratio };

struct KeywordOptions {
  WordUnit unit = WordUnit::words;
  KeywordOrder order = KeywordOrder::log_likelihood;
  std::uint32_t min_count = 5;     // Fewest times in both sets together.
  std::uint32_t min_articles = 2;  // Of the set whose key word it is, so that no single odd article
                                   // makes one.
  // How likely any key word at all is one by chance. Since each word is a test of its own, each is
  // held to this, divided by their number (Bonferroni). 1: no cut.
  double significance = 0.01;
  std::uint32_t limit = 20;  // Of each set.
};

// By set, as they were given.
struct Keyword {
  std::string word;
  std::array<WordFrequency, 2> frequency;
  std::array<std::uint64_t, 2> articles{};  // That hold it.
  double log_likelihood = 0;
  double log_ratio = 0;  // Below 0 for key words of the second set; a word that occurs once and
                         // in the other set not at all may be on the wrong side.
};

struct ComparedSet {
  std::uint64_t articles = 0;
  std::uint64_t words = 0;
  std::uint64_t key_words = 0;    // That pass the options, beyond the limit too.
  std::vector<Keyword> keywords;  // The most evident, or most different, first; equal ones by word.
};

struct Comparison {
  std::array<ComparedSet, 2> sets;
  std::uint64_t shared = 0;   // Articles of both sets. They count in both.
  std::uint64_t tested = 0;   // Different words that occur min_count times.
  double critical_value = 0;  // The lowest log-likelihood of a key word.
};

// All words count, in title, abstract and body, in normal form. Exact. `first` and `second` ascend.
// Cost: some 6 ns a word of the articles, and 4 µs an article of the index for its words that are
// no syllables; for compounds some 150 µs an article, measured on a busy machine. Throws Error:
// corrupt, changed.
[[nodiscard]] Comparison compare(const index::Reader& reader, std::span<const std::uint32_t> first,
                                 std::span<const std::uint32_t> second,
                                 const KeywordOptions& options = {});

}  // namespace timbao::analysis
