// An article's words as an array of 16-bit codes, which decides phrases, NEAR and closeness without
// Xapian's position table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {

// A view of one column: the codes (timbao/text/syllables.hpp) of title, abstract and body.
// text::kSentenceEnd stands where a sentence, a paragraph or one of the three parts ends, never
// twice in a row. Must not outlive what it is a view of.
struct TokenColumn {
  std::span<const text::TokenCode> codes;  // Positions are indices into it.
  std::size_t title_size = 0;              // How many of the codes are the title's; at most 65,535.
  // A bit for each end of a sentence behind the title, 16 a word, the lowest first: whether a
  // paragraph ends there too, as each part does. Empty where it is not known.
  std::span<const std::uint16_t> paragraph_ends = {};

  // Requires: `sentence` < known_sentences().
  [[nodiscard]] bool ends_paragraph(std::size_t sentence) const {
    return (paragraph_ends[sentence / 16] >> (sentence % 16) & 1U) != 0;
  }
  // How many sentences paragraph_ends may tell of; no fewer than there are.
  [[nodiscard]] std::size_t known_sentences() const { return paragraph_ends.size() * 16; }
};

// The words of an article in the order of its column, for what codes cannot decide.
struct ArticleTokens {
  text::Tokens title, abstract, body;

  void read(const article::Article& article);
};

// Makes columns. Reuse one object for many articles to reuse its memory.
class TokenColumnBuilder {
 public:
  // The column lives until the next call.
  [[nodiscard]] TokenColumn build(const ArticleTokens& tokens);

 private:
  void append(const text::Tokens& part);
  void append_ends(const text::Tokens& part);

  std::vector<text::TokenCode> codes_;
  std::vector<std::uint16_t> paragraph_ends_;
  std::size_t sentences_ = 0;  // Behind the title.
};

}  // namespace timbao::index
