#include "search/passages.hpp"

#include <algorithm>

namespace timbao::search {
namespace {

// Half of what a word can give comes with its first occurrence in a passage.
constexpr double kSaturation = 1.0;
// What a pair of neighbours counts beside a single word.
constexpr double kPairWeight = 0.5;

double saturated(double count) { return count / (count + kSaturation); }

}  // namespace

PassageFinder::PassageFinder(const Plan& plan, const QueryWords& words)
    : words_(words), evidence_(words.size()) {
  for (const Unit& unit : plan.units) add_matcher(unit.words, unit.title_only);
  for (const PlannedVariant& variant : plan.variants) {
    add_matcher(variant.terms, variant.title_only);
  }
}

void PassageFinder::add_matcher(const std::vector<PlannedWord>& words, bool title_only) {
  Matcher matcher;
  matcher.title_only = title_only;
  for (const PlannedWord& word : words) matcher.sequence.words.emplace_back(word.forms);
  matchers_.push_back(std::move(matcher));
}

double PassageFinder::score(const text::Tokens& tokens, const text::Passage& passage) {
  evidence_.clear();
  std::size_t first = passage.first_token;
  while (first < passage.last_token) {  // One sentence at a time: neighbours share a sentence.
    std::size_t end = first + 1;
    while (end < passage.last_token && tokens[end].before == text::Boundary::none) ++end;
    gather(
        words_, first, end, 1.0, [&](std::size_t i) { return tokens[i].code; }, evidence_);
    first = end;
  }
  double score = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    score += words_.idf(i) * saturated(evidence_.words[i]);
    if (i + 1 < words_.size()) {
      score += kPairWeight * words_.pair_idf(i) * saturated(evidence_.pairs[i]);
    }
  }
  return score;
}

std::vector<bool> PassageFinder::marked_tokens(const Part& part, std::size_t first,
                                               std::size_t last) const {
  const text::Tokens& tokens = part.tokens;
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
    if (matcher.title_only && part.part != PassageHit::Part::title) continue;
    const std::vector<WordSet>& words = matcher.sequence.words;
    for (std::size_t i = first; i < last; ++i) {
      if (!matches_at(words, i)) continue;
      std::fill_n(marked.begin() + static_cast<std::ptrdiff_t>(i - first), words.size(), true);
    }
  }
  return marked;
}

std::vector<ByteRange> PassageFinder::highlights(const Part& part, std::size_t first,
                                                 std::size_t last) const {
  const std::vector<bool> marked = marked_tokens(part, first, last);
  std::vector<ByteRange> ranges;
  for (std::size_t i = first; i < last; ++i) {
    if (!marked[i - first]) continue;
    const text::Token& token = part.tokens[i];
    // Marked neighbours that touch ("100.000đ") or have only a space between them make one range.
    const bool behind_marked = i > first && marked[i - first - 1];
    const std::string_view gap =
        behind_marked ? ByteRange{ranges.back().end, token.start}.of(part.source) : "-";
    if (gap.empty() || gap == " ") {
      ranges.back().end = token.end;
    } else {
      ranges.push_back({token.start, token.end});
    }
  }
  return ranges;
}

void PassageFinder::add_candidates(Part& part, std::string_view source,
                                   std::vector<Candidate>& candidates) {
  part.source = source;
  text::tokenize(source, part.tokens);
  for (const text::Passage& passage : text::passages_of(part.tokens)) {
    candidates.push_back({&part, passage, score(part.tokens, passage)});
  }
}

PassageHit PassageFinder::hit_of(const Candidate& candidate) const {
  const Part& part = *candidate.part;
  PassageHit hit;
  hit.part = part.part;
  hit.bytes = text::passage_bytes(part.source, part.tokens, candidate.passage);
  hit.paragraph = candidate.passage.paragraph;
  hit.text = hit.bytes.of(part.source);
  hit.score = candidate.score;
  hit.highlights = highlights(part, candidate.passage.first_token, candidate.passage.last_token);
  for (ByteRange& range : hit.highlights) {
    range.start -= hit.bytes.start;
    range.end -= hit.bytes.start;
  }
  return hit;
}

std::vector<PassageHit> PassageFinder::find(const article::Article& article, std::uint32_t count) {
  std::vector<Candidate> candidates;
  if (article.abstract) add_candidates(abstract_, *article.abstract, candidates);
  add_candidates(body_, article.body, candidates);
  if (candidates.empty() && article.title) add_candidates(title_, *article.title, candidates);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  // A lone word of a phrase has a score and is no match: what can be marked goes first.
  const auto is_marked = [this](const Candidate& candidate) {
    const text::Passage& passage = candidate.passage;
    return !highlights(*candidate.part, passage.first_token, passage.last_token).empty();
  };
  if (!candidates.empty() && !is_marked(candidates.front())) {
    std::stable_partition(candidates.begin(), candidates.end(), is_marked);
  }
  if (candidates.size() > count) candidates.resize(count);
  std::vector<PassageHit> hits;
  for (const Candidate& candidate : candidates) hits.push_back(hit_of(candidate));
  return hits;
}

std::vector<ByteRange> PassageFinder::title_highlights(const article::Article& article) {
  if (!article.title) return {};
  title_.source = *article.title;
  text::tokenize(title_.source, title_.tokens);
  return highlights(title_, 0, title_.tokens.size());
}

}  // namespace timbao::search
