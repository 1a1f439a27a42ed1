// What an index holds of an article: terms and values as timbao/index/schema.hpp says.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/text/definitions.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {

// Terms with how often they occur, each once, and the value slots.
struct DocumentContent {
  struct Syllable {
    text::TokenCode code;
    std::uint32_t count;
  };
  struct Term {
    std::string text;
    std::uint32_t count;  // 0 for terms with a prefix.
  };
  std::vector<Syllable> syllables;                     // In no order.
  std::vector<Term> terms;                             // All others, ascending.
  std::array<std::string, schema::kSlotCount> values;  // Empty where the slot is.
};

[[nodiscard]] Xapian::Document document_of(const DocumentContent& content);

// One per thread: it keeps its tables and buffers between articles.
class DocumentBuilder {
 public:
  DocumentBuilder();

  // What comes is packed by this dictionary; null for none.
  void pack_by(std::shared_ptr<const Dictionary> dictionary) { packer_.use(std::move(dictionary)); }

  // Lives until the next call.
  [[nodiscard]] const DocumentContent& content_of(const article::Article& article);

  [[nodiscard]] Xapian::Document build(const article::Article& article) {
    return document_of(content_of(article));
  }

  // The column of the article built last; lives until the next call.
  [[nodiscard]] TokenColumn column() { return column_.build(tokens_); }

 private:
  void count(const text::Tokens& tokens, std::uint32_t weight);
  void add_words();
  void add_hashed_words();
  void add_accent_form(std::string_view word);
  void add_definitions(std::string_view source, const text::Tokens& tokens);
  void add_fields(const article::Article& article);
  void add_name(std::string_view prefix, std::string_view name);
  void add_values(const article::Article& article);
  void add(std::string_view prefix, std::string_view value);

  DocumentContent content_;
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
