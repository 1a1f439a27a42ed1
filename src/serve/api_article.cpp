#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "serve/query_parameters.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/article.hpp"
#include "timbao/render/citations.hpp"
#include "timbao/search/occurrences.hpp"

namespace timbao::serve {
namespace {

using render::CitationFormat;
using Citation = std::optional<CitationFormat>;

struct Format {
  std::string_view type;
  Citation citation;  // Nothing: the article itself, as JSON.
};

constexpr Choices<Format, 5> kFormats = {{{"json", {kJsonType, std::nullopt}},
                                          {"bibtex", {kBibtexType, CitationFormat::bibtex}},
                                          {"ris", {kRisType, CitationFormat::ris}},
                                          {"csljson", {kCslJsonType, CitationFormat::csl_json}},
                                          {"markdown", {kMarkdownType, CitationFormat::markdown}}}};

// Where the article says what a query asks for.
std::vector<search::Occurrence> highlights_of(const article::Article& article,
                                              const Parameters& parameters,
                                              const index::Reader& reader) {
  const AskedQuery asked = query_of(parameters);
  const auto document = reader.document(article.id);
  if (!document) return {};
  search::OccurrenceFinder finder(reader, asked.query, asked.options);
  return finder.in_article(article, reader.column(*document));
}

std::string rendered(const article::Article& article, const Citation& citation,
                     const Parameters& parameters, const index::Reader& reader) {
  if (citation) return render::citations({&article}, *citation, today());
  if (!parameters.is_given("q")) return render::article_json(article) + '\n';
  return render::article_json(article, highlights_of(article, parameters, reader)) + '\n';
}

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const std::string& id = call.captured.front();
  const index::Reader& reader = view.searcher.reader();
  const auto article = reader.find(id);
  if (!article) refuse_unknown_article(id);
  const Format format = call.parameters.chosen("format", kFormats);
  return tagged({.type = std::string(format.type),
                 .body = rendered(*article, format.citation, call.parameters, reader)},
                view);
}

}  // namespace

Route article_route() {
  return {.path = "/api/article/{id}",
          .summary = "A whole article, with a query also where it says that; or its citation",
          .parameters = joined(
              {reading_rules(), {choice("format", kFormats, "What the answer is written in.")}}),
          .schema = "Article",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
