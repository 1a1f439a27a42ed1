// Reads the words of articles as numbers that stand for one word each, at the cost of token
// columns.
//
// The codes of a column (timbao/index/token_column.hpp) are exact for syllables only; other words
// share them. Which of these words an article holds is known from the index's terms, and what an
// article holds of each tells whether it holds several with one code: only then is its text read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// A syllable's code, or a higher number for any other word. Those mean the same for one
// ExactColumns only, and say nothing of order.
using WordNumber = std::uint32_t;

// One per thread. Throws Error: corrupt, changed.
class ExactColumns {
 public:
  // For reading about so many documents of `reader`, which must outlive this. Where they are a good
  // part of the index, its terms are read first (some 2 µs a word that is no syllable; memory: the
  // terms, and 12 bytes for an article of each that shares its code with a more frequent one);
  // where they are few, their texts (some 30 µs each).
  ExactColumns(const index::Reader& reader, std::size_t documents);

  // The words in the order of the column, text::kSentenceEnd where a sentence ends. Lives until the
  // next call.
  [[nodiscard]] std::span<const WordNumber> words_of(std::uint32_t document);

  // In normal form. Requires: words_of() gave the number, no sentence's end. Lives until the next
  // call of words_of().
  [[nodiscard]] std::string_view spelling(WordNumber word) const;

  // 0 where words_of() has not met the word, and the terms of the index, as far as they were read,
  // do not have it.
  [[nodiscard]] WordNumber find(std::string_view word) const;

  // One past the highest number given so far.
  [[nodiscard]] std::size_t end() const { return text::kSyllableCount + 1U + others_.size(); }

 private:
  // That a document holds a word whose code stands for a more frequent word, too.
  struct Holding {
    std::uint32_t document;
    WordNumber word;
    std::uint32_t weight;  // How often, in the title kTitleWeight times.
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };

  void read_terms();
  void read_holdings(const std::vector<WordNumber>& rarer);
  [[nodiscard]] WordNumber number_of(std::string_view word);
  [[nodiscard]] std::span<const Holding> holdings_of(std::uint32_t document) const;
  [[nodiscard]] bool is_told_by_codes(const index::TokenColumn& column, std::uint32_t document);
  void read_text(const index::TokenColumn& column, std::uint32_t document);

  const index::Reader& reader_;
  bool knows_terms_;
  std::vector<WordNumber> usual_;  // By code: its most frequent word, 0 where none is known.
  std::unordered_map<std::string, WordNumber, Hash, std::equal_to<>> numbers_;
  std::vector<std::string_view> others_;  // By number, views into numbers_.
  std::vector<Holding> holdings_;         // By document.
  std::vector<WordNumber> words_;
  index::ArticleTokens tokens_;
};

}  // namespace timbao::analysis
