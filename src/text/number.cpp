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

// Whether the digits are a number from 1 to `limit`, which has two digits.
[[nodiscard]] bool counts_up_to(std::string_view limit, std::string_view digits) {
  const bool two = digits.size() == 2;
  if (two && digits[0] == '0') {
    digits.remove_prefix(1);
  }
  return digits.size() == 1 ? digits[0] != '0' : two && digits <= limit;
}

// "10.9", "05.09", "31.12"; but neither "0.5" nor "3.14".
[[nodiscard]] bool is_day_and_month(std::string_view written) {
  const std::size_t dot = written.find('.');
  return dot != written.npos && counts_up_to("31", written.substr(0, dot)) &&
         counts_up_to("12", written.substr(dot + 1));
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
  if (commas + dots > 1 || is_day_and_month(written)) {
    return false;
  }
  term += written;
  return true;
}

void drop_filling_zero(std::string& term) {
  if (term.size() < 2 || term[0] != '0' || term[1] < '1' || term[1] > '9') {
    return;
  }
  const bool number = term.size() == 2;
  const bool clock = !number && term.size() <= 5 && (term[2] == 'h' || term[2] == 'g') &&
                     std::all_of(term.begin() + 3, term.end(), is_digit);
  if (number || clock) {
    term.erase(0, 1);
  }
}

}  // namespace timbao::text
