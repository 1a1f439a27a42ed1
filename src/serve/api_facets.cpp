#include <limits>

#include "serve/api.hpp"
#include "serve/count_parameters.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "timbao/analysis/facets.hpp"

namespace timbao::serve {
namespace {

using analysis::Facet;
enum class Format { json, csv, tsv };

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

constexpr Choices<Facet, 5> kFacets = {{{"outlet", Facet::outlet},
                                        {"author", Facet::author},
                                        {"topic", Facet::topic},
                                        {"origin", Facet::origin},
                                        {"year", Facet::year}}};
constexpr Choices<Format, 3> kFormats = {
    {{"json", Format::json}, {"csv", Format::csv}, {"tsv", Format::tsv}}};

Reply reply_with(const Counted& counted, const analysis::Facets& facets, const Call& call,
                 const IndexView& view) {
  const std::size_t limit = call.parameters.number("limit");
  switch (call.parameters.chosen("format", kFormats)) {
    case Format::csv:
      return {.type = std::string(kCsvType), .body = render::facets_csv(facets, limit)};
    case Format::tsv:
      return {.type = std::string(kTsvType), .body = render::facets_tsv(facets, limit)};
    case Format::json:
      break;
  }
  return {.body = render::facets_json(counted.index(view), counted.query, facets, limit)};
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const Counted counted = serve::counted(call, view);
  const analysis::Facets facets = analysis::facets_of(
      view.searcher.reader(), counted.matched.documents, call.parameters.chosen("by", kFacets));
  return tagged(reply_with(counted, facets, call, view), view);
}

}  // namespace

Route facets_route() {
  using Kind = ParameterRule::Kind;
  return {.path = "/api/facets",
          .summary = "How many of the articles that match have which outlet, author, topic…",
          .parameters = joined({query_rules(),
                                filter_rules(),
                                {choice("by", kFacets, "What is counted."),
                                 {.name = "limit",
                                  .kind = Kind::number,
                                  .description = "The first so many values only.",
                                  .least = 1,
                                  .most = kAll,
                                  .fallback = kAll},
                                 choice("format", kFormats, "What the answer is written in.")}}),
          .schema = "Facets",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
