// The version of the program, as the build names it.
#pragma once

#include <string_view>

namespace timbao::cli {

// "0.1.0".
[[nodiscard]] std::string_view version();

}  // namespace timbao::cli
