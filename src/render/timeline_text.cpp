#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "render/text_layout.hpp"
#include "render/timeline_measure.hpp"
#include "render/utf8.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {
namespace {

using analysis::Series;
using analysis::Timeline;

constexpr std::size_t kDefaultColumns = 80;

std::string number_text(const TimelineView& view, double value) {
  return decimal(value, view.measure == Measure::articles ? 0 : 2);
}

// `value` of `most` in eighths of a column; what is not nothing is seen.
std::string bar(double value, double most, std::size_t columns) {
  static constexpr std::array<const char*, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (value <= 0 || most <= 0) return {};
  const double exact = std::round(value / most * 8.0 * static_cast<double>(columns));
  const auto eighths = std::max<std::size_t>(static_cast<std::size_t>(exact), 1);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + kEighths[eighths % 8];
}

// The columns of a chart: "2023-11   12 ████".
struct Layout {
  std::size_t name = 0, number = 0, bar = 0;
};

Layout layout_of(const TimelineView& view, double most, const TextStyle& style) {
  const Timeline& timeline = view.timeline;
  const std::size_t columns = style.columns == 0 ? kDefaultColumns : style.columns;
  Layout layout{.name = analysis::period_name(timeline.last, timeline.by).size(),
                .number = number_text(view, most).size()};
  const std::size_t taken = layout.name + layout.number + 3;
  layout.bar = columns > taken ? columns - taken : 1;
  return layout;
}

std::string chart(const TimelineView& view, const Series& series, double most,
                  const Layout& layout) {
  const Timeline& timeline = view.timeline;
  std::string out;
  for (std::int64_t period = timeline.first; period <= timeline.last; ++period) {
    const double value = measured(view, series, period);
    const std::string number = number_text(view, value);
    out += analysis::period_name(period, timeline.by) + "  ";
    out += std::string(layout.number - std::min(layout.number, number.size()), ' ') + number;
    const std::string blocks = bar(value, most, layout.bar);
    out += (blocks.empty() ? "" : " " + blocks) + '\n';
  }
  return out;
}

}  // namespace

std::string timeline_text(const TimelineView& view, const TextStyle& style) {
  const double most = most_measured(view);
  const Layout layout = layout_of(view, most, style);
  std::string out;
  const std::size_t shown = std::min(view.shown, view.timeline.series.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Series& series = view.timeline.series[i];
    if (!view.series.empty()) {
      if (i > 0) out += '\n';
      const std::string label = label_of(series.value);
      out += paragraph({{.text = label, .look = Look::title},
                        {.text = " · " + std::to_string(series.matched) + " articles"}},
                       {}, style);
    }
    out += chart(view, series, most, layout);
    const std::string undated = "without a date: " + std::to_string(series.undated);
    if (series.undated > 0) out += paragraph({{.text = undated}}, {}, style);
  }
  if (shown < view.timeline.series.size()) {
    const std::string more =
        "and " + std::to_string(view.timeline.series.size() - shown) + " more: see --limit";
    out += '\n' + paragraph({{.text = more}}, {}, style);
  }
  return out;
}

}  // namespace timbao::render
