// The second stage of ranking: what an article's whole evidence says for it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "search/evidence.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/ranking.hpp"

namespace timbao::search {

// Scores articles by their token columns (timbao/search/ranking.hpp has the formula). Keeps its
// buffers between articles. One per thread.
class Ranker {
 public:
  // `words` and `reader` must outlive this.
  Ranker(const QueryWords& words, const Ranking& ranking, const index::Reader& reader);

  // Of the query, as far as they are scored.
  [[nodiscard]] std::size_t words() const { return words_.size(); }

  // Cost: some 0.5 µs.
  [[nodiscard]] double score(std::uint32_t document);

  // The parts that add up to the score, each with its name for people, in query order. `names` are
  // the words of the query.
  [[nodiscard]] std::vector<std::pair<std::string, double>> parts(
      std::uint32_t document, const std::vector<std::string>& names);

 private:
  void gather_evidence(std::uint32_t document);
  [[nodiscard]] double saturated(double count) const;
  [[nodiscard]] double word_part(std::size_t word) const;
  [[nodiscard]] double pair_part(std::size_t word) const;
  [[nodiscard]] double opening_part() const;

  const QueryWords& words_;
  const Ranking& ranking_;
  const index::Reader& reader_;
  double mean_length_;
  Evidence evidence_;
  bool opens_title_ = false;
};

}  // namespace timbao::search
