#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <string>

#include "timbao/article/addresses.hpp"
#include "timbao/index/band_file.hpp"
#include "timbao/index/shingles.hpp"

namespace timbao::index {
namespace {

constexpr std::size_t kRows = 3;  // Least hashes in a band.
constexpr std::size_t kWholeBands = 12;
constexpr std::size_t kLeadBands = kBandCount - kWholeBands;
constexpr std::size_t kLeadWords = 64;  // Behind the title. The sapo of most stories has 25 to 45.

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::uint32_t mixed(std::uint32_t hash) {
  hash ^= hash >> 16U;
  hash *= 0x85EBCA6BU;
  hash ^= hash >> 13U;
  hash *= 0xC2B2AE35U;
  return hash ^ hash >> 16U;
}

// The codes of the first words behind the title.
std::span<const text::TokenCode> lead_of(const TokenColumn& column) {
  const auto behind = column.codes.subspan(column.title_size);
  std::size_t words = 0;
  std::size_t end = 0;
  while (end < behind.size() && words < kLeadWords) {
    words += behind[end++] == text::kSentenceEnd ? 0 : 1;
  }
  return behind.first(end);
}

// A class without a run takes the least hash of another, the same one in every text that lacks it.
// Requires: some class has a run.
void fill_empty(std::span<std::uint32_t> least) {
  std::array<std::uint32_t, kWholeBands * kRows> filled;
  for (std::size_t i = 0; i < least.size(); ++i) {
    std::size_t from = i;
    for (std::uint32_t attempt = 1; least[from] == kNone; ++attempt) {
      const std::uint32_t tried = mixed(static_cast<std::uint32_t>(i) << 16U ^ attempt);
      from = static_cast<std::size_t>(std::uint64_t{tried} * least.size() >> 32U);
    }
    filled[i] = least[from];
  }
  std::copy_n(filled.begin(), least.size(), least.begin());
}

}  // namespace

Bands::Bands(const TokenColumn& column) {
  std::vector<std::uint32_t> runs;
  runs.reserve(column.codes.size());
  append_runs(column.codes, runs);
  add(runs, kWholeBands);
  runs.clear();
  append_runs(lead_of(column), runs);
  add(runs, kLeadBands);
}

void Bands::add_address(std::string_view url) {
  const std::string address = article::plain_address(url);
  hashes_[size_++] = static_cast<std::uint32_t>(XXH3_64bits(address.data(), address.size()));
}

void Bands::add(std::span<const std::uint32_t> runs, std::size_t bands) {
  if (runs.empty()) return;
  std::array<std::uint32_t, kWholeBands * kRows> all;
  const std::span least(all.data(), bands * kRows);
  std::fill(least.begin(), least.end(), kNone);
  for (const std::uint32_t run : runs) {
    std::uint32_t& of_class = least[std::uint64_t{run} * least.size() >> 32U];
    of_class = std::min(of_class, mixed(run) >> 1U);  // Never kNone.
  }
  fill_empty(least);
  for (std::size_t band = 0; band < bands; ++band) {
    // Bands of the lead are told apart from those of the whole, and each from the next.
    auto hash = static_cast<std::uint32_t>(bands << 8U | band);
    for (std::size_t row = 0; row < kRows; ++row) hash = mixed(hash ^ least[band * kRows + row]);
    hashes_[size_++] = hash;
  }
}

}  // namespace timbao::index
