// Writes JSON into a string, piece by piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "timbao/base/date.hpp"

namespace timbao::render {

// Puts commas and colons where they belong; the caller opens, names and closes in the right order.
// One line, one space after each comma and colon. One per thread.
class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // The name of the next value of an object. Returns the writer, so that the value can follow.
  JsonWriter& key(std::string_view name);

  // Takes any bytes: each one that is not part of well-formed UTF-8 becomes U+FFFD.
  void string(std::string_view text);
  void string_or_null(const std::optional<std::string>& text);
  void date_or_null(const std::optional<Date>& date);  // ISO 8601.
  void integer(std::int64_t value);
  void integer(std::uint64_t value);
  void integer(std::uint32_t value) { integer(std::uint64_t{value}); }
  // Rounded to six decimals; null for what JSON cannot say (infinity, not a number).
  void number(double value);
  void boolean(bool value);
  void null();

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void write_literal(std::string_view literal);

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace timbao::render
