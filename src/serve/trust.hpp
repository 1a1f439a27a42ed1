// Who may ask: the token, and the name that the server is asked for by.
#pragma once

#include <string_view>

namespace timbao::serve {

// Whether the header Authorization has the token: as "Bearer TOKEN", or as "Basic" (RFC 7617) with
// the token as the password of anyone, which browsers ask people for. Takes as long for every wrong
// token of the same length.
[[nodiscard]] bool has_token(std::string_view authorization, std::string_view token);

// Whether the header Host names this machine: "localhost:8080", "127.0.0.1", "[::1]:80", or
// nothing.
[[nodiscard]] bool is_loopback_host(std::string_view host);

}  // namespace timbao::serve
