// The query language: words, "phrases", AND OR NOT, +word -word, parentheses, word*, a NEAR/n b,
// fields.
//
// What a query says stays apart from how it is answered: parsing knows no index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao::search {

struct Query {
  enum class Kind : std::uint8_t {
    words,  // `terms`, one after another: one word as typed, of one term ("hòa") or more ("TP.HCM"
            // -> tp hcm).
    phrase,    // `terms` in quotes.
    wildcard,  // terms[0] is the beginning of a word.
    near,      // `children` (words or phrases), any order, at most `distance` words apart.
    all,       // Every child: AND.
    any,       // At least one child: OR.
    free,  // Words beside each other without an operator: every one, or any one, as SearchOptions
           // says.
    required,  // children[0] must match: +word.
    excluded,  // children[0] must not match: -word, NOT word.
    field,     // children[0] within `field`.
    date,      // From `from` to `until`, both inclusive.
  };
  enum class Field : std::uint8_t { title, outlet, author, topic, origin };

  Kind kind = Kind::free;
  std::vector<std::string> terms;  // In normal form (timbao/text/tokenizer.hpp).
  std::string text;                // The words as typed, for fields of names and for messages.
  std::vector<Query> children;
  Field field = Field::title;
  std::uint32_t distance = 0;
  std::string from, until;  // ISO days, "2023-11-01"; empty: open.

  friend bool operator==(const Query&, const Query&) = default;
};

struct ParsedQuery {
  Query root;  // Kind::free or an operator; without children for an empty query.
  std::optional<std::string>
      note;  // Set when the syntax was broken and the text is taken as plain words: why.
};

// Never fails: broken syntax gives plain words and a note. Depth of parentheses is limited to 100,
// beyond it is broken syntax. Operators are upper-case; straight and curly quotes are equal. What
// has no word in it ("…") is left out, operands too.
[[nodiscard]] ParsedQuery parse_query(std::string_view text);

// The first and last day that a user means by "2023", "2023-11", "2023-11-05",
// "2023-11-01..2023-12-31", "2023..", "..2023-06"; nothing when it is none of these.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> parse_date_range(
    std::string_view text);

// The same for one day, month or year only.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> parse_period(std::string_view text);

}  // namespace timbao::search
