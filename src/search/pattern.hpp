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
    return single_ != 0 ? code == single_ : (bits_[code >> 6] >> (code & 63) & 1) != 0;
  }
  [[nodiscard]] bool matches(std::string_view term) const;

  // True where may_match() is the answer: no term shares its code with another.
  [[nodiscard]] bool is_exact() const { return exact_; }

 private:
  std::vector<std::string> forms_;   // Ascending.
  text::TokenCode single_ = 0;       // The code, where there is just one.
  std::vector<std::uint64_t> bits_;  // Else one bit for each code.
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

// A match of a sequence, in word positions: sentence ends do not count, and the title's end counts
// as kPartGap words, so that nothing in the title is near anything in the text.
struct Occurrence {
  std::size_t first_word = 0;
  std::size_t last_word = 0;
};
inline constexpr std::size_t kPartGap = 1'000'000;

// Calls `found(Occurrence)` for every match of `sequence` in [0, end) of a list of words, until it
// returns false. `is_end(i)` says whether a sentence ends at i, `matches(word, i)` whether position
// i has that word.
template <class IsEnd, class Matches, class Found>
void for_each_occurrence(const Sequence& sequence, std::size_t end, std::size_t title_end,
                         IsEnd&& is_end, Matches&& matches, Found&& found) {
  const std::size_t length = sequence.words.size();
  std::size_t word = 0;
  for (std::size_t i = 0; i + length <= end; ++i) {
    if (i == title_end) word += kPartGap;
    if (is_end(i)) continue;
    std::size_t matched = 0;
    while (matched < length && !is_end(i + matched) &&
           matches(sequence.words[matched], i + matched)) {
      ++matched;
    }
    if (matched == length && !found(Occurrence{word, word + length - 1})) return;
    ++word;
  }
}

// True where the column may hold the pattern; it does hold it if pattern.is_exact().
[[nodiscard]] bool may_match(const Pattern& pattern, const index::TokenColumn& column);

// The same on the article's own words, exactly.
[[nodiscard]] bool matches(const Pattern& pattern, const index::ArticleTokens& tokens);

}  // namespace timbao::search
