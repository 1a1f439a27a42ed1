// A half-open range of bytes, [start, end), in a text that the user of the range names.
#pragma once

#include <cstdint>
#include <string_view>

namespace timbao {

struct ByteRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - start; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(start, end - start);
  }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace timbao
