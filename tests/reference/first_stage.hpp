// The first stage of ranking the slow and obvious way: what each article's words are worth, looked
// up word by word, and its places in two sorted lists.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "reference/matcher.hpp"
#include "reference/ranking.hpp"
#include "search/bit_sum.hpp"
#include "search/candidates.hpp"
#include "search/plan.hpp"
#include "timbao/search/ranking.hpp"

namespace timbao::reference {

struct IndexedArticle {
  TokenizedArticle words;
  std::uint32_t document = 0;
  bool changed = false;  // Since the segment's word sets were made: only counts of words are known.
};

// Of a plan whose words are found in no other way than by their forms.
class FirstStage {
 public:
  // Which of two documents goes before the other where they are equal in an order.
  using Before = std::function<bool(std::uint32_t, std::uint32_t)>;

  FirstStage(const search::Plan& plan, double mean_length, Before before)
      : plan_(plan), mean_length_(mean_length), before_(std::move(before)) {
    constexpr double kFinest = 24;
    double most = 0, total = 0;
    for (const search::WorthyWord& word : plan.words) {
      most = std::max(most, word.idf);
      total += 2 * word.idf;
    }
    const double room = search::BitSum::kMost - 2.0 * static_cast<double>(plan.words.size());
    step_ = std::max(most / kFinest, total / room);
  }

  [[nodiscard]] std::vector<search::Candidate> best(
      const std::vector<const IndexedArticle*>& matching, std::size_t count) const {
    std::vector<search::Candidate> candidates;
    for (const IndexedArticle* const article : matching) {
      const std::uint32_t worth = worth_of(*article);
      candidates.push_back({article->document, worth, share_of(*article) * worth});
    }
    std::map<std::uint32_t, std::size_t> turns;  // By document: when it is taken.
    const auto take = [&](std::size_t first_turn, auto value) {
      std::sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
        return value(a) != value(b) ? value(a) > value(b) : before_(a.document, b.document);
      });
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto [turn, is_new] = turns.emplace(candidates[i].document, 2 * i + first_turn);
        if (!is_new) turn->second = std::min(turn->second, 2 * i + first_turn);
      }
    };
    take(0, [](const search::Candidate& candidate) { return candidate.worth; });
    take(1, [](const search::Candidate& candidate) { return candidate.brief_worth; });
    std::sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
      return turns.at(a.document) < turns.at(b.document);
    });
    if (candidates.size() > count) candidates.resize(count);
    return candidates;
  }

 private:
  static double occurrences(const std::string& term, const Words& words) {
    return static_cast<double>(std::count_if(words.begin(), words.end(),
                                             [&](const Word& word) { return word.term == term; }));
  }

  static bool in_title(const std::string& term, const IndexedArticle& article) {
    constexpr double kTitleCounts = 3;  // As the index weighs title words.
    const double title = occurrences(term, article.words.title);
    const bool is_known = text::is_exact(text::code_of(term)) && !article.changed;
    if (is_known) return title > 0;
    return kTitleCounts * title + occurrences(term, article.words.text) >= kTitleCounts;
  }

  static bool anywhere(const std::string& term, const IndexedArticle& article) {
    return occurrences(term, article.words.title) + occurrences(term, article.words.text) > 0;
  }

  template <class Holds>
  [[nodiscard]] std::uint32_t steps(std::size_t group, double worth, const IndexedArticle& article,
                                    const Holds& holds) const {
    const std::vector<std::string>& words = plan_.groups.at(group);
    const bool held = std::any_of(words.begin(), words.end(),
                                  [&](const std::string& word) { return holds(word, article); });
    return held ? static_cast<std::uint32_t>(std::lround(worth / step_)) : 0;
  }

  [[nodiscard]] std::uint32_t worth_of(const IndexedArticle& article) const {
    std::uint32_t sum = 0;
    for (const search::WorthyWord& word : plan_.words) {
      const bool one_is_likely = word.likely != word.forms;
      const double open = one_is_likely ? word.idf * search::kOpenShare : word.idf;
      sum +=
          steps(word.forms, open, article, anywhere) + steps(word.forms, open, article, in_title);
      if (!one_is_likely) continue;
      sum += steps(word.likely, word.idf - open, article, anywhere);
      sum += steps(word.likely, word.idf - open, article, in_title);
    }
    return sum;
  }

  // By length: up to a quarter of the mean, a half, the mean and longer, each in powers of two.
  [[nodiscard]] double share_of(const IndexedArticle& article) const {
    if (article.changed) return 1;
    const auto power = [](double length) {
      return static_cast<int>(std::bit_width(static_cast<std::size_t>(length)));
    };
    const double length = coded_length(article.words.title) + coded_length(article.words.text);
    const int halvings = std::clamp(power(mean_length_) - power(length), -1, 2);
    const search::Ranking usual;
    const double norm = 1 - usual.b + usual.b * std::exp2(-halvings - 0.5);
    return (usual.k1 + 1) / (1 + usual.k1 * norm);
  }

  const search::Plan& plan_;
  double mean_length_;
  Before before_;
  double step_ = 0;
};

}  // namespace timbao::reference
