#include "search/pattern.hpp"

namespace timbao::search {
namespace {

constexpr std::size_t kCodeCount = 65536;

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

template <class IsEnd, class Matches>
bool holds(const Pattern& pattern, std::size_t size, std::size_t title_size, IsEnd&& is_end,
           Matches&& matches_at) {
  const std::size_t end = pattern.title_only ? title_size : size;
  if (pattern.sequences.size() == 1) {
    bool found = false;
    for_each_occurrence(pattern.sequences.front(), end, title_size, is_end, matches_at,
                        [&found](const Occurrence&) {
                          found = true;
                          return false;
                        });
    return found;
  }
  std::vector<Occurrence> occurrences[2];
  for (std::size_t i = 0; i < 2; ++i) {
    for_each_occurrence(pattern.sequences[i], end, title_size, is_end, matches_at,
                        [&](const Occurrence& occurrence) {
                          occurrences[i].push_back(occurrence);
                          return true;
                        });
    if (occurrences[i].empty()) return false;
  }
  return any_near(occurrences[0], occurrences[1], pattern.distance);
}

// Appends a part's terms as a column has its codes; an empty one stands for the end of a sentence.
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
  for (const std::string& form : forms_) exact_ = exact_ && text::is_exact(text::code_of(form));
  if (forms_.size() == 1) {
    single_ = text::code_of(forms_.front());
    return;
  }
  bits_.resize(kCodeCount / 64);
  for (const std::string& form : forms_) {
    const text::TokenCode code = text::code_of(form);
    bits_[code >> 6] |= std::uint64_t{1} << (code & 63);
  }
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
  const auto codes = column.codes;
  return holds(
      pattern, codes.size(), column.title_size,
      [codes](std::size_t i) { return codes[i] == text::kSentenceEnd; },
      [codes](const WordSet& word, std::size_t i) { return word.may_match(codes[i]); });
}

bool matches(const Pattern& pattern, const index::ArticleTokens& tokens) {
  std::vector<std::string_view> terms;
  append_terms(tokens.title, terms);
  const std::size_t title_size = terms.size();
  append_terms(tokens.abstract, terms);
  append_terms(tokens.body, terms);
  return holds(
      pattern, terms.size(), title_size, [&terms](std::size_t i) { return terms[i].empty(); },
      [&terms](const WordSet& word, std::size_t i) { return word.matches(terms[i]); });
}

}  // namespace timbao::search
