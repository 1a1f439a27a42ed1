#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "render/timeline_measure.hpp"
#include "render/utf8.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {
namespace {

using analysis::Series;
using analysis::Timeline;

// Pixels.
constexpr double kWidth = 840, kHeight = 440;
constexpr double kLeft = 70, kRight = 820, kTop = 60, kBottom = 350;
constexpr double kTickLength = 5;
constexpr double kLegendTop = 400, kLegendLine = 18, kLegendColumn = 250;
constexpr std::size_t kLegendColumns = 3;

// Told apart by those who do not see red and green, too (Okabe and Ito).
constexpr std::array<const char*, 8> kColors = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                "#e69f00", "#56b4e9", "#000000", "#999999"};

const char* color_of(std::size_t series) { return kColors[series % kColors.size()]; }

// One line, safe between tags and quotes.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  // The two characters that are UTF-8 but not XML.
  for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = out.find(forbidden); at != std::string::npos; at = out.find(forbidden)) {
      out.replace(at, forbidden.size(), "\xEF\xBF\xBD");
    }
  }
  return out;
}

// At most so many characters of a text, the last one "…" where some were left out.
std::string shortened(std::string_view text, std::size_t characters) {
  const std::string line = one_line(text);
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < characters && at < line.size(); ++i) {
    at += character_at(line, at).bytes;
  }
  if (at >= line.size() || at + character_at(line, at).bytes >= line.size()) return line;
  return line.substr(0, at) + "…";
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + '"';
}

std::string attribute(const char* name, double pixels) {
  return attribute(name, decimal(pixels, 1));
}

std::string line(double x1, double y1, double x2, double y2, const char* color) {
  return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
         attribute("y2", y2) + attribute("stroke", color) + "/>\n";
}

std::string label(double x, double y, const char* anchor, std::string_view text) {
  return "<text" + attribute("x", x) + attribute("y", y) + attribute("text-anchor", anchor) + ">" +
         escaped(text) + "</text>\n";
}

// 1, 2 or 5 times a power of ten, so that some five of them reach `most`.
double tick_step(double most, Measure measure) {
  const double wanted = most / 5;
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power >= wanted) step = factor * power;
  }
  return measure == Measure::articles ? std::max(step, 1.0) : step;
}

class Chart {
 public:
  explicit Chart(const TimelineView& view)
      : view_(view),
        timeline_(view.timeline),
        shown_(std::min(view.shown, view.timeline.series.size())),
        periods_(timeline_.last - timeline_.first + 1) {
    const double most = most_measured(view);
    step_ = tick_step(most > 0 ? most : 1, view.measure);
    top_ = std::max(std::ceil(most / step_), 1.0) * step_;
  }

