// Turns UTF-16, which spreadsheets write as "Unicode text", into UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"
#include "timbao/base/result.hpp"

namespace timbao::input {

// The byte order mark is left out. Half a character becomes U+FFFD.
class Utf16Stream : public ByteStream {
 public:
  // `head` is what the stream below gives first. Requires: has_mark(head).
  Utf16Stream(ByteStream& below, std::string_view head);

  [[nodiscard]] static bool has_mark(std::string_view head);

  [[nodiscard]] Result<std::string_view, std::string> next() override;

 private:
  void append_unit(char16_t unit);
  void append_code_point(char32_t code_point);

  ByteStream& below_;
  bool is_big_endian_;
  bool is_first_unit_ = true;
  bool has_half_unit_ = false;
  unsigned char half_unit_ = 0;
  char16_t high_surrogate_ = 0;  // Waits for the low one; or 0.
  std::string converted_;
};

}  // namespace timbao::input
