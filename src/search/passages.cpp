#include "search/passages.hpp"

#include <algorithm>

namespace timbao::search {
namespace {

// Half of what a word can give comes with its first occurrence in a passage.
constexpr double kSaturation = 1.0;
// What a pair of neighbours counts beside a single word.
constexpr double kPairWeight = 0.5;

double saturated(double count) { return count / (count + kSaturation); }

bool is_marked(const PassageHit& hit) { return !hit.highlights.empty(); }

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

// Pairs end at sentences, since no word of a query has the code of their ends.
double PassageFinder::score(std::span<const text::TokenCode> codes) {
  evidence_.clear();
  gather(
      words_, 0, codes.size(), 1.0, [&](std::size_t i) { return codes[i]; }, evidence_);
  double score = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    score += words_.idf(i) * saturated(evidence_.words[i]);
    if (i + 1 < words_.size()) {
      score += kPairWeight * words_.pair_idf(i) * saturated(evidence_.pairs[i]);
    }
  }
  return score;
}

std::vector<bool> PassageFinder::marked_tokens(PassageHit::Part part,
                                               const Excerpt& excerpt) const {
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
std::vector<ByteRange> PassageFinder::highlights(PassageHit::Part part,
                                                 const Excerpt& excerpt) const {
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

PassageHit PassageFinder::hit_of(const Candidate& candidate, const Excerpt& excerpt) const {
  const ByteRange bytes = text::passage_bytes(excerpt.source, *excerpt.tokens, excerpt.passage);
  PassageHit hit;
  hit.part = candidate.part->part;
  hit.bytes = {excerpt.offset + bytes.start, excerpt.offset + bytes.end};
  hit.paragraph = candidate.passage.paragraph;
  hit.text = bytes.of(excerpt.source);
  hit.score = candidate.score;
  hit.highlights = highlights(hit.part, excerpt);
  for (ByteRange& range : hit.highlights) {
    range.start -= bytes.start;
    range.end -= bytes.start;
  }
  return hit;
}

// A lone word of a phrase has a score and is no match: what can be marked goes first.
std::optional<std::vector<PassageHit>> PassageFinder::best(std::uint32_t count) {
  std::vector<Candidate> candidates;
  for (const ArticlePart& part : parts_.parts()) {
    for (const text::Passage& passage : text::passages_of(part.sentences)) {
      candidates.push_back({&part, passage, score(part.codes_of(passage))});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::vector<PassageHit> hits;
  for (const Candidate& candidate : candidates) {
    Excerpt excerpt;
    if (!parts_.cut(*candidate.part, candidate.passage, excerpt)) return std::nullopt;
    hits.push_back(hit_of(candidate, excerpt));
    if (hits.size() == count && is_marked(hits.front())) break;
  }
  if (!hits.empty() && !is_marked(hits.front())) {
    std::stable_partition(hits.begin(), hits.end(), is_marked);
  }
  if (hits.size() > count) hits.erase(hits.begin() + count, hits.end());
  return hits;
}

std::vector<PassageHit> PassageFinder::find(const article::Article& article,
                                            const index::TokenColumn& column, std::uint32_t count) {
  if (parts_.read(article, column)) {
    if (auto hits = best(count)) return *std::move(hits);
  }
  parts_.tokenize(article);
  return best(count).value();
}

std::vector<ByteRange> PassageFinder::title_highlights(const article::Article& article) {
  if (!article.title) return {};
  text::tokenize(*article.title, title_);
  text::Passage whole{};
  whole.last_token = static_cast<std::uint32_t>(title_.size());
  return highlights(PassageHit::Part::title, {*article.title, 0, &title_, whole});
}

}  // namespace timbao::search
