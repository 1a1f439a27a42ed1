// What an article scores for plain words, the slow and obvious way: loops over its words, as the
// formula of timbao/search/ranking.hpp says.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference/matcher.hpp"
#include "timbao/search/ranking.hpp"

namespace timbao::reference {

// The words of a query of nothing but words.
inline std::vector<std::string> words_of(const search::Query& query) {
  std::vector<std::string> words;
  for (const search::Query& child : query.children) {
    words.insert(words.end(), child.terms.begin(), child.terms.end());
  }
  return words;
}

// Words, and one more for the end of each sentence.
inline double coded_length(const Words& words) {
  std::set<std::size_t> sentences;
  for (const Word& word : words) sentences.insert(word.sentence);
  return static_cast<double>(words.size() + sentences.size());
}

// What an index counts for an article's length: words, those of the title three times.
inline double counted_length(const TokenizedArticle& article) {
  constexpr double kTitleCounts = 3;
  return kTitleCounts * static_cast<double>(article.title.size()) +
         static_cast<double>(article.text.size());
}

// Scores the articles of a collection by words that match as they are typed.
class Scorer {
 private:
  static bool in_one_sentence(const Words& words, std::size_t place) {
    return place + 1 < words.size() && words[place].sentence == words[place + 1].sentence;
  }

  static auto side_by_side(const std::string& first, const std::string& second) {
    return [&first, &second](const Words& words, std::size_t place) {
      return in_one_sentence(words, place) && words[place].term == first &&
             words[place + 1].term == second;
    };
  }

 public:
  // How often two words stand side by side in the collection, as the index's language model has it.
  using PairCount = std::function<double(const std::string&, const std::string&)>;

  Scorer(const std::vector<TokenizedArticle>& articles, search::Ranking ranking, PairCount pairs)
      : articles_(articles), ranking_(ranking), pairs_(std::move(pairs)) {
    for (const TokenizedArticle& article : articles) {
      mean_length_ += counted_length(article);
      std::set<std::string> words;
      for (const Word& word : article.title) words.insert(word.term);
      for (const Word& word : article.text) words.insert(word.term);
      for (const std::string& word : words) ++holders_[word];
    }
    mean_length_ /= static_cast<double>(articles.size());
  }

  [[nodiscard]] double score(const std::vector<std::string>& query,
                             const TokenizedArticle& article) const {
    double score = opens(query, article.title) ? ranking_.opening : 0;
    for (std::size_t i = 0; i < query.size(); ++i) {
      score += rarity(query[i]) * saturated(article, [&](const Words& words, std::size_t place) {
                 return words[place].term == query[i];
               });
      if (i + 1 < query.size()) {
        score += ranking_.neighbours * pair_rarity(query[i], query[i + 1]) *
                 saturated(article, side_by_side(query[i], query[i + 1]));
      }
    }
    return score;
  }

 private:
  static bool opens(const std::vector<std::string>& query, const Words& title) {
    return query.size() > 1 && !title.empty() && side_by_side(query[0], query[1])(title, 0);
  }

  template <class IsThere>
  static double count(const Words& words, const IsThere& is_there) {
    double count = 0;
    for (std::size_t place = 0; place < words.size(); ++place) count += is_there(words, place);
    return count;
  }

  template <class IsThere>
  [[nodiscard]] double saturated(const TokenizedArticle& article, const IsThere& is_there) const {
    constexpr double kMeanTitle = 14;
    const double whole = coded_length(article.title) + coded_length(article.text);
    const double norm = 1 - ranking_.b + ranking_.b * whole / mean_length_;
    const double title_norm =
        1 - ranking_.title_b + ranking_.title_b * coded_length(article.title) / kMeanTitle;
    const double f = ranking_.title * count(article.title, is_there) / title_norm +
                     count(article.text, is_there) / norm;
    return (ranking_.k1 + 1) * f / (f + ranking_.k1);
  }

  [[nodiscard]] double rarity_of(double articles_with_it) const {
    const auto all = static_cast<double>(articles_.size());
    return std::log(1 + (all - articles_with_it + 0.5) / (articles_with_it + 0.5));
  }

  [[nodiscard]] double rarity(const std::string& word) const {
    const auto found = holders_.find(word);
    return rarity_of(found == holders_.end() ? 0 : found->second);
  }

  [[nodiscard]] double pair_rarity(const std::string& first, const std::string& second) const {
    return rarity_of(std::clamp(pairs_(first, second), 1.0, static_cast<double>(articles_.size())));
  }

  const std::vector<TokenizedArticle>& articles_;
  search::Ranking ranking_;
  PairCount pairs_;
  double mean_length_ = 0;
  std::map<std::string, double> holders_;  // How many articles hold each word.
};

}  // namespace timbao::reference
