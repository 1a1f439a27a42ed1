#include "text/number.hpp"

#include <algorithm>
#include <cstddef>

namespace timbao::text {
namespace {

[[nodiscard]] bool is_digit(Byte byte) { return byte >= '0' && byte <= '9'; }

// Whether the separator parts `whole` into thousands: "1.234.567", but neither "1.5" nor "0.125".
[[nodiscard]] bool groups_thousands(std::string_view whole, char separator) {
  std::size_t group = whole.find(separator);
  if (group == 0 || group > 3 || whole[0] == '0') {
    return false;
  }
  while (group < whole.size()) {
    const std::size_t next = std::min(whole.find(separator, group + 1), whole.size());
    if (next - group != 4) {
      return false;
    }
    group = next;
  }
  return true;
}

// Appends the number where `separator` groups thousands and `decimal` stands at most once, behind
// them.
[[nodiscard]] bool append_grouped(std::string_view written, char separator, char decimal,
                                  std::string& term) {
  const std::size_t point = std::min(written.find(decimal), written.size());
  const std::string_view whole = written.substr(0, point);
  const std::string_view rest = written.substr(point);
  if (!groups_thousands(whole, separator) || rest.find(separator) != rest.npos ||
      rest.find(decimal, 1) != rest.npos) {
    return false;
  }
  std::copy_if(whole.begin(), whole.end(), std::back_inserter(term),
               [separator](char c) { return c != separator; });
  term += rest;
  return true;
}

}  // namespace

const Byte* end_of_number(const Byte* start, const Byte* end) {
  const Byte* at = start;
  while (at < end) {
    if (is_digit(*at)) {
      ++at;
    } else if ((*at == '.' || *at == ',') && end - at > 1 && is_digit(at[1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

bool append_number(std::string_view written, std::string& term) {
  const auto dots = std::count(written.begin(), written.end(), '.');
  const auto commas = std::count(written.begin(), written.end(), ',');
  if (dots > 0 && append_grouped(written, '.', ',', term)) {
    return true;
  }
  if (commas + dots > 1 && commas > 0 && append_grouped(written, ',', '.', term)) {
    return true;
  }
  if (commas + dots > 1) {
    return false;
  }
  term += written;
  return true;
}

}  // namespace timbao::text
