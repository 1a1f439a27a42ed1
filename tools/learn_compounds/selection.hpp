// Chooses which runs of syllables are words.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "learn_compounds/corpus.hpp"
#include "learn_compounds/ngrams.hpp"

namespace timbao::learn {

// What the corpus says of runs of one to four syllables.
class Statistics {
 public:
  Statistics(const Corpus& corpus, std::uint32_t min_count);

  [[nodiscard]] const std::vector<GramCount>& of_size(std::size_t size) const {
    return by_size_[size];
  }
  [[nodiscard]] std::uint32_t count(Gram gram) const;

  // How firmly the run hangs together where it is weakest: the normalised pointwise mutual
  // information of its two parts, -1 to 1.
  [[nodiscard]] double cohesion(const GramCount& gram) const;

 private:
  std::vector<GramCount> by_size_[kMaxSyllables + 1];
  std::unordered_map<Gram, std::uint32_t> counts_;
  double total_ = 0;
};

// Shares of a syllable's occurrences in which it is a word of its own, by code.
using Freedom = std::vector<double>;

class Selection {
 public:
  explicit Selection(const Statistics& statistics);

  // Words of two syllables.
  [[nodiscard]] std::vector<Gram> pairs(const Freedom& freedom) const;

  // Words of three and four syllables, given those of two.
  [[nodiscard]] std::vector<Gram> longer(const std::unordered_set<Gram>& pairs,
                                         const Freedom& freedom) const;

 private:
  [[nodiscard]] bool stands_alone(const GramCount& gram) const;
  [[nodiscard]] bool is_rare_name(const GramCount& gram) const;
  [[nodiscard]] double edge_cost(Gram gram) const;
  [[nodiscard]] bool is_triple(const GramCount& gram, const std::unordered_set<Gram>& pairs,
                               const Freedom& freedom) const;
  [[nodiscard]] bool is_quadruple(const GramCount& gram,
                                  const std::unordered_set<Gram>& pairs) const;

  const Statistics& statistics_;
  std::unordered_set<text::TokenCode> function_syllables_;
  std::unordered_set<text::TokenCode> surnames_;
  std::unordered_set<text::TokenCode> prefixes_;
  std::unordered_set<text::TokenCode> suffixes_;
};

// The codes of words parted by spaces.
[[nodiscard]] std::vector<text::TokenCode> codes_of_words(std::string_view words);

}  // namespace timbao::learn
