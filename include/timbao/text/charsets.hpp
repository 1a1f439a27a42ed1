// Converts text from any character set that has a name to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao::text {

// The bytes as well-formed UTF-8, by a name as headers and pages give it, in any case:
// "windows-1252", "gbk", "UTF-16", "tcvn". Latin-1 is read as windows-1252, as browsers do. What is
// undefined in the character set becomes U+FFFD. Nothing where no such character set is known.
// Linear; any bytes, any thread.
[[nodiscard]] std::optional<std::string> utf8_of_charset(std::string_view bytes,
                                                         std::string_view name);

}  // namespace timbao::text
