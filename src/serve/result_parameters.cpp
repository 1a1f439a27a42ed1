#include "serve/result_parameters.hpp"

#include <string>
#include <string_view>

#include "serve/media_types.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/citations.hpp"

namespace timbao::serve {
namespace {

constexpr std::uint32_t kMostOffset = 100'000;
constexpr std::uint32_t kMostPassages = 20;

struct Format {
  std::string_view type;
  std::string (*rendered)(const render::Answer&);
};

template <render::CitationFormat kFormat>
std::string cited(const render::Answer& answer) {
  return render::citations(answer.result, kFormat, today());
}

std::string ids(const render::Answer& answer) { return render::result_ids(answer.result); }

using render::CitationFormat;
constexpr Choices<Format, 9> kFormats = {
    {{"json", {kJsonType, render::results_json}},
     {"jsonl", {kJsonLinesType, render::results_json_lines}},
     {"csv", {kCsvType, render::results_csv}},
     {"tsv", {kTsvType, render::results_tsv}},
     {"ids", {kPlainType, ids}},
     {"bibtex", {kBibtexType, cited<CitationFormat::bibtex>}},
     {"ris", {kRisType, cited<CitationFormat::ris>}},
     {"csljson", {kCslJsonType, cited<CitationFormat::csl_json>}},
     {"markdown", {kMarkdownType, cited<CitationFormat::markdown>}}}};

}  // namespace

ParameterRules result_rules(const Limits& limits) {
  using Kind = ParameterRule::Kind;
  return {
      {.name = "limit",
       .kind = Kind::number,
       .description = "At most so many articles.",
       .most = limits.results,
       .fallback = 10},
      {.name = "offset",
       .kind = Kind::number,
       .description = "Leave out the first so many.",
       .most = kMostOffset},
      {.name = "passages",
       .kind = Kind::number,
       .description = "Best passages of each article.",
       .least = 1,
       .most = kMostPassages,
       .fallback = 1},
      {.name = "group",
       .kind = Kind::flag,
       .description = "Copies of a story stand under its best article, not apart.",
       .fallback = 1},
      {.name = "explain", .kind = Kind::flag, .description = "Say where each score comes from."},
      choice("format", kFormats, "What the answer is written in.")};
}

Reply reply_with(const render::Answer& answer, const Parameters& parameters) {
  const Format format = parameters.chosen("format", kFormats);
  return {.type = std::string(format.type), .body = format.rendered(answer)};
}

}  // namespace timbao::serve
