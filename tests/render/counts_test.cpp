// Counts as charts and tables.

#include "timbao/render/counts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/text.hpp"

namespace timbao::test {
namespace {

using analysis::Period;
using analysis::Timeline;

// 30 articles in 2021, none in 2022, one in 2023; the index has 60, none and 4.
Timeline years(const std::string& value) {
  Timeline timeline{.by = Period::year, .first = 2021, .last = 2023, .totals = {}, .series = {}};
  timeline.totals = {{2020, 5}, {2021, 60}, {2023, 4}};
  timeline.undated_total = 7;
  timeline.series.push_back({.value = {.text = value, .name = {}},
                             .matched = 33,
                             .undated = 2,
                             .articles = {{2021, 30}, {2023, 1}}});
  return timeline;
}

TEST(TimelineText, ShowsPeriodsWithoutAnyAndThoseWithAFew) {
  const Timeline timeline = years("a");
  const std::string text =
      render::timeline_text({.timeline = timeline, .series = "", .shown = 1}, {.columns = 20});
  EXPECT_EQ(text,
            "2021  30 ███████████\n"
            "2022   0\n"
            "2023   1 ▍\n"
            "without a date: 2\n");
}

TEST(TimelineText, FitsTheTerminal) {
  const Timeline timeline = years("Một tên báo rất dài, dài hơn cả một dòng của cửa sổ");
  for (const std::size_t columns : {20U, 33U, 80U, 200U}) {
    for (const auto measure : {render::Measure::articles, render::Measure::per_thousand}) {
      const std::string text = render::timeline_text(
          {.timeline = timeline, .series = "outlet", .measure = measure, .shown = 1},
          {.columns = columns});
      EXPECT_LE(longest_line(text), columns) << text;
    }
  }
}

TEST(TimelineTable, HasCountsTotalsAndShares) {
  const Timeline timeline = years("Lũ, \"quét\"");
  EXPECT_EQ(render::timeline_csv({.timeline = timeline, .series = "topic"}),
            "period,start,topic,articles,total,per_thousand\r\n"
            "2021,2021-01-01,\"Lũ, \"\"quét\"\"\",30,60,500.000000\r\n"
            "2022,2022-01-01,\"Lũ, \"\"quét\"\"\",0,0,\r\n"
            "2023,2023-01-01,\"Lũ, \"\"quét\"\"\",1,4,250.000000\r\n"
            ",,\"Lũ, \"\"quét\"\"\",2,7,\r\n");
}

TEST(TimelineSvg, EscapesTexts) {
  Timeline timeline = years("</svg><script>alert(\"&\")</script>\x01");
  timeline.series.push_back(timeline.series.front());
  const std::string svg =
      render::timeline_svg({.timeline = timeline, .series = "topic", .shown = 2}, "<b>&\xFF\n]]>");
  EXPECT_FALSE(contains(svg, "<script"));
  EXPECT_FALSE(contains(svg, "<b>"));
  EXPECT_FALSE(contains(svg, "\x01"));
  EXPECT_TRUE(contains(svg, "&lt;/svg&gt;&lt;script&gt;alert(&quot;&amp;&quot;)&lt;"));
  EXPECT_TRUE(contains(svg, "<title>&lt;b&gt;&amp;\xEF\xBF\xBD ]]&gt;</title>"));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

TEST(TimelineSvg, DrawsBarsForOneSeriesAndLinesForSeveral) {
  Timeline timeline = years("nước");
  const std::string one = render::timeline_svg({.timeline = timeline, .shown = 1}, "nước");
  EXPECT_FALSE(contains(one, "<polyline"));
  EXPECT_TRUE(contains(one, ">2022</text>"));
  EXPECT_TRUE(contains(one, ">articles</text>"));
  timeline.series.push_back(timeline.series.front());
  const std::string two = render::timeline_svg({.timeline = timeline,
                                                .series = "query",
                                                .measure = render::Measure::per_thousand,
                                                .shown = 2},
                                               "nước");
  EXPECT_TRUE(contains(two, "<polyline"));
  EXPECT_TRUE(contains(two, "#d55e00"));
  EXPECT_TRUE(contains(two, ">articles per thousand of the index</text>"));
}

TEST(TimelineSvg, SurvivesATimelineWithoutDates) {
  Timeline timeline{.by = Period::day, .totals = {}, .series = {}};
  timeline.series.push_back({.value = {}, .matched = 1, .undated = 1, .articles = {}});
  EXPECT_TRUE(render::timeline_svg({.timeline = timeline, .shown = 1}, "").ends_with("</svg>\n"));
  EXPECT_EQ(render::timeline_text({.timeline = timeline, .shown = 1}, {}), "without a date: 1\n");
}

TEST(FacetsText, SaysHowManyMoreThereAre) {
  analysis::Facets facets{.by = analysis::Facet::topic, .counts = {}, .unknown = 1};
  facets.counts = {{{.text = "Y tế", .name = {}}, 3}, {{.text = "Giáo dục", .name = {}}, 1}};
  EXPECT_EQ(render::facets_text({.text = "nước", .interpreted = {}, .matched = 4}, facets, 1),
            "4 articles by topic, each counted once for each of its topics\n"
            "        3   75.0 %  Y tế\n"
            "                    and 1 more: see --limit\n"
            "        1   25.0 %  unknown\n");
}

}  // namespace
}  // namespace timbao::test
