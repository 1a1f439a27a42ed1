#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "serve/api.hpp"
#include "serve/count_parameters.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "timbao/analysis/timeline.hpp"

namespace timbao::serve {
namespace {

using analysis::Facet;
using analysis::Period;
enum class Format { json, csv, tsv, svg };
using Split = std::optional<Facet>;

constexpr Choices<Period, 5> kPeriods = {{{"month", Period::month},
                                          {"day", Period::day},
                                          {"week", Period::week},
                                          {"quarter", Period::quarter},
                                          {"year", Period::year}}};
constexpr Choices<Split, 4> kSplits = {{{"none", std::nullopt},
                                        {"outlet", Facet::outlet},
                                        {"topic", Facet::topic},
                                        {"origin", Facet::origin}}};
constexpr Choices<Format, 4> kFormats = {
    {{"json", Format::json}, {"csv", Format::csv}, {"tsv", Format::tsv}, {"svg", Format::svg}}};

analysis::Timeline timeline_of(const Call& call, Counted& counted, const index::Reader& reader) {
  std::vector<analysis::Selection> selections;
  std::vector<std::uint32_t> documents = std::move(counted.matched.documents);
  if (const Split split = call.parameters.chosen("split", kSplits)) {
    selections = analysis::split_by(reader, documents, *split);
  } else {
    selections.push_back({.value = {}, .documents = std::move(documents)});
  }
  return analysis::timeline_of(reader, selections, call.parameters.chosen("by", kPeriods));
}

Reply reply_with(const Counted& counted, const render::TimelineView& timeline, const Call& call,
                 const IndexView& view) {
  switch (call.parameters.chosen("format", kFormats)) {
    case Format::csv:
      return {.type = std::string(kCsvType), .body = render::timeline_csv(timeline)};
    case Format::tsv:
      return {.type = std::string(kTsvType), .body = render::timeline_tsv(timeline)};
    case Format::svg:
      return {.type = std::string(kSvgType),
              .body = render::timeline_svg(timeline, counted.asked.text)};
    case Format::json:
      break;
  }
  return {.body = render::timeline_json(counted.index(view), {&counted.query, 1}, timeline)};
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  Counted counted = serve::counted(call, view);
  const analysis::Timeline timeline = timeline_of(call, counted, view.searcher.reader());
  const Split split = call.parameters.chosen("split", kSplits);
  const render::TimelineView shown{.timeline = timeline,
                                   .series = split ? std::string(render::facet_name(*split)) : "",
                                   .measure = call.parameters.flag("relative")
                                                  ? render::Measure::per_thousand
                                                  : render::Measure::articles,
                                   .shown = split ? call.parameters.number("limit") : 1};
  return tagged(reply_with(counted, shown, call, view), view);
}

ParameterRules timeline_rules() {
  using Kind = ParameterRule::Kind;
  constexpr std::uint32_t kMostSeries = 100;
  return {choice("by", kPeriods, "How long a period is; weeks are those of ISO 8601."),
          choice("split", kSplits, "Count each outlet, topic or credited outlet apart."),
          {.name = "limit",
           .kind = Kind::number,
           .description = "With split, the chart (svg) shows the so many with most articles.",
           .least = 1,
           .most = kMostSeries,
           .fallback = 5},
          {.name = "relative",
           .kind = Kind::flag,
           .description = "The chart shows articles per thousand of all in the period."},
          choice("format", kFormats, "What the answer is written in; svg is a chart.")};
}

}  // namespace

Route timeline_route() {
  return {.path = "/api/timeline",
          .summary = "How many articles that match appeared when",
          .parameters = joined({query_rules(), filter_rules(), timeline_rules()}),
          .schema = "Timeline",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
