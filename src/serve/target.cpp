#include "serve/target.hpp"

#include <cstddef>
#include <optional>
#include <utility>

#include "timbao/text/tokenizer.hpp"

namespace timbao::serve {
namespace {

enum class Place { path, parameters };

constexpr std::size_t kMostParameters = 100;

std::optional<int> hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

bool is_allowed(char c, Place place) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_space = c == '\t' || c == '\n' || c == '\r';
  return (byte >= 0x20 && byte != 0x7F) || (place == Place::parameters && is_space);
}

Result<std::string, std::string> decoded(std::string_view text, Place place) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const auto high = i + 1 < text.size() ? hex_value(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? hex_value(text[i + 2]) : std::nullopt;
      if (!high || !low) return Unexpected{std::string("'%' without two hexadecimal digits")};
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
    } else if (c == '+' && place == Place::parameters) {
      c = ' ';
    }
    if (!is_allowed(c, place)) return Unexpected{std::string("a control character")};
    out += c;
  }
  if (text::first_invalid_utf8(out) < out.size())
    return Unexpected{std::string("bytes that are not UTF-8")};
  return out;
}

// Calls `take` for each part between separators until it gives a reason.
template <class Take>
std::optional<std::string> for_each_part(std::string_view text, char separator, const Take& take) {
  while (true) {
    const std::size_t end = text.find(separator);
    if (auto reason = take(text.substr(0, end))) return reason;
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> add_segments(std::string_view path, Target& target) {
  if (path == "/") return std::nullopt;
  return for_each_part(path.substr(1), '/',
                       [&](std::string_view part) -> std::optional<std::string> {
                         auto segment = decoded(part, Place::path);
                         if (!segment) return segment.error() + " in the path";
                         target.path.push_back(std::move(*segment));
                         return std::nullopt;
                       });
}

std::optional<std::string> add_parameters(std::string_view query, Target& target) {
  return for_each_part(query, '&', [&](std::string_view part) -> std::optional<std::string> {
    if (part.empty()) return std::nullopt;
    if (target.parameters.size() == kMostParameters) return std::string("too many parameters");
    const std::size_t sign = part.find('=');
    auto name = decoded(part.substr(0, sign), Place::parameters);
    auto value =
        decoded(sign == std::string_view::npos ? "" : part.substr(sign + 1), Place::parameters);
    if (!name) return name.error() + " in the name of a parameter";
    if (!value) return value.error() + " in the parameter '" + *name + "'";
    target.parameters.push_back({std::move(*name), std::move(*value)});
    return std::nullopt;
  });
}

// "http://host/path" is what proxies are sent, and what servers have to understand.
std::string_view without_host(std::string_view target) {
  constexpr std::string_view kScheme = "http://";
  if (!target.starts_with(kScheme)) return target;
  const std::size_t slash = target.find('/', kScheme.size());
  return slash == std::string_view::npos ? "/" : target.substr(slash);
}

}  // namespace

Result<Target, std::string> parse_target(std::string_view text) {
  text = without_host(text);
  if (!text.starts_with('/')) return Unexpected{std::string("the target is no path")};
  if (text.find('#') != std::string_view::npos) return Unexpected{std::string("'#' in the target")};
  const std::size_t mark = text.find('?');
  Target target;
  auto reason = add_segments(text.substr(0, mark), target);
  if (!reason && mark != std::string_view::npos) {
    reason = add_parameters(text.substr(mark + 1), target);
  }
  if (reason) return Unexpected{std::move(*reason)};
  return target;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace timbao::serve
