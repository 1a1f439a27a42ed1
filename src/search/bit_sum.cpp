#include "search/bit_sum.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace timbao::search {
namespace {

// Puts the articles of `among` whose bit in the slice is set into `set`; how many they are.
[[gnu::target_clones("popcnt", "default")]] std::size_t take_with_bit(
    std::span<const std::uint64_t> among, std::span<const std::uint64_t> slice,
    std::span<std::uint64_t> set) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < slice.size(); ++i) {
    set[i] = among[i] & slice[i];
    size += static_cast<unsigned>(std::popcount(set[i]));
  }
  return size;
}

// Adds the `count` articles of a set that has more with the highest lots to another set.
void add_highest_lots(const ArticleSet& set, std::size_t count,
                      std::span<const std::uint32_t> lots, ArticleSet& chosen) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ordered;  // By what is left of the lot.
  set.for_each([&](std::uint32_t document) {
    ordered.emplace_back(document < lots.size() ? ~lots[document] : ~0U, document);
  });
  std::nth_element(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(count),
                   ordered.end());
  for (std::size_t i = 0; i < count; ++i) chosen.insert(ordered[i].second);
}

}  // namespace

void BitSum::add(const ArticleSet& articles, std::uint32_t worth) {
  // Blocks that stay in the first cache while the carry runs through the slices.
  constexpr std::size_t kBlock = 64;
  const auto top = static_cast<std::uint32_t>(std::bit_width(worth));
  std::uint32_t highest = used_;
  std::array<std::uint64_t, kBlock> carry;
  for (std::size_t start = 0; start < words_; start += kBlock) {
    const std::size_t size = std::min(kBlock, words_ - start);
    const std::uint64_t* const set = articles.words().data() + start;
    for (std::uint32_t low = 0; low < top; ++low) {
      if ((worth >> low & 1U) == 0) continue;
      std::copy_n(set, size, carry.begin());
      for (std::uint32_t k = low; k < kSlices; ++k) {
        std::uint64_t* const bits = slices_.data() + k * words_ + start;
        std::uint64_t any = 0;
        for (std::size_t i = 0; i < size; ++i) {
          const std::uint64_t both = bits[i] & carry[i];
          bits[i] ^= carry[i];
          carry[i] = both;
          any |= both;
        }
        highest = std::max(highest, k + 1);
        if (any == 0) break;
      }
    }
  }
  used_ = highest;
}

std::uint32_t BitSum::of(std::uint32_t document) const {
  std::uint32_t number = 0;
  for (std::uint32_t k = 0; k < used_; ++k) {
    number |= static_cast<std::uint32_t>(slice(k)[document / 64] >> document % 64 & 1U) << k;
  }
  return number;
}

ArticleSet BitSum::highest(const ArticleSet& among, std::size_t count,
                           std::span<const std::uint32_t> lots) const {
  ArticleSet chosen(words_);
  ArticleSet rest = among;  // Equal to the threshold in all slices so far.
  if (rest.size() <= count) return rest;
  ArticleSet above(words_);
  for (std::uint32_t k = used_; k-- > 0 && count > 0;) {
    const std::size_t size = take_with_bit(rest.words(), slice(k), above.words());
    if (size > count) {
      std::swap(rest, above);
    } else {
      rest -= above;
      chosen |= above;
      count -= size;
    }
  }
  if (count > 0) add_highest_lots(rest, count, lots, chosen);
  return chosen;
}

ArticleSet BitSum::maxima(const ArticleSet& among) const {
  ArticleSet best = among;
  ArticleSet above(words_);
  for (std::uint32_t k = used_; k-- > 0;) {
    if (take_with_bit(best.words(), slice(k), above.words()) > 0) std::swap(best, above);
  }
  return best;
}

}  // namespace timbao::search
