#include <array>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {
namespace {

using analysis::FacetValue;
using analysis::Series;
using analysis::Timeline;

using Row = std::vector<std::string>;
using AppendRow = void (*)(const Row&, std::string&);

std::string first_day(std::int64_t period, analysis::Period kind) {
  return Date{.day = analysis::first_day_of(period, kind)}.iso();
}

// The domain of an outlet, which no other has; its name where only that is known.
std::string key_of(const FacetValue& value) { return value.text.value_or(value.name.value_or("")); }

std::string table(const TimelineView& view, AppendRow append_row) {
  const Timeline& timeline = view.timeline;
  std::string out;
  const auto append = [&](std::string period, std::string start, const std::string& series,
                          const std::array<std::string, 3>& numbers) {
    Row row = {std::move(period), std::move(start)};
    if (!view.series.empty()) row.push_back(series);
    row.insert(row.end(), numbers.begin(), numbers.end());
    append_row(row, out);
  };
  append("period", "start", view.series, {"articles", "total", "per_thousand"});
  for (std::int64_t period = timeline.first; period <= timeline.last; ++period) {
    for (const Series& series : timeline.series) {
      const auto share = timeline.per_thousand(series, period);
      append(analysis::period_name(period, timeline.by), first_day(period, timeline.by),
             key_of(series.value),
             {std::to_string(series.in(period)), std::to_string(timeline.total_in(period)),
              share ? decimal(*share, 6) : ""});
    }
  }
  for (const Series& series : timeline.series) {
    if (series.undated == 0) continue;
    append("", "", key_of(series.value),
           {std::to_string(series.undated), std::to_string(timeline.undated_total), ""});
  }
  return out;
}

void write_periods(JsonWriter& json, const Timeline& timeline) {
  json.begin_array();
  for (std::int64_t period = timeline.first; period <= timeline.last; ++period) {
    json.begin_object();
    json.key("period").string(analysis::period_name(period, timeline.by));
    json.key("start").string(first_day(period, timeline.by));
    json.key("total").integer(timeline.total_in(period));
    json.end_object();
  }
  json.end_array();
}

void write_numbers(JsonWriter& json, const Timeline& timeline, const Series& series) {
  json.key("undated").integer(series.undated);
  json.key("articles").begin_array();
  for (std::int64_t period = timeline.first; period <= timeline.last; ++period) {
    json.integer(series.in(period));
  }
  json.end_array();
  json.key("per_thousand").begin_array();
  for (std::int64_t period = timeline.first; period <= timeline.last; ++period) {
    const auto share = timeline.per_thousand(series, period);
    if (share) {
      json.number(*share);
    } else {
      json.null();
    }
  }
  json.end_array();
}

// Which of the series it is: its query where there are several, else its value.
void write_series(JsonWriter& json, const TimelineView& view, const CountedQuery* query,
                  const Series& series) {
  json.begin_object();
  if (query != nullptr) {
    write_query(json, *query);
  } else {
    if (!view.series.empty()) {
      json.key("value").string_or_null(series.value.text);
      json.key("name").string_or_null(series.value.name);
    }
    json.key("matched").integer(series.matched);
  }
  write_numbers(json, view.timeline, series);
  json.end_object();
}

}  // namespace

std::string_view period_kind_name(analysis::Period period) {
  static constexpr std::array<std::string_view, 5> kNames = {"day", "week", "month", "quarter",
                                                             "year"};
  return kNames[static_cast<std::size_t>(period)];
}

std::string timeline_json(const CountedIndex& index, std::span<const CountedQuery> queries,
                          const TimelineView& view) {
  const bool is_trend = view.series == "query";
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  if (!is_trend) write_query(json, queries.front());
  write_index(json, index);
  json.key("by").string(period_kind_name(view.timeline.by));
  if (!is_trend) {
    json.key("split").string_or_null(view.series.empty() ? std::nullopt
                                                         : std::optional(view.series));
  }
  json.key("undated_total").integer(view.timeline.undated_total);
  json.key("periods");
  write_periods(json, view.timeline);
  json.key("series").begin_array();
  for (std::size_t i = 0; i < view.timeline.series.size(); ++i) {
    write_series(json, view, is_trend ? &queries[i] : nullptr, view.timeline.series[i]);
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string timeline_csv(const TimelineView& view) { return table(view, append_csv_row); }

std::string timeline_tsv(const TimelineView& view) { return table(view, append_tsv_row); }

}  // namespace timbao::render