  [[nodiscard]] std::string value_axis() const {
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step_) + 1e-9)));
    std::string out;
    for (double value = 0; value <= top_ + step_ / 2; value += step_) {
      const double at = y(value);
      out += line(kLeft, at, kRight, at, value == 0 ? "#333333" : "#dddddd");
      out += label(kLeft - 8, at + 4, "end", decimal(value, decimals));
    }
    const char* unit =
        view_.measure == Measure::articles ? "articles" : "articles per thousand of the index";
    return out + label(kLeft - 50, kTop - 12, "start", unit);
  }

  [[nodiscard]] std::string time_axis() const {
    constexpr std::int64_t kMostLabels = 8;
    const std::int64_t step = std::max<std::int64_t>((periods_ + kMostLabels - 1) / kMostLabels, 1);
    std::string out;
    for (std::int64_t i = 0; i < periods_; i += step) {
      const std::int64_t period = timeline_.first + i;
      out += line(x(period), kBottom, x(period), kBottom + kTickLength, "#333333");
      out += label(x(period), kBottom + 20, "middle", analysis::period_name(period, timeline_.by));
    }
    return out;
  }

  [[nodiscard]] std::string series() const {
    if (shown_ == 1) return bars(timeline_.series.front());
    std::string out;
    for (std::size_t i = 0; i < shown_; ++i) out += curve(timeline_.series[i], color_of(i));
    return out;
  }

  [[nodiscard]] std::string legend() const {
    std::string out;
    if (view_.series.empty()) return out;
    for (std::size_t i = 0; i < shown_; ++i) {
      const double left = kLeft + kLegendColumn * static_cast<double>(i % kLegendColumns);
      const double base = kLegendTop + kLegendLine * static_cast<double>(i / kLegendColumns);
      out += "<rect" + attribute("x", left) + attribute("y", base - 10) + attribute("width", 12) +
             attribute("height", 12) + attribute("fill", std::string(color_of(i))) + "/>\n";
      out += label(left + 18, base, "start", shortened(label_of(timeline_.series[i].value), 32));
    }
    return out;
  }

  // Lines of the legend beyond those that the chart has room for.
  [[nodiscard]] double height() const {
    const std::size_t lines =
        view_.series.empty() ? 0 : (shown_ + kLegendColumns - 1) / kLegendColumns;
    return std::max(kHeight, kLegendTop + kLegendLine * static_cast<double>(lines) + 10);
  }

 private:
  [[nodiscard]] double width_of_period() const {
    return (kRight - kLeft) / static_cast<double>(std::max<std::int64_t>(periods_, 1));
  }
  // The middle of a period.
  [[nodiscard]] double x(std::int64_t period) const {
    return kLeft + width_of_period() * (static_cast<double>(period - timeline_.first) + 0.5);
  }
  [[nodiscard]] double y(double value) const { return kBottom - (kBottom - kTop) * value / top_; }

  [[nodiscard]] std::string bars(const Series& series) const {
    const double width = std::min(width_of_period() * 0.8, 60.0);
    std::string out = "<g" + attribute("fill", std::string(color_of(0))) + ">\n";
    for (const auto& [period, articles] : series.articles) {
      const double at = y(measured(view_, series, period));
      out += "<rect" + attribute("x", x(period) - width / 2) + attribute("y", at) +
             attribute("width", width) + attribute("height", kBottom - at) + "/>\n";
    }
    return out + "</g>\n";
  }

  [[nodiscard]] std::string curve(const Series& series, const char* color) const {
    std::string points;
    for (std::int64_t period = timeline_.first; period <= timeline_.last; ++period) {
      points += (points.empty() ? "" : " ") + decimal(x(period), 1) + ',' +
                decimal(y(measured(view_, series, period)), 1);
    }
    return "<polyline fill=\"none\" stroke-width=\"2\"" + attribute("stroke", std::string(color)) +
           attribute("points", points) + "/>\n" + (periods_ == 1 ? dot(series, color) : "");
  }

  // What a line of one point would not show.
  [[nodiscard]] std::string dot(const Series& series, const char* color) const {
    return "<circle r=\"4\"" + attribute("cx", x(timeline_.first)) +
           attribute("cy", y(measured(view_, series, timeline_.first))) +
           attribute("fill", std::string(color)) + "/>\n";
  }

  const TimelineView& view_;
  const Timeline& timeline_;
  std::size_t shown_;
  std::int64_t periods_;
  double step_ = 1, top_ = 1;  // Of the value axis.
};

}  // namespace

std::string timeline_svg(const TimelineView& view, std::string_view title) {
  constexpr std::size_t kTitleCharacters = 80;
  const Chart chart(view);
  const std::string height = decimal(chart.height(), 0);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
      "version=\"1.1\" width=\"840\" height=\"" +
      height + "\" viewBox=\"0 0 840 " + height +
      "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#333333\">\n";
  out += "<title>" + escaped(title) + "</title>\n";
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  out += "<g font-size=\"16\" font-weight=\"bold\">\n" +
         label(kWidth / 2, 26, "middle", shortened(title, kTitleCharacters)) + "</g>\n";
  return out + chart.value_axis() + chart.time_axis() + chart.series() + chart.legend() +
         "</svg>\n";
}

}  // namespace timbao::render
