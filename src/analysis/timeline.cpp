#include "timbao/analysis/timeline.hpp"

#include <algorithm>
#include <limits>

#include "analysis/day_of_value.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::analysis {
namespace {

constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::min();

// The period of each document of the index, by its number.
class DocumentPeriods {
 public:
  DocumentPeriods(const Xapian::Database& database, Period kind)
      : periods_(std::size_t{database.get_lastdocid()} + 1, kUndated) {
    const auto end = database.valuestream_end(index::schema::kDate);
    for (auto value = database.valuestream_begin(index::schema::kDate); value != end; ++value) {
      periods_[value.get_docid()] = period_of(day_of(*value), kind);
    }
  }

  [[nodiscard]] std::int64_t of(std::uint32_t document) const { return periods_[document]; }
  [[nodiscard]] const std::vector<std::int64_t>& all() const { return periods_; }

 private:
  std::vector<std::int64_t> periods_;
};

Series series_of(const Selection& selection, const DocumentPeriods& periods) {
  Series series{.value = selection.value, .matched = selection.documents.size(), .articles = {}};
  for (const std::uint32_t document : selection.documents) {
    const std::int64_t period = periods.of(document);
    if (period == kUndated) {
      ++series.undated;
    } else {
      ++series.articles[period];
    }
  }
  return series;
}

void add_totals(const DocumentPeriods& periods, std::uint64_t articles, Timeline& timeline) {
  timeline.undated_total = articles;
  for (const std::int64_t period : periods.all()) {
    if (period == kUndated) continue;
    ++timeline.totals[period];
    --timeline.undated_total;
  }
}

void add_series(Series series, Timeline& timeline) {
  if (!series.articles.empty()) {
    const std::int64_t first = series.articles.begin()->first;
    const std::int64_t last = series.articles.rbegin()->first;
    const bool is_first = timeline.last < timeline.first;
    timeline.first = is_first ? first : std::min(first, timeline.first);
    timeline.last = is_first ? last : std::max(last, timeline.last);
  }
  timeline.series.push_back(std::move(series));
}

std::uint64_t count_at(const std::map<std::int64_t, std::uint64_t>& counts, std::int64_t period) {
  const auto found = counts.find(period);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::uint64_t Series::in(std::int64_t period) const { return count_at(articles, period); }

std::uint64_t Timeline::total_in(std::int64_t period) const { return count_at(totals, period); }

std::optional<double> Timeline::per_thousand(const Series& one, std::int64_t period) const {
  const std::uint64_t total = total_in(period);
  if (total == 0) return std::nullopt;
  return 1000.0 * static_cast<double>(one.in(period)) / static_cast<double>(total);
}

Timeline timeline_of(const index::Reader& reader, std::span<const Selection> selections,
                     Period by) {
  return index::with_translated_errors(reader.path(), [&] {
    const DocumentPeriods periods(reader.database(), by);
    Timeline timeline{.by = by, .totals = {}, .series = {}};
    add_totals(periods, reader.database().get_doccount(), timeline);
    for (const Selection& selection : selections) {
      add_series(series_of(selection, periods), timeline);
    }
    return timeline;
  });
}

}  // namespace timbao::analysis
