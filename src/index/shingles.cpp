#include "timbao/index/shingles.hpp"

#include <algorithm>

namespace timbao::index {
namespace {

// Judged on real pairs of the press (tests/bench/README.md): below these, texts on one event share
// sentences, and tables of prices or fixtures share their frame.
constexpr double kLeastResemblance = 0.5;
constexpr double kLeastContainment = 0.8;
// A shorter text in a longer one: fewer runs may be one quoted sentence.
constexpr std::size_t kLeastContained = 24;
// Of the shorter of two texts of different days.
constexpr std::size_t kBrief = 100;
constexpr double kLeastResemblanceOfDays = 0.6;
// Of both texts; titles alone are shorter.
constexpr std::size_t kLeastShingles = 16;

// A finaliser of MurmurHash3: every bit of the three codes moves every bit of the hash.
std::uint32_t hash_of(std::uint64_t codes) {
  codes ^= codes >> 33U;
  codes *= 0xFF51AFD7ED558CCDULL;
  codes ^= codes >> 33U;
  codes *= 0xC4CEB9FE1A85EC53ULL;
  return static_cast<std::uint32_t>(codes >> 32U);
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void append_runs(std::span<const text::TokenCode> codes, std::vector<std::uint32_t>& runs) {
  constexpr unsigned kCodeBits = 16;
  constexpr std::uint64_t kRunMask = (std::uint64_t{1} << (kCodeBits * kShingleWords)) - 1;
  std::uint64_t run = 0;
  std::size_t words = 0;
  for (const text::TokenCode code : codes) {
    if (code == text::kSentenceEnd) continue;
    run = (run << kCodeBits | code) & kRunMask;
    if (++words >= kShingleWords) runs.push_back(hash_of(run));
  }
}

void shingles_of(const TokenColumn& column, Shingles& shingles) {
  shingles.clear();
  append_runs(column.codes, shingles);
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

double Overlap::resemblance() const { return share(shared, first + second - shared); }

double Overlap::containment() const { return share(shared, std::min(first, second)); }

Overlap overlap_of(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second) {
  Overlap overlap{first.size(), second.size(), 0};
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() && b != second.end()) {
    const std::uint32_t left = *a;
    const std::uint32_t right = *b;
    overlap.shared += left == right ? 1 : 0;
    a += left <= right ? 1 : 0;
    b += right <= left ? 1 : 0;
  }
  return overlap;
}

bool are_copies(const Overlap& overlap, Days days) {
  const std::size_t shorter = std::min(overlap.first, overlap.second);
  if (shorter < kLeastShingles) return false;
  if (days == Days::different && shorter < kBrief) {
    return overlap.resemblance() >= kLeastResemblanceOfDays;
  }
  return overlap.resemblance() >= kLeastResemblance ||
         (shorter >= kLeastContained && overlap.containment() >= kLeastContainment);
}

}  // namespace timbao::index
