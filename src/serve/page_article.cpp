#include <optional>
#include <string>
#include <vector>

#include "serve/api.hpp"
#include "serve/assets.hpp"
#include "serve/etag.hpp"
#include "serve/media_types.hpp"
#include "serve/page.hpp"
#include "serve/page_parameters.hpp"
#include "timbao/search/occurrences.hpp"
#include "timbao/search/related.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::serve {
namespace {

std::vector<search::Occurrence> occurrences_in(const article::Article& article,
                                               const IndexView& view, const AskedPage& asked) {
  const index::Reader& reader = view.searcher.reader();
  const auto document = reader.document(article.id);
  if (asked.request.query.empty() || !document) return {};
  search::OccurrenceFinder finder(reader, asked.query, asked.request.options);
  return finder.in_article(article, reader.column(*document));
}

Reply answer(const Call& call, const IndexView& view) {
  constexpr std::uint32_t kRelated = 6;
  if (is_known(call, view, page_assets().script)) return not_modified(view, page_assets().script);
  const AskedPage asked = page_asked(call.parameters);
  const index::Reader& reader = view.searcher.reader();
  const std::string& id = call.captured.front();
  const auto article = reader.find(id);
  if (!article) refuse_unknown_article(id);
  const auto occurrences = occurrences_in(*article, view, asked);
  search::RelatedOptions related_options;
  related_options.limit = kRelated;
  const auto related = search::related_to(reader, *article, related_options);
  const auto spread = search::trace_of(reader, id);
  Reply reply{.type = std::string(kHtmlType),
              .body = render::article_page(page_assets(), {.request = asked.request,
                                                           .article = *article,
                                                           .occurrences = occurrences,
                                                           .related = related.hits,
                                                           .spread = spread})};
  return tagged(std::move(reply), view, page_assets().script);
}

}  // namespace

Route article_page_route() {
  return {.path = "/article/{id}",
          .summary = "An article as a page",
          .parameters = page_rules(),
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
