// Records that are not in UTF-8: what they say in it, or what to report.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::article {

// The text in UTF-8, without byte order mark; nothing where the bytes are UTF-8 already or of no
// known encoding.
[[nodiscard]] std::optional<std::string> converted_text(std::string_view bytes);

// Why bytes are refused that converted_text() does not know either. `byte` is the first that is
// not well-formed UTF-8.
[[nodiscard]] std::string invalid_utf8_issue(std::size_t byte);

}  // namespace timbao::article
