// What a phrase or NEAR asks of an article's words, and the search for it in a token column.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "timbao/index/token_column.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {

// One word of the query: any of these terms.
class WordSet {
 public:
  explicit WordSet(const std::vector<std::string>& forms);

  // True where the code may stand for one of the terms.
  [[nodiscard]] bool may_match(text::TokenCode code) const {
    return bits_.empty() ? code == codes_.front() : (bits_[code >> 6] >> (code & 63) & 1) != 0;
  }
  [[nodiscard]] bool matches(std::string_view term) const;

  // The codes that may match, ascending.
  [[nodiscard]] const std::vector<text::TokenCode>& codes() const { return codes_; }

  // True where may_match() is the answer: no term shares its code with another.
  [[nodiscard]] bool is_exact() const { return exact_; }

  // The terms, ascending.
  [[nodiscard]] const std::vector<std::string>& terms() const { return forms_; }

 private:
  std::vector<std::string> forms_;      // Ascending.
  std::vector<text::TokenCode> codes_;  // Theirs, ascending, each once.
  std::vector<std::uint64_t> bits_;     // One for each code; none where there is one code.
  bool exact_ = true;
};

// Words that must stand one after another within a sentence.
struct Sequence {
  std::vector<WordSet> words;
};

// Sequences that an article must have: one, or several of which the second starts, or ends, at most
// `distance` words from the first (NEAR, in any order).
struct Pattern {
  std::vector<Sequence> sequences;  // One or two.
  std::uint32_t distance = 0;
  bool title_only = false;

  [[nodiscard]] bool is_exact() const;
};

// An article's terms as its column has their codes: an empty one ends a sentence. They are views into
// the tokens.
struct TermColumn {
  std::vector<std::string_view> terms;
  std::size_t title_size = 0;
};
[[nodiscard]] TermColumn term_column(const index::ArticleTokens& tokens);

// True where the column may hold the pattern; it does hold it if pattern.is_exact().
[[nodiscard]] bool may_match(const Pattern& pattern, const index::TokenColumn& column);

// The same on the article's own words, exactly.
[[nodiscard]] bool matches(const Pattern& pattern, const index::ArticleTokens& tokens);

}  // namespace timbao::search
