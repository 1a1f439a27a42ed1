#include "search/highlighter.hpp"

#include <algorithm>

namespace timbao::search {

Highlighter::Highlighter(const Plan& plan) {
  for (const Unit& unit : plan.units) add_matcher(unit.words, unit.title_only);
  for (const PlannedVariant& variant : plan.variants) {
    add_matcher(variant.terms, variant.title_only);
  }
}

void Highlighter::add_matcher(const std::vector<PlannedWord>& words, bool title_only) {
  Matcher matcher;
  matcher.title_only = title_only;
  for (const PlannedWord& word : words) matcher.sequence.words.emplace_back(word.forms);
  matchers_.push_back(std::move(matcher));
}

bool Highlighter::may_begin(PassageHit::Part part, text::TokenCode code) const {
  return std::any_of(matchers_.begin(), matchers_.end(), [&](const Matcher& matcher) {
    if (matcher.title_only && part != PassageHit::Part::title) return false;
    const std::vector<WordSet>& words = matcher.sequence.words;
    return !words.empty() && words.front().may_match(code);
  });
}

std::vector<bool> Highlighter::marked_tokens(PassageHit::Part part, const Excerpt& excerpt) const {
  const text::Tokens& tokens = *excerpt.tokens;
  const std::size_t first = excerpt.passage.first_token;
  const std::size_t last = excerpt.passage.last_token;
  const auto matches_at = [&](const std::vector<WordSet>& words, std::size_t start) {
    if (words.empty() || start + words.size() > last) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const text::Token& token = tokens[start + i];
      if (i > 0 && token.before != text::Boundary::none) return false;
      if (!words[i].may_match(token.code) || !words[i].matches(tokens.term(token))) return false;
    }
    return true;
  };
  std::vector<bool> marked(last - first);
  for (const Matcher& matcher : matchers_) {
    if (matcher.title_only && part != PassageHit::Part::title) continue;
    const std::vector<WordSet>& words = matcher.sequence.words;
    for (std::size_t i = first; i < last; ++i) {
      if (!matches_at(words, i)) continue;
      std::fill_n(marked.begin() + static_cast<std::ptrdiff_t>(i - first), words.size(), true);
    }
  }
  return marked;
}

// In the excerpt's source.
std::vector<ByteRange> Highlighter::ranges(PassageHit::Part part, const Excerpt& excerpt) const {
  const std::vector<bool> marked = marked_tokens(part, excerpt);
  std::vector<ByteRange> ranges;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (!marked[i]) continue;
    const text::Token& token = (*excerpt.tokens)[excerpt.passage.first_token + i];
    // Marked neighbours that touch ("100.000đ") or have only a space between them make one range.
    const bool behind_marked = i > 0 && marked[i - 1];
    const std::string_view gap =
        behind_marked ? ByteRange{ranges.back().end, token.start}.of(excerpt.source) : "-";
    if (gap.empty() || gap == " ") {
      ranges.back().end = token.end;
    } else {
      ranges.push_back({token.start, token.end});
    }
  }
  return ranges;
}

std::vector<ByteRange> Highlighter::title_ranges(const article::Article& article) {
  if (!article.title) return {};
  text::tokenize(*article.title, title_);
  text::Passage whole{};
  whole.last_token = static_cast<std::uint32_t>(title_.size());
  return ranges(PassageHit::Part::title, {*article.title, 0, &title_, whole});
}

}  // namespace timbao::search
