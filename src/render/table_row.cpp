#include "render/table_row.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace timbao::render {
namespace {

void append_csv_field(const std::string& field, std::string& out) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_tsv_row(const std::vector<std::string>& fields, std::string& out) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += '\t';
    std::transform(fields[i].begin(), fields[i].end(), std::back_inserter(out),
                   [](char c) { return c == '\t' || c == '\n' || c == '\r' ? ' ' : c; });
  }
  out += '\n';
}

void append_csv_row(const std::vector<std::string>& fields, std::string& out) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_field(fields[i], out);
  }
  out += "\r\n";
}

std::string tsv_row(const std::vector<std::string>& fields) {
  std::string out;
  append_tsv_row(fields, out);
  return out;
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string out;
  append_csv_row(fields, out);
  return out;
}

std::string decimal(double value, int decimals) {
  std::array<char, 400> digits;  // The longest double has 309 digits before the point.
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, decimals);
  return {digits.data(), end.ptr};
}

}  // namespace timbao::render
