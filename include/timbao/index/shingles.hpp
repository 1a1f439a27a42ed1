// What two articles have in common, told by the runs of three words that both hold: copies of a
// story share most of them, whatever was cut, added or re-titled.
//
// Broder, "On the resemblance and containment of documents" (1997). The words are the codes of the
// token column, so spelling, accents' placement, dates' style and punctuation do not matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "timbao/index/token_column.hpp"

namespace timbao::index {

inline constexpr std::size_t kShingleWords = 3;

// Appends the hash of each run of three words in `codes`, in their order.
void append_runs(std::span<const text::TokenCode> codes, std::vector<std::uint32_t>& runs);

// Hashes of an article's runs of three words, ascending, each once. Runs go on over the ends of
// sentences and parts.
using Shingles = std::vector<std::uint32_t>;

// Replaces `shingles`. Any thread. Cost: one sort; 10 us for a story of 500 words.
void shingles_of(const TokenColumn& column, Shingles& shingles);

// How many shingles two articles hold, and how many both hold.
struct Overlap {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t shared = 0;

  // Of all that either holds, the share that both hold: Jaccard's coefficient, 0 to 1.
  [[nodiscard]] double resemblance() const;
  // Of the shorter one, the share that stands in the longer one too.
  [[nodiscard]] double containment() const;
};

[[nodiscard]] Overlap overlap_of(std::span<const std::uint32_t> first,
                                 std::span<const std::uint32_t> second);

// True for versions of one text: most of both is the same, or nearly all of the shorter one stands
// in the longer. Too short a text (a title alone) is nobody's copy. Columns that come every day
// (prices, fixtures, round-ups) repeat their frame: brief texts of different days have to be alike
// to more than that.
enum class Days : std::uint8_t { same_or_unknown, different };
[[nodiscard]] bool are_copies(const Overlap& overlap, Days days);

}  // namespace timbao::index
