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
    : words_(words), highlighter_(plan), evidence_(words.size()) {}

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

PassageHit PassageFinder::hit_of(const Candidate& candidate, const Excerpt& excerpt) const {
  const ByteRange bytes = text::passage_bytes(excerpt.source, *excerpt.tokens, excerpt.passage);
  PassageHit hit;
  hit.part = candidate.part->part;
  hit.bytes = {excerpt.offset + bytes.start, excerpt.offset + bytes.end};
  hit.paragraph = candidate.passage.paragraph;
  hit.text = bytes.of(excerpt.source);
  hit.score = candidate.score;
  hit.highlights = highlighter_.ranges(hit.part, excerpt);
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
  return highlighter_.title_ranges(article);
}

}  // namespace timbao::search
