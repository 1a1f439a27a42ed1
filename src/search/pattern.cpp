#include "search/pattern.hpp"

#include <optional>
#include <span>

#include "search/code_scan.hpp"

namespace timbao::search {
namespace {

// A match of a sequence, in word positions: sentence ends do not count, and the title's end counts
// as kPartGap words, so that nothing in the title is near anything in the text.
struct Occurrence {
  std::size_t first_word = 0;
  std::size_t last_word = 0;
};
constexpr std::size_t kPartGap = 1'000'000;

std::size_t gap_between(const Occurrence& a, const Occurrence& b) {
  if (a.last_word < b.first_word) return b.first_word - a.last_word;
  if (b.last_word < a.first_word) return a.first_word - b.last_word;
  return 0;  // They overlap: the same word cannot be near itself.
}

// Both lists ascend, so each occurrence is compared with few neighbours.
bool any_near(const std::vector<Occurrence>& left, const std::vector<Occurrence>& right,
              std::size_t distance) {
  std::size_t start = 0;
  for (const Occurrence& a : left) {
    while (start < right.size() && right[start].last_word + distance < a.first_word) ++start;
    for (std::size_t i = start; i < right.size(); ++i) {
      if (right[i].first_word > a.last_word + distance) break;
      const std::size_t gap = gap_between(a, right[i]);
      if (gap >= 1 && gap <= distance) return true;
    }
  }
  return false;
}

// Calls `found(Occurrence)` for every match of `sequence` in [0, end) of a list of words.
// `is_end(i)` says whether a sentence ends at i, `matches_at(word, i)` whether position i has that
// word.
template <class IsEnd, class Matches, class Found>
void for_each_occurrence(const Sequence& sequence, std::size_t end, std::size_t title_end,
                         IsEnd&& is_end, Matches&& matches_at, Found&& found) {
  const std::size_t length = sequence.words.size();
  std::size_t word = 0;
  for (std::size_t i = 0; i + length <= end; ++i) {
    if (i == title_end) word += kPartGap;
    if (is_end(i)) continue;
    std::size_t matched = 0;
    while (matched < length && matches_at(sequence.words[matched], i + matched)) ++matched;
    if (matched == length) found(Occurrence{word, word + length - 1});
    ++word;
  }
}

template <class Matches>
bool has_sequence(const Sequence& sequence, std::size_t end, Matches&& matches_at) {
  const std::size_t length = sequence.words.size();
  for (std::size_t i = 0; i + length <= end; ++i) {
    std::size_t matched = 0;
    while (matched < length && matches_at(sequence.words[matched], i + matched)) ++matched;
    if (matched == length) return true;
  }
  return false;
}

template <class IsEnd, class Matches>
bool has_near(const Pattern& pattern, std::size_t end, std::size_t title_size, IsEnd&& is_end,
              Matches&& matches_at) {
  std::vector<Occurrence> occurrences[2];
  for (std::size_t i = 0; i < 2; ++i) {
    for_each_occurrence(
        pattern.sequences[i], end, title_size, is_end, matches_at,
        [&](const Occurrence& occurrence) { occurrences[i].push_back(occurrence); });
    if (occurrences[i].empty()) return false;
  }
  return any_near(occurrences[0], occurrences[1], pattern.distance);
}

template <class IsEnd, class Matches>
bool holds(const Pattern& pattern, std::size_t size, std::size_t title_size, IsEnd&& is_end,
           Matches&& matches_at) {
  const std::size_t end = pattern.title_only ? title_size : size;
  return pattern.sequences.size() == 1 ? has_sequence(pattern.sequences.front(), end, matches_at)
                                       : has_near(pattern, end, title_size, is_end, matches_at);
}

// True where `other` stands at most `distance` words before or after position `at` of one part of
// an article.
bool has_neighbour(std::span<const text::TokenCode> part, std::size_t at, text::TokenCode other,
                   std::size_t distance) {
  std::size_t words = 0;
  for (std::size_t i = at + 1; i < part.size() && words < distance; ++i) {
    if (part[i] == other) return true;
    words += part[i] != text::kSentenceEnd;
  }
  words = 0;
  for (std::size_t i = at; i-- > 0 && words < distance;) {
    if (part[i] == other) return true;
    words += part[i] != text::kSentenceEnd;
  }
  return false;
}

// NEAR between two words of one code each.
bool has_near_codes(std::span<const text::TokenCode> part, text::TokenCode one,
                    text::TokenCode other, std::size_t distance) {
  constexpr std::size_t kBlock = 128;
  const CodeSet wanted[] = {{&one, 1}};
  for (std::size_t start = 0; start < part.size(); start += kBlock) {
    const auto block = part.subspan(start, std::min(kBlock, part.size() - start));
    if (!has_in_order(block, wanted)) continue;
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block[i] == one && has_neighbour(part, start + i, other, distance)) return true;
    }
  }
  return false;
}

