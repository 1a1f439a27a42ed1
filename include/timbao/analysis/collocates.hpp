// Counts the words that stand around a query's occurrences, and measures how closely they belong to
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::analysis {

// With O = together, E = window_words * word / words, the count that chance would give:
//   logdice         14 + log2(2 O / (occurrences + word)). At most 14, whatever the size of the
//                   index (Rychlý 2008, "A lexicographer-friendly association score").
//   mi              log2(O / E) (Church and Hanks 1990, "Word association norms, mutual
//                   information, and lexicography"). Favours rare words.
//   log_likelihood  2 sum of o ln(o / e) over the four cells of word or another word, in a window
//   or
//                   not (Dunning 1993, "Accurate methods for the statistics of surprise and
//                   coincidence"); negative where O < E.
//   t_score         (O - E) / sqrt(O) (Church et al. 1991, "Using statistics in lexical analysis").
//                   Favours frequent words.
enum class Measure : std::uint8_t { logdice, mi, log_likelihood, t_score };

struct CollocationCounts {
  std::uint64_t together = 0;      // Of the word in the windows.
  std::uint64_t occurrences = 0;   // Of the query.
  std::uint64_t word = 0;          // Of the word in the index.
  std::uint64_t window_words = 0;  // All words in the windows, each counted once.
  std::uint64_t words = 0;         // Of the index.
};

// Requires: no count is 0, none is larger than what it is a part of.
[[nodiscard]] double association(Measure measure, const CollocationCounts& counts);

struct CollocateOptions {
  std::uint32_t window = 5;  // Words on each side; a window ends with its sentence.
  Measure measure = Measure::logdice;
  std::uint32_t min_count = 5;  // Fewest times together.
  std::uint32_t limit = 20;
};

struct Collocate {
  std::string word;
  std::uint64_t together = 0;
  std::uint64_t total = 0;
  double score = 0;
};

struct Collocates {
  std::vector<Collocate> words;  // Highest score first, equal ones by word.
  std::uint64_t articles = 0;    // That match.
  std::uint64_t occurrences = 0;
  std::uint64_t window_words = 0;
  std::uint64_t index_words = 0;
  std::optional<std::string> interpreted;  // As SearchResult::interpreted.
};

// Exact, from the token columns of all matching articles. Collocates are syllables; other words
// (numbers, abbreviations, foreign names) take their place in windows but are not listed, since
// columns do not tell them apart. The query's own words are none in its windows. Cost: a pass over
// all columns, some 3 ns a word of matching articles and 1 ns a word of others. Throws Error as
// Searcher does.
[[nodiscard]] Collocates collocates(const search::Searcher& searcher, const search::Query& query,
                                    const search::SearchOptions& matching,
                                    const CollocateOptions& options = {});

}  // namespace timbao::analysis
