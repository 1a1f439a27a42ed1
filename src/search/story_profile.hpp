// What tells a story from others: its words, its neighbouring words and its names, each with a
// weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {

// A name, a compound or a single word of a story: what people see its words as.
struct Phrase {
  std::string text;                     // As the story spells it where it first stands.
  std::vector<std::string> words = {};  // In normal form.
  bool is_name = false;
  double weight = 0;  // Of its words and the pairs within it.
};

// A word of a story, or two side by side, that the index knows.
struct StoryTerm {
  std::string word = {};       // In normal form; empty for a pair.
  text::TokenCode first = 0;   // Of the word,
  text::TokenCode second = 0;  // and of the pair's second.
  std::size_t phrase = 0;      // The first that it stands in.
  bool in_name = false;
  double count = 0;  // In the story; in title and lead it counts kOpeningShare.
  double weight = 0;
};

// What an occurrence in the title or the lead counts beside one further down. With 1 to 4 rankings
// are nearly the same; of headlines with a summary too (tests/bench/README.md).
inline constexpr double kOpeningShare = 3;

// Weights are the square of the inverse document frequency, once for the story and once for the
// article that it is compared with, as in the cosine of tf-idf vectors, times the count, saturated;
// words and pairs of names count more. Never changes once built.
class StoryProfile {
 public:
  // `tokens` are the story's. Cost: some 0.5 ms for 500 words. Throws Xapian::Error.
  StoryProfile(const article::Article& story, const index::ArticleTokens& tokens,
               const index::Reader& reader);

  // Those with the greatest weight, first.
  [[nodiscard]] const std::vector<StoryTerm>& words() const { return words_; }
  [[nodiscard]] const std::vector<StoryTerm>& pairs() const { return pairs_; }

  // Where StoryTerm::phrase points. The first stands for pairs of words of different phrases.
  static constexpr std::size_t kAcrossPhrases = 0;
  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }

  // The phrases but for the first, as places in phrases(), those with the greatest weight first.
  [[nodiscard]] const std::vector<std::size_t>& key_phrases() const { return key_phrases_; }

 private:
  // A part of the story while it is read.
  struct Part {
    std::string_view source;
    const text::Tokens& tokens;
    std::size_t opening = 0;  // How many tokens belong to title or lead.
  };

  void add(const Part& part);
  void add_word(const Part& part, std::size_t token, std::size_t phrase, bool in_name);
  void add_pair(const Part& part, std::size_t token, std::size_t phrase, bool in_name);
  std::size_t phrase_at(const Part& part, std::size_t first, std::size_t end, bool is_name);
  void weigh(const index::Reader& reader);

  std::vector<StoryTerm> words_, pairs_;
  std::vector<Phrase> phrases_;
  std::vector<std::size_t> key_phrases_;
  std::unordered_map<std::string, std::size_t> word_places_, phrase_places_;
  std::unordered_map<std::uint32_t, std::size_t> pair_places_;
};

}  // namespace timbao::search
