#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "timbao/render/article.hpp"

namespace timbao::serve {
namespace {

Reply answer(const Call& call, const IndexView& view) {
  if (is_known(call, view)) return not_modified(view);
  const std::string& id = call.captured.front();
  const auto article = view.searcher.reader().find(id);
  if (!article) refuse_unknown_article(id);
  return tagged({.body = render::article_json(*article) + '\n'}, view);
}

}  // namespace

Route article_route() {
  return {.path = "/api/article/{id}",
          .summary = "A whole article",
          .answer = FromIndex{answer}};
}

}  // namespace timbao::serve
