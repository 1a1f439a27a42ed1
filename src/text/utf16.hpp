// UTF-16 that was cut into lines by its bytes.
#pragma once

#include <string_view>

#include "timbao/text/encodings.hpp"

namespace timbao::text {

// A line end of UTF-16 has two bytes, of which one ends the line: "0A 00" leaves its NUL to the
// next line, "00 0A" to the line itself.
[[nodiscard]] inline std::string_view without_half_line_end(std::string_view bytes,
                                                            Encoding encoding) {
  if (bytes.size() % 2 == 0) return bytes;
  if (encoding == Encoding::utf16_le) return bytes.substr(bytes.starts_with('\0') ? 1 : 0);
  return bytes.substr(0, bytes.size() - (bytes.ends_with('\0') ? 1 : 0));
}

}  // namespace timbao::text
