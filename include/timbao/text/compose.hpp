// Writes each letter with its marks as one character, so that texts that look alike are equal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao::text {

// The text in Unicode's normalization form C. Nothing where it is not UTF-8. Any thread.
[[nodiscard]] std::optional<std::string> composed(std::string_view text);

}  // namespace timbao::text
