// Counts what a query's words and neighbouring words do in a run of tokens: the second stage of
// ranking, and the choice of passages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/plan.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {

// The words of a plan in query order, for look-up by token code. A word that shares its code with
// another counts for it too, which a score can bear; highlights look at the words themselves.
class QueryWords {
 public:
  // Longer queries are ranked by their first so many words' neighbourhood; all words count for
  // Xapian's score.
  static constexpr std::size_t kMaxWords = 64;

  explicit QueryWords(const std::vector<Unit>& units);

  [[nodiscard]] std::size_t size() const { return idf_.size(); }
  [[nodiscard]] double idf(std::size_t word) const { return idf_[word]; }
  // Weight of words `pair` and `pair` + 1 standing in this order side by side.
  [[nodiscard]] double pair_idf(std::size_t pair) const { return pair_idf_[pair]; }

  // A bit for each word of the query that the code may stand for.
  [[nodiscard]] std::uint64_t words_at(text::TokenCode code) const { return masks_[slots_[code]]; }

 private:
  std::vector<std::uint16_t>
      slots_;  // By code: an index into masks_, 0 for codes outside the query.
  std::vector<std::uint64_t> masks_;
  std::vector<double> idf_;
  std::vector<double> pair_idf_;
};

// How often each word and each pair of neighbours occurs.
struct Evidence {
  std::vector<double> words;
  std::vector<double> pairs;

  explicit Evidence(std::size_t query_words) : words(query_words), pairs(query_words) {}
  void clear();
};

// Adds `weight` for each word and pair among the tokens; `code_at(i)` is kSentenceEnd where pairs
// must not span.
template <class CodeAt>
void gather(const QueryWords& query, std::size_t first, std::size_t end, double weight,
            CodeAt&& code_at, Evidence& evidence) {
  std::uint64_t before = 0;
  for (std::size_t i = first; i < end; ++i) {
    const std::uint64_t here = query.words_at(code_at(i));
    const std::uint64_t pairs = (before << 1) & here;
    before = here;
    for (std::uint64_t rest = here; rest != 0; rest &= rest - 1) {
      evidence.words[static_cast<std::size_t>(__builtin_ctzll(rest))] += weight;
    }
    for (std::uint64_t rest = pairs; rest != 0; rest &= rest - 1) {
      evidence.pairs[static_cast<std::size_t>(__builtin_ctzll(rest)) - 1] += weight;
    }
  }
}

}  // namespace timbao::search
