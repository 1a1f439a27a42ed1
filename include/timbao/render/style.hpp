// How text for people looks, and how foreign text is made safe to print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao::render {

struct TextStyle {
  bool color = false;       // Bold, colours and highlights as ANSI escapes.
  std::size_t columns = 0;  // Lines are wrapped to this many; 0: each paragraph is one line.
};

// `text` as one line that a terminal may be given: runs of white space and control characters
// become one space, at both ends none; a byte that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace timbao::render
