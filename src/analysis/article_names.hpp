// Gathers what one article names, each name once, with its ways of being named.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/name_mentions.hpp"
#include "timbao/article/article.hpp"
#include "timbao/text/definitions.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::analysis {

// One way in which an article names something. Views live until the next article.
struct ArticleName {
  std::string_view key;           // Equal for what is the same name: words in normal form.
  std::string_view variant;       // As the article writes it, with its title.
  std::uint32_t title_bytes = 0;  // Of the variant, before the name itself.
  NameKind kind = NameKind::other;
  bool is_whole = true;  // False for "ông Trọng", of which the key has more words.
};

// An abbreviation and what the article says it stands for, as keys.
using DefinedName = std::pair<std::string_view, std::string_view>;

// Reuse one object for many articles to reuse its memory.
class ArticleNames {
 public:
  // Replaces what was gathered by what title, abstract and body name.
  void read(const article::Article& article);

  // By key and variant, each pair once for each kind that it shows.
  [[nodiscard]] std::span<const ArticleName> names() const { return names_; }
  [[nodiscard]] std::span<const DefinedName> defined() const { return defined_; }

 private:
  struct Slice {
    std::size_t start = 0, size = 0;
  };
  struct Stored {  // As ArticleName, while `bytes_` grows.
    Slice key, variant;
    std::uint32_t title_bytes = 0;
    std::uint32_t words = 0;
    NameKind kind = NameKind::other;
    bool is_single_syllable = false;
    bool may_be_short = false;  // May be the end of a full name.
    bool is_whole = true;
  };

  void read_text(std::string_view source);
  void take_definitions(const TokenizedText& text);
  Mention* mention_in(std::uint32_t first, std::uint32_t end);
  void store(const TokenizedText& text, const Mention& mention);
  Slice write_key(const TokenizedText& text, Mention& mention);
  Slice write_words(const TokenizedText& text, std::uint32_t first, std::uint32_t end,
                    bool is_organisation);
  const LongForm* abbreviation_at(const TokenizedText& text, std::uint32_t first, std::uint32_t end,
                                  std::uint32_t& words);
  void append_words(std::string_view words, std::size_t start);
  Slice write_variant(std::string_view source, std::uint32_t start, std::uint32_t end);
  void use_definitions();
  void join_short_names();
  [[nodiscard]] bool full_name_of(const Stored& name, Slice& found) const;
  void list_names();

  [[nodiscard]] std::string_view view(Slice slice) const {
    return std::string_view(bytes_).substr(slice.start, slice.size);
  }

  const NameWords& words_ = NameWords::instance();
  text::Tokens tokens_;
  std::vector<Mention> mentions_;
  std::vector<text::Definition> definitions_;
  std::string bytes_, short_form_;
  std::vector<Stored> stored_;
  std::vector<std::pair<Slice, Slice>> defined_slices_;
  std::vector<ArticleName> names_;
  std::vector<DefinedName> defined_;
};

}  // namespace timbao::analysis
