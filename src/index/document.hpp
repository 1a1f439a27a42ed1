// Makes the Xapian document of an article: terms, values and data as timbao/index/schema.hpp says.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/text/definitions.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {

// One per thread: it keeps its tables and buffers between articles.
class DocumentBuilder {
 public:
  DocumentBuilder();

  [[nodiscard]] Xapian::Document build(const article::Article& article);

  // The column of the article built last; lives until the next call.
  [[nodiscard]] TokenColumn column() { return column_.build(tokens_); }

 private:
  void count(const text::Tokens& tokens, std::uint32_t weight);
  void add_words(Xapian::Document& document);
  void add_hashed_words(Xapian::Document& document);
  void add_accent_form(Xapian::Document& document, std::string_view word);
  void add_definitions(Xapian::Document& document, std::string_view source,
                       const text::Tokens& tokens);
  void add_fields(Xapian::Document& document, const article::Article& article);
  void add_name(Xapian::Document& document, std::string_view prefix, std::string_view name);
  void add_values(Xapian::Document& document, const article::Article& article);

  Packer packer_;
  ArticleTokens tokens_;
  text::Tokens name_;
  std::vector<text::Definition> definitions_;
  TokenColumnBuilder column_;
  // Syllables are counted in a table by code; other words, whose codes may collide, in a list.
  std::vector<std::uint32_t> syllable_counts_;
  std::vector<text::TokenCode> syllables_met_;
  std::vector<std::pair<std::string_view, std::uint32_t>> other_words_;
};

}  // namespace timbao::index
