// The header of one record of a web archive (WARC, ISO 28500).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::input {

// More than this is no header.
inline constexpr std::size_t kMaxWarcHeaderBytes = std::size_t{64} << 10;

struct WarcHeader {
  std::size_t bytes = 0;  // With the blank line behind it.
  std::uint64_t content_length = 0;
  std::string type;           // "response", "request" …
  std::string url;            // WARC-Target-URI, without the angle brackets of WARC 1.0.
  std::string date;           // WARC-Date.
  bool is_truncated = false;  // The record says that its contents were cut.
};

enum class WarcHeaderState { none, incomplete, complete };

// Whether `bytes` start with the header of a record, or may do so when there are more of them.
// Looks no further than to the first line that can be none of a header.
[[nodiscard]] WarcHeaderState warc_header_state(std::string_view bytes);

// The header that `bytes` start with. Nothing where it has no type or length.
// Requires: warc_header_state() is complete.
[[nodiscard]] std::optional<WarcHeader> parse_warc_header(std::string_view bytes);

}  // namespace timbao::input
