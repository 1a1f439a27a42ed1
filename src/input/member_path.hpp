// Names of members of archives, as paths below the archive.
#pragma once

#include <string>
#include <string_view>

namespace timbao::input {

// "old.zip" and "./bao/a.html" are "old.zip/bao/a.html". What cannot be shown becomes U+FFFD. A
// name never leads out of the archive: "../a.html" is "old.zip/%2E%2E/a.html".
[[nodiscard]] std::string member_path(std::string_view archive, std::string_view name);

// What macOS adds to archives beside a file that it belongs to: "__MACOSX/…", "._a.html".
[[nodiscard]] bool is_system_junk(std::string_view name);

}  // namespace timbao::input
