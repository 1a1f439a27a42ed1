// The parts of an article that passages are cut from: words and sentences from the index's token
// column, and tokens with their places only where a passage is shown.
//
// A column has no places in the text. But each of its paragraphs is a line of the text that holds a
// word, so the tokens of a passage are found by tokenizing its lines alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/passages.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {

struct ArticlePart {
  PassageHit::Part part = PassageHit::Part::body;
  std::string_view source;
  std::span<const text::TokenCode> codes;  // As in a column: a sentence's end between sentences.
  std::vector<text::Sentence> sentences;
  std::vector<std::string_view> lines;  // One for each paragraph; unless `tokens` holds all of them.
  text::Tokens tokens;
  std::vector<text::TokenCode> own_codes;

  [[nodiscard]] std::span<const text::TokenCode> codes_of(const text::Passage& passage) const {
    const std::size_t first = passage.first_token + passage.first_sentence;
    return codes.subspan(first, passage.last_token + passage.last_sentence - 1 - first);
  }
};

// The tokens of a passage, among those of the lines around it.
struct Excerpt {
  std::string_view source;         // What was tokenized,
  std::uint32_t offset = 0;        // and where in the part it starts.
  const text::Tokens* tokens = nullptr;
  text::Passage passage{};  // Its tokens are those of `tokens`.
};

// Keeps its buffers between articles. One per thread.
class ArticleParts {
 public:
  // Takes what the column says. False where the text's lines are not the column's paragraphs: it
  // has line ends that UTF-8 files hardly have, the column does not know of paragraphs, or there is
  // nothing but a title.
  [[nodiscard]] bool read(const article::Article& article, const index::TokenColumn& column);

  // Tokenizes the article, which must outlive the parts. Its title is a part where it is all there
  // is.
  void tokenize(const article::Article& article);

  // In the order of the article.
  [[nodiscard]] std::span<const ArticlePart> parts() const { return {parts_.data(), size_}; }

  // False where the text does not have the words that the column says. `excerpt` lives until the
  // next call.
  [[nodiscard]] bool cut(const ArticlePart& part, const text::Passage& passage, Excerpt& excerpt);

 private:
  ArticlePart& add(PassageHit::Part part, std::string_view source);
  void add_tokens(PassageHit::Part part, std::string_view source);
  void add_lines(std::string_view source, std::vector<std::string_view>& lines);

  std::vector<ArticlePart> parts_;
  std::size_t size_ = 0;  // Of parts_, which keeps the memory of those behind.
  text::Tokens tokens_;
};

}  // namespace timbao::search
