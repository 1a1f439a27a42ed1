#include "serve/page.hpp"

#include <algorithm>

#include "serve/assets.hpp"
#include "serve/media_types.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::serve {
namespace {

Reply asset(const Call& call) {
  const Asset* asset = find_asset(call.captured.front());
  if (asset == nullptr) throw Refusal({.status = kNotFound, .detail = "there is no such file"});
  Reply reply{.type = std::string(asset->type), .body = std::string(asset->gzip)};
  reply.add("Content-Encoding", "gzip");
  const bool is_named_by_bytes = call.captured.front() == asset->file;
  reply.add("Cache-Control",
            is_named_by_bytes ? "private, max-age=31536000, immutable" : "private, no-cache");
  return reply;
}

// Errors have no parameters that could be trusted, but for the language.
render::PageRequest request_after(const Request& request) {
  render::PageRequest after;
  for (const Parameter& parameter : request.parameters) {
    if (parameter.name == "q") after.query = parameter.value;
    if (parameter.name == "lang" && parameter.value == "en") {
      after.language = render::Language::english;
    }
  }
  return after;
}

}  // namespace

Route asset_route() {
  return {.path = "/assets/{file}",
          .summary = "What pages are shown with",
          .answer = AtOnce(asset),
          .is_open = true};
}

std::vector<Route> page_routes() {
  return {results_page_route(), article_page_route(), asset_route()};
}

bool is_page(const Request& request) {
  const std::string& target = request.target;
  return target == "/" || target.starts_with("/?") || target.starts_with("/article/");
}

Reply page_of(const Problem& problem, const Request& request) {
  const render::PageRequest after = request_after(request);
  return {
      .status = problem.status,
      .type = std::string(kHtmlType),
      .body = render::error_page(
          page_assets(), {.request = after, .status = problem.status, .detail = problem.detail})};
}

}  // namespace timbao::serve
