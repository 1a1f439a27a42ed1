// Counts n-grams and computes interpolated Kneser-Ney probabilities the slow and obvious way: maps
// of whole numbers, nothing packed.
//
// As timbao/index/language_model.hpp has it, bigrams that occur once are not kept, nor trigrams
// that occur once, hold a word without a code of its own, or say what their bigrams say already.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::reference {

using Column = std::vector<text::TokenCode>;  // Codes of an article, kSentenceEnd behind each part.

class Ngrams {
 public:
  explicit Ngrams(std::span<const Column> columns) {
    for (const Column& column : columns) {
      text::TokenCode before_last = text::kSentenceEnd, last = text::kSentenceEnd;
      for (const text::TokenCode next : column) {
        if (next != text::kSentenceEnd) ++words_[next];
        if (last == text::kSentenceEnd && next != text::kSentenceEnd) ++words_[last];
        ++bigrams_[{last, next}];
        if (last != text::kSentenceEnd) ++trigrams_[{before_last, last, next}];
        before_last = last;
        last = next;
      }
    }
    for (const auto& [pair, count] : bigrams_) {
      befores_[pair.second].insert(pair.first);
      ++kinds_;
    }
  }

  [[nodiscard]] double count(text::TokenCode word) const { return of(words_, word); }

  // 0 for pairs that are not kept.
  [[nodiscard]] double count(text::TokenCode first, text::TokenCode second) const {
    const double count = of(bigrams_, std::pair(first, second));
    return count < 2 ? 0 : count;
  }

  [[nodiscard]] double total() const {
    double total = 0;
    for (const auto& [word, count] : words_) total += count;
    return total;
  }

  [[nodiscard]] double probability(text::TokenCode last, text::TokenCode next) const {
    const auto found = befores_.find(next);
    const double befores = found == befores_.end() ? 0 : static_cast<double>(found->second.size());
    const double alone = befores / static_cast<double>(kinds_);
    if (count(last) == 0) return alone;
    double leftover = count(last);
    for (const auto& [pair, together] : bigrams_) {
      if (pair.first == last && together >= 2) leftover -= together - kBigramDiscount;
    }
    const double kept = count(last, next);
    return ((kept > 0 ? kept - kBigramDiscount : 0) + leftover * alone) / count(last);
  }

  [[nodiscard]] double probability(text::TokenCode first, text::TokenCode second,
                                   text::TokenCode next) const {
    const double pair = count(first, second);
    if (pair == 0) return probability(second, next);
    double leftover = pair;
    double kept = 0;
    for (const auto& [words, together] : trigrams_) {
      if (words[0] != first || words[1] != second || !keeps(words, together)) continue;
      leftover -= together - kTrigramDiscount;
      if (words[2] == next) kept = together - kTrigramDiscount;
    }
    return (kept + leftover * probability(second, next)) / pair;
  }

 private:
  static constexpr double kBigramDiscount = 0.75;
  static constexpr double kTrigramDiscount = 0.9;
  static constexpr double kLeastSurprise = 2;

  using Trigram = std::array<text::TokenCode, 3>;

  template <class Key>
  static double of(const std::map<Key, double>& counts, const Key& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  }

  [[nodiscard]] bool keeps(const Trigram& words, double together) const {
    if (together < 2) return false;
    for (const text::TokenCode word : words) {
      if (!text::is_exact(word)) return false;
    }
    const double given_two = together / of(bigrams_, std::pair(words[0], words[1]));
    const double given_one = of(bigrams_, std::pair(words[1], words[2])) / count(words[1]);
    return together * std::fabs(std::log(given_two / given_one)) >= kLeastSurprise;
  }

  std::map<text::TokenCode, double> words_;  // Of kSentenceEnd: how many sentences begin.
  std::map<std::pair<text::TokenCode, text::TokenCode>, double> bigrams_;
  std::map<Trigram, double> trigrams_;
  std::map<text::TokenCode, std::set<text::TokenCode>> befores_;
  std::size_t kinds_ = 0;  // Of bigrams.
};

}  // namespace timbao::reference
