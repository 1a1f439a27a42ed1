#include "input/header_fields.hpp"

#include <algorithm>

namespace timbao::input {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_continuation(std::string_view line) {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

}  // namespace

std::size_t end_of_header(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
       end = bytes.find('\n', end + 1)) {
    const std::string_view next = bytes.substr(end + 1, 2);
    if (next.starts_with('\n')) return end + 2;
    if (next == "\r\n") return end + 3;
  }
  return std::string_view::npos;
}

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string field_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view line = take_line(header);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !equals_lower(trimmed(line.substr(0, colon)), name)) {
      continue;
    }
    std::string value(trimmed(line.substr(colon + 1)));
    while (is_continuation(header)) {
      value.append(" ").append(trimmed(take_line(header)));
    }
    return value;
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kBlanks) - start + 1);
}

bool equals_lower(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(),
                    [](char left, char right) { return ascii_lower(left) == right; });
}

}  // namespace timbao::input