std::optional<bool> near_answer(const Pattern& pattern, const index::TokenColumn& column) {
  text::TokenCode codes[2] = {};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::vector<WordSet>& words = pattern.sequences[i].words;
    if (words.size() != 1 || words.front().codes().size() != 1) return std::nullopt;
    codes[i] = words.front().codes().front();
  }
  const auto title = column.codes.first(column.title_size);
  if (has_near_codes(title, codes[0], codes[1], pattern.distance)) return true;
  return !pattern.title_only && has_near_codes(column.codes.subspan(column.title_size), codes[0],
                                               codes[1], pattern.distance);
}

std::optional<bool> phrase_answer(const Pattern& pattern, const index::TokenColumn& column) {
  const std::vector<WordSet>& words = pattern.sequences.front().words;
  if (words.empty() || words.size() > kMostScannedWords) return std::nullopt;
  CodeSet wanted[kMostScannedWords];
  for (std::size_t i = 0; i < words.size(); ++i) {
    wanted[i] = words[i].codes();
    if (wanted[i].empty() || wanted[i].size() > kMostScannedCodes) return std::nullopt;
  }
  return has_in_order(pattern.title_only ? column.codes.first(column.title_size) : column.codes,
                      std::span(wanted).first(words.size()));
}

// The fast answer for the most frequent patterns: phrases of few codes, NEAR of two.
std::optional<bool> fast_answer(const Pattern& pattern, const index::TokenColumn& column) {
  return pattern.sequences.size() == 1 ? phrase_answer(pattern, column)
                                       : near_answer(pattern, column);
}

void append_terms(const text::Tokens& part, std::vector<std::string_view>& terms) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && part[i].before != text::Boundary::none) terms.emplace_back();
    terms.push_back(part.term(i));
  }
  if (part.size() > 0) terms.emplace_back();
}

}  // namespace

WordSet::WordSet(const std::vector<std::string>& forms) : forms_(forms) {
  std::sort(forms_.begin(), forms_.end());
  for (const std::string& form : forms_) {
    const text::TokenCode code = text::code_of(form);
    exact_ = exact_ && text::is_exact(code);
    codes_.push_back(code);
  }
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
  if (codes_.size() == 1) return;
  bits_.resize(text::kCodeCount / 64);
  for (const text::TokenCode code : codes_) bits_[code >> 6] |= std::uint64_t{1} << (code & 63);
}

bool WordSet::matches(std::string_view term) const {
  return std::binary_search(forms_.begin(), forms_.end(), term, std::less<>());
}

bool Pattern::is_exact() const {
  return std::all_of(sequences.begin(), sequences.end(), [](const Sequence& sequence) {
    return std::all_of(sequence.words.begin(), sequence.words.end(),
                       [](const WordSet& word) { return word.is_exact(); });
  });
}

bool may_match(const Pattern& pattern, const index::TokenColumn& column) {
  if (const auto answer = fast_answer(pattern, column)) return *answer;
  const auto codes = column.codes;
  return holds(
      pattern, codes.size(), column.title_size,
      [codes](std::size_t i) { return codes[i] == text::kSentenceEnd; },
      [codes](const WordSet& word, std::size_t i) { return word.may_match(codes[i]); });
}

TermColumn term_column(const index::ArticleTokens& tokens) {
  TermColumn column;
  append_terms(tokens.title, column.terms);
  column.title_size = column.terms.size();
  append_terms(tokens.abstract, column.terms);
  append_terms(tokens.body, column.terms);
  return column;
}

bool matches(const Pattern& pattern, const index::ArticleTokens& tokens) {
  const auto [terms, title_size] = term_column(tokens);
  return holds(
      pattern, terms.size(), title_size,
      [&terms = terms](std::size_t i) { return terms[i].empty(); },
      [&terms = terms](const WordSet& word, std::size_t i) { return word.matches(terms[i]); });
}

}  // namespace timbao::search
