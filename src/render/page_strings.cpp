#include "render/page_strings.hpp"

#include <array>
#include <cassert>
#include <chrono>
#include <functional>
#include <map>
#include <vector>

#include "timbao/base/tsv.hpp"
#include "timbao/render/json.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view page_strings_tsv;
}  // namespace timbao::embedded

namespace timbao::render {
namespace {

using Row = std::array<std::string_view, 2>;  // By Language.
using Table = std::map<std::string_view, Row>;

const Table& table() {
  static const Table kTable = [] {
    Table rows;
    for (const auto& row : tsv_rows(embedded::page_strings_tsv))
      rows[row.at(0)] = {row.at(1), row.at(2)};
    return rows;
  }();
  return kTable;
}

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string clock_of(const Date& date) {
  const std::chrono::hh_mm_ss clock(date.time_of_day);
  return two_digits(clock.hours().count()) + ":" + two_digits(clock.minutes().count());
}

}  // namespace

std::string_view PageStrings::code() const { return language_ == Language::english ? "en" : "vi"; }

std::string_view PageStrings::operator[](std::string_view key) const {
  const auto row = table().find(key);
  assert(row != table().end());
  return row == table().end() ? key : row->second.at(static_cast<std::size_t>(language_));
}

std::string PageStrings::filled(std::string_view key,
                                std::initializer_list<std::string_view> values) const {
  std::string out;
  std::string_view rest = (*this)[key];
  for (const std::string_view value : values) {
    const std::size_t place = rest.find("{}");
    assert(place != std::string_view::npos);
    out += rest.substr(0, place);
    out += value;
    rest.remove_prefix(place + 2);
  }
  return out.append(rest);
}

std::string PageStrings::number(std::uint64_t value) const {
  constexpr std::size_t kGroup = 3;
  std::string digits = std::to_string(value);
  const char separator = language_ == Language::english ? ',' : '.';
  for (std::size_t i = digits.size(); i > kGroup;) {
    i -= kGroup;
    digits.insert(i, 1, separator);
  }
  return digits;
}

std::string PageStrings::date(const Date& date) const {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const unsigned month = static_cast<unsigned>(date.day.month());
  const std::string day = std::to_string(static_cast<unsigned>(date.day.day()));
  const std::string year = std::to_string(static_cast<int>(date.day.year()));
  std::string text = language_ == Language::english
                         ? day + " " + std::string(kMonths.at(month - 1)) + " " + year
                         : day + "/" + std::to_string(month) + "/" + year;
  if (date.precision != Date::Precision::day) text += ", " + clock_of(date);
  return text;
}

std::string PageStrings::script_json() const {
  constexpr std::string_view kPrefix = "js.";
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  for (auto row = table().lower_bound(kPrefix);
       row != table().end() && row->first.starts_with(kPrefix); ++row) {
    json.key(row->first.substr(kPrefix.size()))
        .string(row->second.at(static_cast<std::size_t>(language_)));
  }
  json.end_object();
  return out;
}

}  // namespace timbao::render
