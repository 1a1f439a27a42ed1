// The numbers that a chart of a timeline shows.
#pragma once

#include <algorithm>
#include <cstdint>

#include "timbao/render/counts.hpp"

namespace timbao::render {

// 0 where the index has no article in the period.
[[nodiscard]] inline double measured(const TimelineView& view, const analysis::Series& series,
                                     std::int64_t period) {
  if (view.measure == Measure::articles) return static_cast<double>(series.in(period));
  return view.timeline.per_thousand(series, period).value_or(0);
}

// The greatest number of the series that are shown.
[[nodiscard]] inline double most_measured(const TimelineView& view) {
  double most = 0;
  for (std::size_t i = 0; i < std::min(view.shown, view.timeline.series.size()); ++i) {
    const analysis::Series& series = view.timeline.series[i];
    for (const auto& [period, articles] : series.articles) {
      most = std::max(most, measured(view, series, period));
    }
  }
  return most;
}

}  // namespace timbao::render
