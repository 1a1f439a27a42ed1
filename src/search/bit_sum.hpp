// Adds up what words are worth, for all articles of a segment at once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "search/article_set.hpp"

namespace timbao::search {

// One number for each article of a segment, as bit slices (O'Neil and Quass, "Improved query
// performance with variant indexes", SIGMOD 1997): slice k has bit k of every number, so that a sum
// over 64 articles takes a few instructions.
class BitSum {
 public:
  static constexpr std::uint32_t kSlices = 16;
  static constexpr std::uint32_t kMost = (1U << kSlices) - 1;

  // All numbers 0; `words` as in ArticleSet.
  explicit BitSum(std::size_t words) : words_(words), slices_(kSlices * words) {}

  // Adds `worth` to the numbers of these articles. The sum of all calls' worth must not exceed
  // kMost.
  void add(const ArticleSet& articles, std::uint32_t worth);

  [[nodiscard]] std::uint32_t of(std::uint32_t document) const;

  // The `count` articles of `among` with the highest numbers; of equal ones those with the higher
  // lots, and of these the first. `lots`: by document; 0 for those behind its end.
  [[nodiscard]] ArticleSet highest(const ArticleSet& among, std::size_t count,
                                   std::span<const std::uint32_t> lots) const;

  // Those of `among` with the highest number of all.
  [[nodiscard]] ArticleSet maxima(const ArticleSet& among) const;

 private:
  [[nodiscard]] std::span<const std::uint64_t> slice(std::uint32_t k) const {
    return std::span(slices_).subspan(k * words_, words_);
  }

  std::size_t words_;
  std::vector<std::uint64_t> slices_;
  std::uint32_t used_ = 0;  // Slices that may have a bit.
};

}  // namespace timbao::search
