#include "text/compound_table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "text/spelled.hpp"

namespace timbao::text {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 15U;  // Enough for the table shipped.
constexpr float kNever = -std::numeric_limits<float>::infinity();

// What a compound loses right behind itself: syllables are doubled in Vietnamese ("ngày ngày"),
// compounds hardly ever. So "học sinh học sinh học" is học sinh, học, sinh học.
constexpr float kRepeatCost = 4;

std::uint64_t appended(std::uint64_t key, TokenCode code) { return key << 16U | code; }

std::uint64_t key_of_word(std::span<const TokenCode> word) {
  std::uint64_t key = 0;
  for (const TokenCode code : word) key = appended(key, code);
  return key;
}

// The best way to part the syllables before a place, among those whose last word has one size.
struct Way {
  float weight = kNever;
  std::uint8_t size_before = 0;  // Of the last word but one; 0 at the start.
};

using Ways = std::array<Way, kMaxWordSyllables + 1>;  // By the size of the last word.

// The best way on with the word codes[at, at + size), whose weight is `weight`.
Way extended(const Ways& ways, std::span<const TokenCode> codes, std::size_t at, std::size_t size,
             float weight) {
  Way best;
  for (std::size_t before = 0; before <= kMaxWordSyllables; ++before) {
    if (ways[before].weight == kNever) continue;
    float sum = ways[before].weight + weight;
    const bool repeats = before == size && size > 1 &&
                         std::equal(codes.begin() + static_cast<std::ptrdiff_t>(at - size),
                                    codes.begin() + static_cast<std::ptrdiff_t>(at),
                                    codes.begin() + static_cast<std::ptrdiff_t>(at));
    if (repeats) sum -= kRepeatCost;
    if (sum > best.weight) best = {sum, static_cast<std::uint8_t>(before)};
  }
  return best;
}

std::uint8_t best_last_size(const Ways& ways) {
  const auto best = std::max_element(
      ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.weight < b.weight; });
  return static_cast<std::uint8_t>(best - ways.begin());
}

}  // namespace

CompoundTable::CompoundTable(std::string_view tsv) : log_counts_(kSyllableCount + 1, kNoWord) {
  reserve(kFirstSlots);
  for (std::size_t at = 0; at < tsv.size();) {
    const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
    const std::string_view row = tsv.substr(at, end - at);
    if (tsv.size() - end >= SpelledWord::kBytesRead) {
      insert_row(row);
    } else {
      const std::string padded = std::string(row).append(SpelledWord::kBytesRead, '\0');
      insert_row(std::string_view(padded).substr(0, row.size()));
    }
    at = end + 1;
  }
}

// Requires: SpelledWord::kBytesRead readable bytes behind `row`.
void CompoundTable::insert_row(std::string_view row) {
  std::array<TokenCode, kMaxWordSyllables> word{};
  std::size_t size = 0;
  std::size_t at = 0;  // Behind the tab, once the word is read.
  for (bool goes_on = true; goes_on; ++size) {
    const SpelledWord syllable(reinterpret_cast<const Byte*>(row.data()) + at);
    at += syllable.size();
    if (size == word.size() || syllable.size() == 0 || syllable.size() > kLongestSpelling) return;
    word[size] = syllable.code();
    if (word[size] == 0 || at >= row.size() || (row[at] != ' ' && row[at] != '\t')) return;
    goes_on = row[at++] == ' ';
  }
  std::uint32_t count = 0;
  std::from_chars(row.data() + at, row.data() + row.size(), count);
  if (count > 0) insert({word.data(), size}, count);
}

void CompoundTable::insert(std::span<const TokenCode> word, std::uint32_t count) {
  assert(!word.empty() && word.size() <= kMaxWordSyllables);
  for (std::size_t size = 2; size < word.size(); ++size) {
    log_count_of(key_of_word(word.first(size)));
  }
  float& log_count = word.size() == 1 ? log_counts_[word.front()] : log_count_of(key_of_word(word));
  log_count = std::log(static_cast<float>(count) + 1);
  total_ += count;
}

bool CompoundTable::contains(std::span<const TokenCode> word) const {
  if (word.empty() || word.size() > kMaxWordSyllables || word.front() == kSentenceEnd) return false;
  const float log_count = word.size() == 1 ? log_count_of_syllable(word.front())
                                           : slots_[slot_of(key_of_word(word))].log_count;
  return log_count > kNoWord;
}

void CompoundTable::append_sizes(std::span<const TokenCode> codes,
                                 std::vector<std::uint8_t>& sizes) const {
  if (codes.empty()) return;
  const auto log_total = static_cast<float>(std::log(total_));
  std::vector<Ways> ways(codes.size() + 1);
  ways[0][0].weight = 0;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    float weights[kMaxWordSyllables + 1];
    const std::size_t longest = weigh(codes.subspan(at), log_total, weights);
    for (std::size_t size = 1; size <= longest; ++size) {
      if (weights[size] == kNever) continue;
      ways[at + size][size] = extended(ways[at], codes, at, size, weights[size]);
    }
  }
  const auto first = static_cast<std::ptrdiff_t>(sizes.size());
  std::uint8_t size = best_last_size(ways.back());
  for (std::size_t end = codes.size(); end > 0;) {
    sizes.push_back(size);
    const std::uint8_t before = ways[end][size].size_before;
    end -= size;
    size = before;
  }
  std::reverse(sizes.begin() + first, sizes.end());
}

std::size_t CompoundTable::weigh(std::span<const TokenCode> codes, float log_total,
                                 float* weights) const {
  // A syllable that the table lacks is a word all the same, and a rare one.
  weights[1] = std::max(log_count_of_syllable(codes.front()), 0.0F) - log_total;
  const std::size_t most = std::min(codes.size(), kMaxWordSyllables);
  std::uint64_t key = codes.front();
  for (std::size_t size = 2; size <= most; ++size) {
    key = appended(key, codes[size - 1]);
    const Slot& slot = slots_[slot_of(key)];
    if (slot.key == 0) return size - 1;
    weights[size] = slot.log_count > kNoWord ? slot.log_count - log_total : kNever;
  }
  return most;
}

float CompoundTable::log_count_of_syllable(TokenCode code) const {
  return is_exact(code) ? log_counts_[code] : kNoWord;
}

std::size_t CompoundTable::slot_of(std::uint64_t key) const {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>((key * kMultiplier) >> 32U) & mask;
  while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & mask;
  return at;
}

void CompoundTable::reserve(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
  }
}

float& CompoundTable::log_count_of(std::uint64_t key) {
  if (used_ * 4 >= slots_.size() * 3) reserve(slots_.size() * 2);
  Slot& slot = slots_[slot_of(key)];
  used_ += slot.key == 0 ? 1 : 0;
  slot.key = key;
  return slot.log_count;
}

}  // namespace timbao::text
