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
#include <string_view>
#include <vector>

#include "analysis/word_source.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// One per thread. Throws Error: corrupt, changed.
class ExactColumns : public WordSource {
 public:
  // For reading about so many documents of `reader`, which must outlive this. Where they are a good
  // part of the index, its terms are read first (some 2 µs a word that is no syllable; memory: the
  // terms, and 12 bytes for an article of each that shares its code with a more frequent one);
  // where they are few, their texts (some 30 µs each).
  ExactColumns(const index::Reader& reader, std::size_t documents);

  // In the order of the column, text::kSentenceEnd where a sentence ends.
  [[nodiscard]] std::span<const WordNumber> words_of(std::uint32_t document) override;

  [[nodiscard]] const WordNumbers& numbers() const override { return numbers_; }

 private:
  // That a document holds a word whose code stands for a more frequent word, too.
  struct Holding {
    std::uint32_t document;
    WordNumber word;
    std::uint32_t weight;  // How often, in the title kTitleWeight times.
  };

  void read_terms();
  void read_holdings(const std::vector<WordNumber>& rarer);
  [[nodiscard]] std::span<const Holding> holdings_of(std::uint32_t document) const;
  [[nodiscard]] bool is_told_by_codes(const index::TokenColumn& column, std::uint32_t document);
  void read_text(const index::TokenColumn& column, std::uint32_t document);

  const index::Reader& reader_;
  bool knows_terms_;
  std::vector<WordNumber> usual_;  // By code: its most frequent word, 0 where none is known.
  WordNumbers numbers_;
  std::vector<Holding> holdings_;  // By document.
  std::vector<WordNumber> words_;
  index::ArticleTokens tokens_;
};

}  // namespace timbao::analysis
