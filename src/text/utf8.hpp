// Reads one code point of UTF-8 at a time, from bytes that may be anything.
#pragma once

#include <cstddef>

namespace timbao::text {

using Byte = unsigned char;

struct CodePoint {
  char32_t value;
  unsigned size;  // Bytes; 0 where they are not well-formed UTF-8.
};

[[nodiscard]] inline bool is_continuation(Byte byte) { return (byte & 0xC0U) == 0x80U; }

// The code point at `at`, whose first byte is not ASCII. Requires: at < end.
[[nodiscard]] inline CodePoint decode(const Byte* at, const Byte* end) {
  const Byte lead = at[0];
  const auto left = static_cast<std::size_t>(end - at);
  if (lead < 0xE0) {
    if (lead < 0xC2 || left < 2 || !is_continuation(at[1])) {
      return {0, 0};
    }
    return {(lead & 0x1FU) << 6U | (at[1] & 0x3FU), 2};
  }
  if (left < 3 || !is_continuation(at[1]) || !is_continuation(at[2])) {
    return {0, 0};
  }
  if (lead < 0xF0) {
    const char32_t value = (lead & 0x0FU) << 12U | (at[1] & 0x3FU) << 6U | (at[2] & 0x3FU);
    const bool overlong = value < 0x800;
    const bool surrogate = value >> 11U == 0xD800U >> 11U;
    return {value, overlong || surrogate ? 0U : 3U};
  }
  if (lead > 0xF4 || left < 4 || !is_continuation(at[3])) {
    return {0, 0};
  }
  const char32_t value =
      (lead & 0x07U) << 18U | (at[1] & 0x3FU) << 12U | (at[2] & 0x3FU) << 6U | (at[3] & 0x3FU);
  return {value, value < 0x10000 || value > 0x10FFFF ? 0U : 4U};
}

}  // namespace timbao::text
