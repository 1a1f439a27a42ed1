// Tells clients that what they have is still what the index says.
#pragma once

#include <string_view>

#include "serve/reply.hpp"
#include "serve/route.hpp"

namespace timbao::serve {

// Whether the client has an answer of the same commit, by its header If-None-Match. `maker` tells
// answers apart that another program makes of the same commit; no quotes.
[[nodiscard]] bool is_known(const Call& call, const IndexView& view, std::string_view maker = {});

// Adds ETag, which names the commit, and asks caches to look whether it is the newest. The tag is
// weak: answers say how long they took.
[[nodiscard]] Reply tagged(Reply reply, const IndexView& view, std::string_view maker = {});

// For a client that has the answer.
[[nodiscard]] Reply not_modified(const IndexView& view, std::string_view maker = {});

}  // namespace timbao::serve
