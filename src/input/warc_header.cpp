#include "input/warc_header.hpp"

#include <charconv>

#include "input/header_fields.hpp"

namespace timbao::input {
namespace {

constexpr std::string_view kVersion = "WARC/";

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// "WARC/1.0", "WARC/0.18".
bool is_version(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with(kVersion)) return false;
  line.remove_prefix(kVersion.size());
  return line.size() >= 3 && line.size() <= 5 && is_digit(line[0]) && line[1] == '.' &&
         line.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool is_field_or_goes_on_with_one(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t') ||
         line.find(':') != std::string_view::npos;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace

WarcHeaderState warc_header_state(std::string_view bytes) {
  const bool is_too_long = bytes.size() >= kMaxWarcHeaderBytes;
  bytes = bytes.substr(0, kMaxWarcHeaderBytes);
  if (bytes.substr(0, kVersion.size()) != kVersion.substr(0, bytes.size())) {
    return WarcHeaderState::none;
  }
  bool is_first = true;
  while (bytes.find('\n') != std::string_view::npos) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) return WarcHeaderState::complete;
    if (is_first ? !is_version(line) : !is_field_or_goes_on_with_one(line)) {
      return WarcHeaderState::none;
    }
    is_first = false;
  }
  return is_too_long ? WarcHeaderState::none : WarcHeaderState::incomplete;
}

std::optional<WarcHeader> parse_warc_header(std::string_view bytes) {
  const std::size_t end = end_of_header(bytes);
  std::string_view fields = bytes.substr(0, end);
  take_line(fields);
  const auto length = number_in(field_value(fields, "content-length"));
  WarcHeader header{.bytes = end,
                    .content_length = length.value_or(0),
                    .type = field_value(fields, "warc-type"),
                    .url = field_value(fields, "warc-target-uri"),
                    .date = field_value(fields, "warc-date"),
                    .is_truncated = !field_value(fields, "warc-truncated").empty()};
  if (!length || header.type.empty()) return std::nullopt;
  if (header.url.starts_with('<') && header.url.ends_with('>')) {
    header.url = header.url.substr(1, header.url.size() - 2);
  }
  return header;
}

}  // namespace timbao::input
