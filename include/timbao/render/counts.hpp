// Renders counts of articles: by value for people and programs, over time also as charts.
//
// Every text ends with a line end unless it is empty. CSV is that of RFC 4180, with CRLF; in TSV,
// tabs and line ends within a field become spaces; what is not known is an empty field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "timbao/analysis/facets.hpp"
#include "timbao/analysis/timeline.hpp"
#include "timbao/render/style.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::render {

// What was counted, so that it can be counted again. Holds views, which must outlive it.
struct CountedIndex {
  std::string path;
  std::string revision;     // index::Reader::revision().
  std::uint64_t total = 0;  // Articles of the index.
  const search::SearchOptions& filters;
};
struct CountedQuery {
  std::string text;
  std::optional<std::string> interpreted;  // As search::Matched has it.
  std::uint64_t matched = 0;
};

[[nodiscard]] std::string_view facet_name(analysis::Facet facet);
[[nodiscard]] std::string_view period_kind_name(analysis::Period period);

// Of the known values, all formats hold the first `limit`.

// A line that says what was counted, then "articles  per cent  value" a line.
[[nodiscard]] std::string facets_text(const CountedQuery& query, const analysis::Facets& facets,
                                      std::size_t limit);

// One line: query, interpreted, filters, index (path, revision), matched, total, by, distinct
// (known values), unknown (articles without one), values: for each its value, or domain and name of
// an outlet, and articles.
[[nodiscard]] std::string facets_json(const CountedIndex& index, const CountedQuery& query,
                                      const analysis::Facets& facets, std::size_t limit);

// A heading, a row for each value, and one without a value for the articles that have none.
[[nodiscard]] std::string facets_csv(const analysis::Facets& facets, std::size_t limit);
[[nodiscard]] std::string facets_tsv(const analysis::Facets& facets, std::size_t limit);

enum class Measure : std::uint8_t { articles, per_thousand };

// What a timeline's series are.
struct TimelineView {
  const analysis::Timeline& timeline;
  std::string series =
      {};  // The column that names them: "query", "outlet"; empty where there is one.
  Measure measure = Measure::articles;
  std::size_t shown = 0;  // Charts have the first so many series.
};

// Bars, at least as wide as a terminal of 20 columns allows; 80 where the style says nothing.
[[nodiscard]] std::string timeline_text(const TimelineView& view, const TextStyle& style);

// One line: query, interpreted, matched (for one query), filters, index, total, by, split,
// undated_total, periods (period, start, total: all articles of the index), and series: name or
// query, matched, undated, and as many numbers as periods in articles and per_thousand (null where
// the index has no article).
[[nodiscard]] std::string timeline_json(const CountedIndex& index,
                                        std::span<const CountedQuery> queries,
                                        const TimelineView& view);

// A row for each period and series: period, its first day, the series where there are several,
// articles, total, per_thousand. The rows without a period count articles without a date.
[[nodiscard]] std::string timeline_csv(const TimelineView& view);
[[nodiscard]] std::string timeline_tsv(const TimelineView& view);

// A chart as SVG 1.1 of 840 by 440 pixels, with axes, `title`, and a legend where there are several
// series.
[[nodiscard]] std::string timeline_svg(const TimelineView& view, std::string_view title);

}  // namespace timbao::render
