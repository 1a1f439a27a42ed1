// Text of unknown origin, so that it can be shown: the name of a member, a URL.
#pragma once

#include <string>
#include <string_view>

namespace timbao::input {

// Bytes that are no UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string printable(std::string_view bytes);

}  // namespace timbao::input
