#include "serve/cursor.hpp"

#include <charconv>
#include <system_error>

namespace timbao::serve {
namespace {

// "1.10.96a2f73a86d492de.vn-1": version, rank, revision, id.
constexpr std::string_view kVersion = "1";

// Bytes as hex digits: letters and digits only, so nobody is led to change them.
std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
  return out;
}

std::optional<std::string> bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    if (error != std::errc() || end != hex.data() + i + 2) return std::nullopt;
    bytes += static_cast<char>(value);
  }
  return bytes;
}

std::string_view take_field(std::string_view& text) {
  const std::size_t end = text.find('.');
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return field;
}

}  // namespace

std::string text_of(const Cursor& cursor) {
  return hex_of(std::string(kVersion) + '.' + std::to_string(cursor.rank) + '.' + cursor.revision +
                '.' + cursor.id);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
  const auto bytes = bytes_of(text);
  if (!bytes) return std::nullopt;
  std::string_view rest = *bytes;
  Cursor cursor;
  if (take_field(rest) != kVersion) return std::nullopt;
  const std::string_view rank = take_field(rest);
  const auto [end, error] = std::from_chars(rank.data(), rank.data() + rank.size(), cursor.rank);
  if (error != std::errc() || end != rank.data() + rank.size()) return std::nullopt;
  cursor.revision = take_field(rest);
  cursor.id = rest;
  if (cursor.revision.empty() || cursor.id.empty()) return std::nullopt;
  return cursor;
}

}  // namespace timbao::serve
