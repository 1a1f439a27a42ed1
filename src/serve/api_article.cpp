#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/article.hpp"
#include "timbao/render/citations.hpp"

namespace timbao::serve {
namespace {

struct Format {
  std::string_view type;
  std::string (*rendered)(const article::Article&);
};

std::string json(const article::Article& article) { return render::article_json(article) + '\n'; }

template <render::CitationFormat kFormat>
std::string cited(const article::Article& article) {
  return render::citations({&article}, kFormat, today());
}

using render::CitationFormat;
constexpr Choices<Format, 5> kFormats = {
    {{"json", {"application/json", json}},
     {"bibtex", {kBibtexType, cited<CitationFormat::bibtex>}},
     {"ris", {kRisType, cited<CitationFormat::ris>}},
     {"csljson", {kCslJsonType, cited<CitationFormat::csl_json>}},
     {"markdown", {kMarkdownType, cited<CitationFormat::markdown>}}}};

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const std::string& id = call.captured.front();
  const auto article = view.searcher.reader().find(id);
  if (!article) refuse_unknown_article(id);
  const Format format = call.parameters.chosen("format", kFormats);
  return tagged({.type = std::string(format.type), .body = format.rendered(*article)}, view);
}

}  // namespace

Route article_route() {
  return {.path = "/api/article/{id}",
          .summary = "A whole article, or its citation",
          .parameters = {choice("format", kFormats, "What the answer is written in.")},
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
