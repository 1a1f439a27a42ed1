#include "serve/etag.hpp"

#include <cstddef>
#include <string>

namespace timbao::serve {
namespace {

std::string tag_of(const IndexView& view, std::string_view maker) {
  std::string tag = '"' + view.revision;
  if (!maker.empty()) tag.append("-").append(maker);
  return tag + '"';
}

}  // namespace

bool is_known(const Call& call, const IndexView& view, std::string_view maker) {
  // A list of tags, each with or without "W/": the quotes tell where one ends.
  const std::string& tags = call.request.if_none_match;
  return tags == "*" || tags.find(tag_of(view, maker)) != std::string::npos;
}

Reply tagged(Reply reply, const IndexView& view, std::string_view maker) {
  reply.add("ETag", "W/" + tag_of(view, maker));
  reply.add("Cache-Control", "private, no-cache");
  return reply;
}

Reply not_modified(const IndexView& view, std::string_view maker) {
  return tagged({.status = kNotModified, .type = {}}, view, maker);
}

}  // namespace timbao::serve
