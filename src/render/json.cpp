#include "timbao/render/json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "render/utf8.hpp"

namespace timbao::render {
namespace {

// How many bytes at `position` can stand in a JSON string as they are: a whole character, or 0.
std::size_t plain_bytes_at(std::string_view text, std::size_t position) {
  const char c = text[position];
  if (static_cast<unsigned char>(c) < 0x80) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' ? 0 : 1;
  }
  const Character character = character_at(text, position);
  return character.well_formed ? character.bytes : 0;
}

void append_replacement(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x80) {
    out += "\xEF\xBF\xBD";  // U+FFFD
  } else if (c == '"' || c == '\\') {
    out += {'\\', c};
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    out += "\\u00";
    out += {kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
}

template <class Value>
void append_decimal(Value value, std::string& out) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ": ";
  needs_comma_ = false;
  return *this;
}

void JsonWriter::string(std::string_view text) {
  separate();
  out_ += '"';
  std::size_t copied = 0;  // Everything before is in out_.
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain_bytes = plain_bytes_at(text, i);
    if (plain_bytes == 0) {
      out_.append(text, copied, i - copied);
      append_replacement(text[i], out_);
      copied = i + 1;
    }
    i += std::max<std::size_t>(plain_bytes, 1);
  }
  out_.append(text, copied);
  out_ += '"';
  needs_comma_ = true;
}

void JsonWriter::string_or_null(const std::optional<std::string>& text) {
  if (text.has_value()) {
    string(*text);
  } else {
    null();
  }
}

void JsonWriter::date_or_null(const std::optional<Date>& date) {
  string_or_null(date ? std::optional(date->iso()) : std::nullopt);
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  append_decimal(value, out_);
  needs_comma_ = true;
}

void JsonWriter::integer(std::uint64_t value) {
  separate();
  append_decimal(value, out_);
  needs_comma_ = true;
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) {
    null();
    return;
  }
  constexpr double kDecimals = 1e6;
  const double rounded = std::round(value * kDecimals) / kDecimals;
  separate();
  append_decimal(std::isfinite(rounded) ? rounded : value, out_);
  needs_comma_ = true;
}

void JsonWriter::boolean(bool value) { write_literal(value ? "true" : "false"); }

void JsonWriter::null() { write_literal("null"); }

void JsonWriter::write_literal(std::string_view literal) {
  separate();
  out_ += literal;
  needs_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::separate() {
  if (needs_comma_) out_ += ", ";
}

}  // namespace timbao::render
