#include "timbao/analysis/keyness.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "analysis/compound_words.hpp"
#include "analysis/exact_columns.hpp"
#include "analysis/tally.hpp"

namespace timbao::analysis {
namespace {

double share_of(const WordFrequency& one) {
  return static_cast<double>(one.count) / static_cast<double>(one.words);
}

std::unique_ptr<WordSource> source_of(WordUnit unit, const index::Reader& reader,
                                      std::size_t documents) {
  if (unit == WordUnit::compounds) return std::make_unique<CompoundWords>(reader);
  return std::make_unique<ExactColumns>(reader, documents);
}

// Of each word, in both sets.
using Tallies = std::vector<std::array<Tally, 2>>;

// Walks the documents of two sets, each document once.
class SetCounter {
 public:
  explicit SetCounter(WordSource& source) : source_(source) {}

  void add(std::uint32_t document, bool in_first, bool in_second) {
    const auto words = source_.words_of(document);
    tallies_.resize(std::max(tallies_.size(), source_.numbers().end()));
    if (in_first) add(document, words, 0);
    if (in_second) add(document, words, 1);
  }

  [[nodiscard]] const Tallies& tallies() const { return tallies_; }
  [[nodiscard]] std::uint64_t words(std::size_t set) const { return words_[set]; }
  [[nodiscard]] std::string_view spelling(WordNumber word) const {
    return source_.numbers().spelling(word);
  }

 private:
  void add(std::uint32_t document, std::span<const WordNumber> words, std::size_t set) {
    for (const WordNumber word : words) {
      if (word == text::kSentenceEnd) continue;
      tallies_[word][set].add(document);
      ++words_[set];
    }
  }

  WordSource& source_;
  Tallies tallies_;
  std::array<std::uint64_t, 2> words_{};
};

// Adds all documents; returns how many are of both sets.
std::uint64_t add_sets(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                       SetCounter& counter) {
  std::uint64_t shared = 0;
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() || b != second.end()) {
    const bool in_first = a != first.end() && (b == second.end() || *a <= *b);
    const bool in_second = b != second.end() && (a == first.end() || *b <= *a);
    counter.add(in_first ? *a : *b, in_first, in_second);
    shared += in_first && in_second ? 1 : 0;
    a += in_first ? 1 : 0;
    b += in_second ? 1 : 0;
  }
  return shared;
}

Keyword keyword_of(const std::array<Tally, 2>& tally, const SetCounter& counter) {
  Keyword keyword;
  for (const std::size_t set : {0U, 1U}) {
    keyword.frequency[set] = {tally[set].count, counter.words(set)};
    keyword.articles[set] = tally[set].articles;
  }
  keyword.log_likelihood = keyness(keyword.frequency[0], keyword.frequency[1]);
  keyword.log_ratio = log_ratio(keyword.frequency[0], keyword.frequency[1]);
  return keyword;
}

// `side`: 1 for key words of the first set, -1 for those of the second.
void sort_and_cut(std::vector<Keyword>& keywords, int side, const KeywordOptions& options) {
  const auto value_of = [&](const Keyword& keyword) {
    return options.order == KeywordOrder::log_ratio ? side * keyword.log_ratio
                                                    : keyword.log_likelihood;
  };
  std::sort(keywords.begin(), keywords.end(), [&](const Keyword& a, const Keyword& b) {
    return value_of(a) != value_of(b) ? value_of(a) > value_of(b) : a.word < b.word;
  });
  if (keywords.size() > options.limit) keywords.resize(options.limit);
}

// Fills in all but what the sets are made of.
void test_words(const SetCounter& counter, const KeywordOptions& options, Comparison& found) {
  const auto is_tested = [&](const std::array<Tally, 2>& tally) {
    const std::uint64_t count = tally[0].count + tally[1].count;
    return count > 0 && count >= options.min_count;
  };
  const Tallies& tallies = counter.tallies();
  found.tested =
      static_cast<std::uint64_t>(std::count_if(tallies.begin(), tallies.end(), is_tested));
  if (found.tested == 0) return;
  if (options.significance < 1) {
    found.critical_value = critical_value(options.significance / static_cast<double>(found.tested));
  }
  for (WordNumber word = 1; word < tallies.size(); ++word) {
    if (!is_tested(tallies[word])) continue;
    Keyword keyword = keyword_of(tallies[word], counter);
    const auto& [a, b] = keyword.frequency;
    if (share_of(a) == share_of(b)) continue;
    const std::size_t set = share_of(a) > share_of(b) ? 0 : 1;
    if (keyword.articles[set] < options.min_articles) continue;
    if (keyword.log_likelihood < found.critical_value) continue;
    keyword.word = counter.spelling(word);
    found.sets[set].keywords.push_back(std::move(keyword));
  }
  for (const std::size_t set : {0U, 1U}) {
    std::vector<Keyword>& keywords = found.sets[set].keywords;
    found.sets[set].key_words = keywords.size();
    sort_and_cut(keywords, set == 0 ? 1 : -1, options);
  }
}

}  // namespace

double WordFrequency::per_million() const { return 1e6 * share_of(*this); }

double keyness(const WordFrequency& a, const WordFrequency& b) {
  const auto both = static_cast<double>(a.count + b.count);
  const auto all = static_cast<double>(a.words + b.words);
  const auto cell = [&](const WordFrequency& one) {
    const auto count = static_cast<double>(one.count);
    const double expected = static_cast<double>(one.words) * both / all;
    return count > 0 ? count * std::log(count / expected) : 0;
  };
  return std::max(0.0, 2 * (cell(a) + cell(b)));  // Rounding may leave less than 0.
}

double log_ratio(const WordFrequency& a, const WordFrequency& b) {
  constexpr double kInsteadOfNone = 0.5;
  const auto share = [](const WordFrequency& one) {
    return one.count > 0 ? share_of(one) : kInsteadOfNone / static_cast<double>(one.words);
  };
  return std::log2(share(a) / share(b));
}

std::optional<double> percent_difference(const WordFrequency& a, const WordFrequency& b) {
  if (b.count == 0) return std::nullopt;
  return 100 * (share_of(a) - share_of(b)) / share_of(b);
}

// The square root of chi-squared with one degree of freedom is half of a normal distribution.
double chance_of(double log_likelihood) { return std::erfc(std::sqrt(log_likelihood / 2)); }

double critical_value(double chance) {
  constexpr double kPrecision = 1e-7;
  double below = 0, above = 1;
  while (chance_of(above) > chance) above *= 2;
  while (above - below > kPrecision) {
    const double middle = (below + above) / 2;
    (chance_of(middle) > chance ? below : above) = middle;
  }
  return above;
}

Comparison compare(const index::Reader& reader, std::span<const std::uint32_t> first,
                   std::span<const std::uint32_t> second, const KeywordOptions& options) {
  Comparison found;
  const auto source = source_of(options.unit, reader, first.size() + second.size());
  SetCounter counter(*source);
  found.shared = add_sets(first, second, counter);
  found.sets[0].articles = first.size();
  found.sets[1].articles = second.size();
  for (const std::size_t set : {0U, 1U}) found.sets[set].words = counter.words(set);
  if (counter.words(0) > 0 && counter.words(1) > 0) test_words(counter, options, found);
  return found;
}

}  // namespace timbao::analysis
