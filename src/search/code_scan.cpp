#include "search/code_scan.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>

// Compiled for wide vectors as well, for processors that have them: twice as fast. The choice is
// made before sanitizers are ready for it.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define TIMBAO_WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define TIMBAO_WIDE_VECTORS
#endif

namespace timbao::search {
namespace {

constexpr std::size_t kBlock = 128;  // Places.

// One code each for three words side by side, or for the first of them.
struct FewCodes {
  text::TokenCode words[3] = {};
  std::size_t count = 0;
};

// Loops without a branch, which compilers turn into vector instructions: one that stops at the
// first match costs five times as much.
template <std::size_t kWords, std::size_t kPlaces>
[[gnu::always_inline]] inline bool any_place(const text::TokenCode* start, std::size_t count,
                                             const FewCodes& codes) {
  const std::size_t places = kPlaces > 0 ? kPlaces : count;
  text::TokenCode any = 0;
  for (std::size_t i = 0; i < places; ++i) {
    text::TokenCode differs = start[i] ^ codes.words[0];
    for (std::size_t k = 1; k < kWords; ++k) differs |= start[i + k] ^ codes.words[k];
    any |= differs == 0 ? 1 : 0;
  }
  return any != 0;
}

template <std::size_t kWords>
[[gnu::always_inline]] inline bool any_place(const text::TokenCode* start, std::size_t count,
                                             const FewCodes& codes) {
  const text::TokenCode* const end = start + count;
  for (; end - start >= static_cast<std::ptrdiff_t>(kBlock); start += kBlock) {
    if (any_place<kWords, kBlock>(start, kBlock, codes)) return true;
  }
  return any_place<kWords, 0>(start, static_cast<std::size_t>(end - start), codes);
}

TIMBAO_WIDE_VECTORS
bool has_few(const text::TokenCode* start, std::size_t count, const FewCodes& codes) {
  if (codes.count == 1) return any_place<1>(start, count, codes);
  if (codes.count == 2) return any_place<2>(start, count, codes);
  return any_place<3>(start, count, codes);
}

// Nothing where there are more words or codes.
std::optional<FewCodes> few_codes(std::span<const CodeSet> words) {
  FewCodes few{.words = {}, .count = words.size()};
  if (words.size() > std::size(few.words)) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() != 1) return std::nullopt;
    few.words[i] = words[i].front();
  }
  return few;
}

// Drops those of `count` places that do not hold one of the codes; false when none is left.
TIMBAO_WIDE_VECTORS
bool keep_holders(const text::TokenCode* places, std::size_t count, const text::TokenCode* codes,
                  std::size_t code_count, text::TokenCode* kept) {
  text::TokenCode holds[kBlock] = {};
  for (std::size_t k = 0; k < code_count; ++k) {
    const text::TokenCode code = codes[k];
    if (count == kBlock) {
      for (std::size_t i = 0; i < kBlock; ++i) holds[i] |= places[i] == code ? 1 : 0;
    } else {
      for (std::size_t i = 0; i < count; ++i) holds[i] |= places[i] == code ? 1 : 0;
    }
  }
  text::TokenCode any = 0;
  for (std::size_t i = 0; i < kBlock; ++i) any |= kept[i] &= holds[i];
  return any != 0;
}

bool block_has(const text::TokenCode* start, std::size_t count, std::span<const CodeSet> words) {
  text::TokenCode kept[kBlock];
  std::fill_n(kept, kBlock, text::TokenCode{1});
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!keep_holders(start + i, count, words[i].data(), words[i].size(), kept)) return false;
  }
  return true;
}

}  // namespace

bool has_in_order(CodeSet codes, std::span<const CodeSet> words) {
  assert(!words.empty());
  if (codes.size() < words.size()) return false;
  const std::size_t starts = codes.size() - words.size() + 1;
  if (const auto few = few_codes(words)) return has_few(codes.data(), starts, *few);
  for (std::size_t start = 0; start < starts; start += kBlock) {
    if (block_has(codes.data() + start, std::min(kBlock, starts - start), words)) return true;
  }
  return false;
}

}  // namespace timbao::search
