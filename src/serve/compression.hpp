// Packs answers for clients that unpack them.
#pragma once

#include <string_view>

#include "serve/reply.hpp"

namespace timbao::serve {

// Whether a header Accept-Encoding takes gzip.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

// Packs the body by gzip where the client takes it and that spares something: texts of more than
// 1 KB that are not packed yet. Streams stay as they are. Some 10 ms for a megabyte.
void compress(Reply& reply, std::string_view accept_encoding);

}  // namespace timbao::serve
