#include "serve/etag.hpp"

#include <cstddef>
#include <string>

namespace timbao::serve {
namespace {

std::string tag_of(const IndexView& view) { return '"' + view.revision + '"'; }

}  // namespace

bool is_known(const Call& call, const IndexView& view) {
  // A list of tags, each with or without "W/": the quotes tell where one ends.
  const std::string& tags = call.request.if_none_match;
  return tags == "*" || tags.find(tag_of(view)) != std::string::npos;
}

Reply tagged(Reply reply, const IndexView& view) {
  reply.add("ETag", "W/" + tag_of(view));
  reply.add("Cache-Control", "private, no-cache");
  return reply;
}

Reply not_modified(const IndexView& view) {
  return tagged({.status = kNotModified, .type = {}}, view);
}

}  // namespace timbao::serve
