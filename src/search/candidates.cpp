#include "search/candidates.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "timbao/index/document_number.hpp"
#include "timbao/search/ranking.hpp"

namespace timbao::search {
namespace {

// What a word in the title counts beside one anywhere.
constexpr double kTitleShare = 1;

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

// Articles are told apart by length in so many classes, each of twice the length of the one before:
// from a quarter of the mean and less to more than it.
constexpr int kLengthClasses = 4;

int length_class(text::TokenCode length, double mean_length) {
  const auto mean = static_cast<int>(std::bit_width(static_cast<std::size_t>(mean_length)));
  return std::clamp(length - mean + kLengthClasses - 2, 0, kLengthClasses - 1);
}

// What it says that an article of this class holds a word, beside one of the mean length: BM25's
// saturation of one occurrence.
double share_of(int length_class) {
  constexpr Ranking kUsual;
  const double length = std::exp2(length_class - kLengthClasses + 1.5);  // Mean: 1.
  const double norm = 1 - kUsual.b + kUsual.b * length;
  return (kUsual.k1 + 1) / (1 + kUsual.k1 * norm);
}

// Puts those first that are first in either order, and drops all but `count`.
void order_by_places(std::vector<Candidate>& candidates, std::size_t count) {
  const auto by = [](auto value) {
    return [value](const Candidate& a, const Candidate& b) {
      if (value(a) != value(b)) return value(a) > value(b);
      return a.lot != b.lot ? a.lot > b.lot : a.document < b.document;
    };
  };
  const auto by_worth = by([](const Candidate& candidate) { return candidate.worth; });
  const auto by_brief_worth = by([](const Candidate& candidate) { return candidate.brief_worth; });
  std::vector<Candidate> brief = candidates;
  const auto cut = [count](std::vector<Candidate>& list, const auto& before) {
    const auto kept = static_cast<std::ptrdiff_t>(std::min(count, list.size()));
    std::partial_sort(list.begin(), list.begin() + kept, list.end(), before);
    list.resize(static_cast<std::size_t>(kept));
  };
  cut(candidates, by_worth);
  cut(brief, by_brief_worth);
  std::vector<Candidate> merged;
  std::unordered_set<std::uint32_t> met;
  for (std::size_t i = 0; i < candidates.size() && merged.size() < count; ++i) {
    if (met.insert(candidates[i].document).second) merged.push_back(candidates[i]);
    if (met.insert(brief[i].document).second) merged.push_back(brief[i]);
  }
  if (merged.size() > count) merged.resize(count);
  candidates = std::move(merged);
}

BitSum worth_of(const Plan& plan, const WorthScale& scale, SegmentMatcher& matcher,
                const ArticleSet& among) {
  BitSum sum(among.words().size());
  const auto add = [&](const ArticleSet& set, double worth) {
    if (const std::uint32_t steps = scale(worth); steps > 0) sum.add(set, steps);
  };
  for (const WorthyWord& word : plan.words) {
    const double open = word.likely == word.forms ? word.idf : word.idf * kOpenShare;
    ArticleSet held = matcher.matching(word.held, among);
    if (word.plausible != word.forms) {
      held -= matcher.holders(word.forms);  // What else says it is left.
      held |= matcher.holders(word.plausible);
    }
    add(held, open);
    add(matcher.title_holders(word.plausible), kTitleShare * open);
    if (word.likely == word.forms) continue;
    add(matcher.holders(word.likely), word.idf - open);
    add(matcher.title_holders(word.likely), kTitleShare * (word.idf - open));
  }
  return sum;
}

}  // namespace

Matches::Matches(const Plan& plan, bool relax, const index::Reader& reader)
    : plan_(plan), mean_length_(std::max(1.0, reader.database().get_avlength())) {
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
    ArticleSet left = found;  // At the end, those whose length is not known.
    text::TokenCode length = 0;
    for (int of_class = 0; of_class < kLengthClasses; ++of_class) {
      ArticleSet same(found.words().size());
      for (; length < index::kLengthCodes && length_class(length, mean_length_) == of_class;
           ++length) {
        matcher.add_of_length(length, same);
      }
      same &= left;
      left -= same;
      add_best(i, worth, same, share_of(of_class), count, candidates);
    }
    add_best(i, worth, left, 1, count, candidates);
  }
  order_by_places(candidates, count);
  return candidates;
}

// Those of `among` with the highest worth.
void Matches::add_best(std::size_t segment, const BitSum& worth, const ArticleSet& among,
                       double share, std::size_t count, std::vector<Candidate>& candidates) const {
  if (among.empty()) return;
  const std::span<const std::uint32_t> lots = segments_[segment].matcher.lots();
  worth.highest(among, count, lots).for_each([&](std::uint32_t document) {
    const std::uint32_t sum = worth.of(document);
    const std::uint32_t lot = document < lots.size() ? lots[document] : 0;
    candidates.push_back({index::whole_number({segment, document}, segments_.size()), sum,
                          share * sum, lot});
  });
}

std::vector<std::uint32_t> Matches::documents() const {
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    segments_[i].found.for_each([&](std::uint32_t document) {
      documents.push_back(index::whole_number({i, document}, segments_.size()));
    });
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

}  // namespace timbao::search
