// Reads environment variables.
#pragma once

#include <optional>
#include <string>

namespace timbao::cli {

// Nothing where the variable is not set or empty.
[[nodiscard]] std::optional<std::string> environment(const char* name);

}  // namespace timbao::cli
