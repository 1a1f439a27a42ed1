#include "search/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "search/bit_sum.hpp"

namespace timbao::search {
namespace {

// What a word in the title counts beside one anywhere.
constexpr double kTitleShare = 0.5;

// The worth of words as small numbers, which add up quickly.
class WorthScale {
 public:
  explicit WorthScale(const std::vector<WorthyWord>& words) {
    constexpr double kFinest = 24;  // Steps to the most selective word.
    double most = 0, total = 0;
    for (const WorthyWord& word : words) {
      most = std::max(most, word.idf);
      total += (1 + kTitleShare) * word.idf;
    }
    if (most <= 0) return;
    // Half a step may be added by rounding, four times a word.
    const double room = BitSum::kMost - 2.0 * static_cast<double>(words.size());
    step_ = std::max(most / kFinest, total / std::max(room, 1.0));
  }

  [[nodiscard]] std::uint32_t operator()(double worth) const {
    return step_ <= 0 ? 0 : static_cast<std::uint32_t>(std::lround(worth / step_));
  }

 private:
  double step_ = 0;
};

BitSum worth_of(const Plan& plan, const WorthScale& scale, SegmentMatcher& matcher,
                const ArticleSet& among) {
  BitSum sum(among.words().size());
  const auto add = [&](const ArticleSet& set, double worth) {
    if (const std::uint32_t steps = scale(worth); steps > 0) sum.add(set, steps);
  };
  for (const WorthyWord& word : plan.words) {
    const double open = word.likely == word.forms ? word.idf : word.idf * kOpenShare;
    add(matcher.matching(word.held, among), open);
    add(matcher.title_holders(word.forms), kTitleShare * open);
    if (word.likely == word.forms) continue;
    add(matcher.holders(word.likely), word.idf - open);
    add(matcher.title_holders(word.likely), kTitleShare * (word.idf - open));
  }
  return sum;
}

}  // namespace

Matches::Matches(const Plan& plan, bool relax, const index::Reader& reader) : plan_(plan) {
  for (const index::SegmentView& segment : reader.segments()) {
    SegmentMatcher matcher(plan, segment);
    ArticleSet found = matcher.matching(plan.condition, matcher.articles());
    total_ += found.size();
    segments_.push_back({std::move(matcher), std::move(found)});
  }
  if (relax && total_ == 0 && plan.operands.size() > 1) this->relax();
}

// How many operands each article meets, as a sum; then those with the highest of all.
void Matches::relax() {
  std::vector<std::pair<ArticleSet, std::uint32_t>> best;
  std::uint32_t most = 0;
  for (Segment& segment : segments_) {
    SegmentMatcher& matcher = segment.matcher;
    const ArticleSet among = matcher.matching(plan_.filter, matcher.articles());
    BitSum met(among.words().size());
    for (const Condition& operand : plan_.operands) met.add(matcher.matching(operand, among), 1);
    ArticleSet maxima = met.maxima(among);
    std::uint32_t held = 0;
    maxima.for_each([&](std::uint32_t document) { held = met.of(document); });
    most = std::max(most, held);
    best.emplace_back(std::move(maxima), held);
  }
  operands_missing_ = plan_.operands.size() - most;
  if (most == 0) return;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (best[i].second != most) continue;
    segments_[i].found = std::move(best[i].first);
    total_ += segments_[i].found.size();
  }
}

std::vector<Candidate> Matches::best(std::size_t count) {
  const WorthScale scale(plan_.words);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    auto& [matcher, found] = segments_[i];
    const BitSum worth = worth_of(plan_, scale, matcher, found);
    worth.highest(found, count).for_each([&](std::uint32_t document) {
      candidates.push_back({whole_number(i, document), worth.of(document)});
    });
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.document < b.document;
  });
  if (candidates.size() > count) candidates.resize(count);
  return candidates;
}

std::vector<std::uint32_t> Matches::documents() const {
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    segments_[i].found.for_each(
        [&](std::uint32_t document) { documents.push_back(whole_number(i, document)); });
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

// As Xapian numbers the documents of several databases.
std::uint32_t Matches::whole_number(std::size_t segment, std::uint32_t document) const {
  return (document - 1) * static_cast<std::uint32_t>(segments_.size()) +
         static_cast<std::uint32_t>(segment) + 1;
}

}  // namespace timbao::search
