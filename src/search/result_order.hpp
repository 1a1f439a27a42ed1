// The order in which results show the articles that match: by relevance, by date, copies folded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/candidates.hpp"
#include "search/ranker.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/copies.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

struct Ranked {
  std::uint32_t document = 0;
  double score = 0;
  double recent = 0;      // Of it: what newness counts.
  double held_back = 0;   // Not in it: what it would have more than articles of blocks before.
  double date = 0;        // Where that is the order: less is earlier in it.
  Documents copies = {};  // Of a story's best article.
};

// One per result.
class ResultOrder {
 public:
  // Everything must outlive this.
  ResultOrder(const SearchOptions& options, const index::Reader& reader, Matches& matches,
              Ranker& ranker)
      : options_(options), reader_(reader), matches_(matches), ranker_(ranker) {}

  // The first `wanted` articles, or more, best first, of equal ones those with the lesser id; the
  // best of each story where SearchOptions::group asks for stories. Fewer where fewer match. Those
  // of fewer are the first of those of more. Throws Xapian::Error.
  [[nodiscard]] std::vector<Ranked> first(std::size_t wanted) const;

 private:
  [[nodiscard]] std::vector<Ranked> stories(std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> articles(std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> by_date(std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> by_relevance(std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> scored(const std::vector<Candidate>& candidates) const;
  void add_recency(std::span<Ranked> block) const;

  const SearchOptions& options_;
  const index::Reader& reader_;
  Matches& matches_;
  Ranker& ranker_;
};

}  // namespace timbao::search
