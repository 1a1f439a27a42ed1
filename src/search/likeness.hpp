// How much an article is like a story, by its token column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "search/story_profile.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/token_column.hpp"

namespace timbao::search {

// The sum of the weights of the story's words and pairs that the article has, each saturated by how
// often it has them, as BM25F counts occurrences (timbao/search/ranking.hpp), in percent of what
// the story's own column gets. Keeps its buffers between articles. One per thread.
class Likeness {
 public:
  // `profile` must outlive this; `own` is the story's column.
  Likeness(const StoryProfile& profile, const index::TokenColumn& own, const index::Reader& reader);

  // 0 to about 100. Cost: some 2 µs for 500 words.
  [[nodiscard]] double of(const index::TokenColumn& column);

  // What adds up to of(): each phrase's place in the profile, and its part, greatest first.
  [[nodiscard]] std::vector<std::pair<std::size_t, double>> parts(const index::TokenColumn& column);

 private:
  struct PairEntry {
    std::uint32_t codes = 0;
    std::uint32_t place = 0;  // In the profile's pairs, plus one; 0: empty.
  };

  void add_pair(std::uint32_t codes, std::uint32_t place);
  [[nodiscard]] std::uint32_t pair_place(std::uint32_t codes) const;
  void count(const index::TokenColumn& column);
  void count(const index::TokenColumn& column, std::size_t first, std::size_t end, double weight);
  template <class Take>
  void each_part(const Take& take) const;

  const StoryProfile& profile_;
  double mean_length_;
  std::vector<std::uint32_t> word_places_;         // By code: in the profile's words, plus one.
  std::vector<PairEntry> pair_places_;             // A hash table with open addressing.
  std::vector<double> word_counts_, pair_counts_;  // By place; the first gathers what is no term.
  double scale_ = 1;
};

}  // namespace timbao::search
