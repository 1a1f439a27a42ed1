#include "search/likeness.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>

#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

// BM25F's: how slowly further occurrences count less, how much a text's length counts, and what an
// occurrence in the title counts beside one in the text. Usual values; any near them rank the same
// (tests/bench/README.md).
constexpr double kSlowness = 1.2;
constexpr double kLengthShare = 0.6;
constexpr double kTitleShare = 3;

double saturated(double count) { return (kSlowness + 1) * count / (count + kSlowness); }

constexpr std::uint32_t codes_of(text::TokenCode first, text::TokenCode second) {
  return std::uint32_t{first} << 16 | second;
}

}  // namespace

Likeness::Likeness(const StoryProfile& profile, const index::TokenColumn& own,
                   const index::Reader& reader)
    : profile_(profile),
      mean_length_(std::max(1.0, reader.database().get_avlength())),
      word_places_(text::kCodeCount),
      pair_places_(std::bit_ceil(4 * profile.pairs().size() + 1)),
      word_counts_(profile.words().size() + 2),
      pair_counts_(profile.pairs().size() + 1) {
  std::uint32_t place = 0;
  for (const StoryTerm& pair : profile.pairs()) {
    add_pair(codes_of(pair.first, pair.second), ++place);
    // Words of pairs that were not kept as words get a place of their own that nothing is asked
    // for.
    word_places_[pair.first] = word_places_[pair.second] =
        static_cast<std::uint32_t>(word_counts_.size() - 1);
  }
  place = 0;
  for (const StoryTerm& word : profile.words()) word_places_[word.first] = ++place;
  if (const double whole = of(own); whole > 0) scale_ = 100 / whole;
}

void Likeness::add_pair(std::uint32_t codes, std::uint32_t place) {
  const std::size_t mask = pair_places_.size() - 1;
  std::size_t at = codes * 0x9E3779B1U >> 8 & mask;
  while (pair_places_[at].place != 0) at = (at + 1) & mask;
  pair_places_[at] = {codes, place};
}

std::uint32_t Likeness::pair_place(std::uint32_t codes) const {
  const std::size_t mask = pair_places_.size() - 1;
  std::size_t at = codes * 0x9E3779B1U >> 8 & mask;
  while (pair_places_[at].place != 0 && pair_places_[at].codes != codes) at = (at + 1) & mask;
  return pair_places_[at].place;
}

void Likeness::count(const index::TokenColumn& column, std::size_t first, std::size_t end,
                     double weight) {
  bool follows_word = false;
  for (std::size_t i = first; i < end; ++i) {
    const std::uint32_t place = word_places_[column.codes[i]];
    word_counts_[place] += weight;
    if (place != 0 && follows_word) {
      pair_counts_[pair_place(codes_of(column.codes[i - 1], column.codes[i]))] += weight;
    }
    follows_word = place != 0;
  }
}

void Likeness::count(const index::TokenColumn& column) {
  std::fill(word_counts_.begin(), word_counts_.end(), 0.0);
  std::fill(pair_counts_.begin(), pair_counts_.end(), 0.0);
  const double length = static_cast<double>(column.codes.size()) / mean_length_;
  const double norm = 1 - kLengthShare + kLengthShare * length;
  count(column, 0, column.title_size, kTitleShare);
  count(column, column.title_size, column.codes.size(), 1 / norm);
}

// Calls take(term, part) for each term that the article has.
template <class Take>
void Likeness::each_part(const Take& take) const {
  std::size_t place = 0;
  for (const StoryTerm& pair : profile_.pairs()) {
    if (const double n = pair_counts_[++place]; n > 0) take(pair, pair.weight * saturated(n));
  }
  for (const StoryTerm& word : profile_.words()) {
    const double n = word_counts_[word_places_[word.first]];
    if (n > 0) take(word, word.weight * saturated(n));
  }
}

double Likeness::of(const index::TokenColumn& column) {
  count(column);
  double sum = 0;
  each_part([&sum](const StoryTerm&, double part) { sum += part; });
  return scale_ * sum;
}

std::vector<std::pair<std::size_t, double>> Likeness::parts(const index::TokenColumn& column) {
  count(column);
  std::vector<double> sums(profile_.phrases().size());
  each_part([&sums](const StoryTerm& term, double part) { sums[term.phrase] += part; });
  std::vector<std::pair<std::size_t, double>> parts;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] > 0) parts.emplace_back(i, scale_ * sums[i]);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return parts;
}

}  // namespace timbao::search
