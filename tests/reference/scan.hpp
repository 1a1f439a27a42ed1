// Counts what a query of words, phrases or NEAR matches, the slow and obvious way: word by word
// over the texts of all articles.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::reference {

// Numbers for words, so that a scan of a large corpus takes milliseconds.
class WordNumbers {
 public:
  int of(std::string_view word) {
    return numbers_.emplace(word, static_cast<int>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, int, std::less<>> numbers_;
};

struct ScannedWord {
  int word;
  int sentence;  // Counted through the text; no phrase spans two.
  bool touches;  // Nothing or one space stands between it and the word before.
};
using ScannedText = std::vector<ScannedWord>;

inline void append_text(std::string_view source, WordNumbers& numbers, ScannedText& text) {
  text::Tokens tokens;
  text::tokenize(source, tokens);
  int sentence = text.empty() ? 0 : text.back().sentence + 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].before != text::Boundary::none) ++sentence;
    const std::size_t end = i > 0 ? tokens[i - 1].end : 0;
    const std::string_view gap = source.substr(end, tokens[i].start - end);
    text.push_back({numbers.of(tokens.term(i)), sentence, i > 0 && (gap.empty() || gap == " ")});
  }
}

struct ScannedArticle {
  ScannedText title, text;  // Abstract and body.
  std::string outlet;       // Its domain, else its name; empty where it is unknown.
  std::string month;        // "2023-11"; empty where it is unknown.
};

inline ScannedArticle scanned(const article::Article& article, WordNumbers& numbers) {
  ScannedArticle result;
  append_text(article.title.value_or(""), numbers, result.title);
  append_text(article.abstract.value_or(""), numbers, result.text);
  append_text(article.body, numbers, result.text);
  if (article.outlet)
    result.outlet = article.outlet->domain.value_or(article.outlet->name.value_or(""));
  constexpr std::size_t kMonthBytes = 7;
  if (article.date) result.month = article.date->iso().substr(0, kMonthBytes);
  return result;
}

using Phrase = std::vector<int>;  // Of one word or more.

inline std::vector<std::size_t> starts_of(const Phrase& phrase, const ScannedText& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i + phrase.size() <= text.size(); ++i) {
    std::size_t same = 0;
    while (same < phrase.size() && text[i + same].word == phrase[same]) ++same;
    if (same < phrase.size() || text[i].sentence != text[i + same - 1].sentence) continue;
    starts.push_back(i);
  }
  return starts;
}

// All phrases, anywhere in the article; two of them at most `distance` words apart where that is
// set.
struct Scan {
  std::vector<Phrase> phrases;
  std::optional<std::size_t> distance;

  [[nodiscard]] bool is_near(const ScannedText& text) const {
    for (const std::size_t a : starts_of(phrases[0], text)) {
      for (const std::size_t b : starts_of(phrases[1], text)) {
        const std::size_t a_last = a + phrases[0].size() - 1, b_last = b + phrases[1].size() - 1;
        if ((a_last < b && b - a_last <= *distance) || (b_last < a && a - b_last <= *distance)) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] bool matches(const ScannedArticle& article) const {
    if (distance) return is_near(article.title) || is_near(article.text);
    return std::all_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
      return !starts_of(phrase, article.title).empty() || !starts_of(phrase, article.text).empty();
    });
  }

  // Of all phrases; what touches is one.
  [[nodiscard]] std::size_t occurrences(const ScannedText& text) const {
    std::vector<bool> marked(text.size());
    for (const Phrase& phrase : phrases) {
      for (const std::size_t start : starts_of(phrase, text)) {
        for (std::size_t k = 0; k < phrase.size(); ++k) marked[start + k] = true;
      }
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool goes_on = i > 0 && marked[i - 1] && text[i].touches;
      count += marked[i] && !goes_on ? 1 : 0;
    }
    return count;
  }

  [[nodiscard]] std::size_t occurrences(const ScannedArticle& article) const {
    return occurrences(article.title) + occurrences(article.text);
  }
};

}  // namespace timbao::reference
