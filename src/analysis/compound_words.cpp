#include "analysis/compound_words.hpp"

#include "timbao/text/compounds.hpp"

namespace timbao::analysis {

std::span<const WordNumber> CompoundWords::words_of(std::uint32_t document) {
  const article::Article article = reader_.article(document);
  tokens_.read(article);
  words_.clear();
  add(article.title.value_or(""), tokens_.title);
  add(article.abstract.value_or(""), tokens_.abstract);
  add(article.body, tokens_.body);
  return words_;
}

void CompoundWords::add(std::string_view source, const text::Tokens& tokens) {
  for (const text::WordSpan& word : text::words_of(source, tokens)) {
    compound_ = tokens.term(word.first_token);
    for (std::uint32_t i = word.first_token + 1; i < word.last_token; ++i) {
      compound_ += ' ';
      compound_ += tokens.term(i);
    }
    words_.push_back(numbers_.number_of(compound_));
  }
}

}  // namespace timbao::analysis
