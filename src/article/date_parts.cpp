#include "article/date_parts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/date_cursor.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

// A year in which every day exists.
constexpr int kOpenYear = 2000;

std::optional<FoundDay> valid_day(int year, int month, int day, YearForm form, Span span) {
  if (year < 1000 || month < 1 || day < 1) return std::nullopt;
  const auto date = std::chrono::year(year) / month / day;
  if (!date.ok()) return std::nullopt;
  const bool swappable = day <= 12 && day != month;
  return FoundDay{date, form, swappable, span};
}

// The day before the month, unless only the other way is a day.
std::optional<FoundDay> either_way(int year, int first, int second, YearForm form, Span span) {
  if (auto day = valid_day(year, second, first, form, span)) return day;
  return valid_day(year, first, second, form, span);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// The sign between the numbers of a day; spaces may stand around a slash.
bool take_sign(DateCursor& cursor, char sign) {
  DateCursor ahead = cursor;
  if (sign == '/') ahead.skip_spaces();
  if (!ahead.take(std::string_view(&sign, 1))) return false;
  if (sign == '/') ahead.skip_spaces();
  cursor = ahead;
  return true;
}

// Part of something longer than a day: "3/4/5/6", "10.9.8.7", "8/11a".
bool is_joined(std::string_view line, Span span, char sign) {
  const bool before =
      span.start > 0 &&
      (line[span.start - 1] == sign || line[span.start - 1] == '.' || line[span.start - 1] == ',');
  if (before) return true;
  if (span.end >= line.size()) return false;
  const char next = line[span.end];
  const bool more = span.end + 1 < line.size() && is_digit(line[span.end + 1]);
  return is_letter(next) || next == '%' || next == sign || ((next == '.' || next == ',') && more);
}

std::optional<FoundDay> day_in_figures(std::string_view line, std::size_t start) {
  DateCursor cursor(line, start);
  const auto first = cursor.number(4);
  if (!first) return std::nullopt;
  char sign = '\0';
  for (const char candidate : {'/', '-', '.'}) {
    if (sign == '\0' && take_sign(cursor, candidate)) sign = candidate;
  }
  const auto second = sign == '\0' ? std::nullopt : cursor.number(2);
  if (!second) return std::nullopt;
  const Span open_span{start, cursor.at()};
  DateCursor ahead = cursor;
  const std::size_t third_at = take_sign(ahead, sign) ? ahead.at() : 0;
  const auto third = third_at > 0 ? ahead.number(4) : std::nullopt;
  const Span span{start, ahead.at()};
  if (*first >= 1000) {
    return third ? valid_day(*first, *second, *third, YearForm::full, span) : std::nullopt;
  }
  if (third && ahead.at() - third_at == 4)
    return either_way(*third, *first, *second, YearForm::full, span);
  if (third && ahead.at() - third_at == 2 && !is_joined(line, span, sign))
    return valid_day(kOpenYear + *third, *second, *first, YearForm::two_digits, span);
  if (third || sign == '.' || is_joined(line, open_span, sign)) return std::nullopt;
  return valid_day(kOpenYear, *second, *first, YearForm::none, open_span);
}

// Months as WordPress writes them in Vietnamese: "8 Tháng Mười Một, 2023". The longer ones first.
constexpr std::array<std::pair<std::string_view, int>, 15> kMonthWords = {{{"mười hai", 12},
                                                                           {"mười một", 11},
                                                                           {"mười", 10},
                                                                           {"một", 1},
                                                                           {"giêng", 1},
                                                                           {"hai", 2},
                                                                           {"ba", 3},
                                                                           {"tư", 4},
                                                                           {"bốn", 4},
                                                                           {"năm", 5},
                                                                           {"sáu", 6},
                                                                           {"bảy", 7},
                                                                           {"tám", 8},
                                                                           {"chín", 9},
                                                                           {"chạp", 12}}};

std::optional<int> take_month(DateCursor& cursor) {
  if (!cursor.take("tháng") && !cursor.take("thg") && !cursor.take("th")) return std::nullopt;
  cursor.take(".");
  cursor.skip_spaces();
  if (const auto month = cursor.number(2)) return month;
  for (const auto& [word, month] : kMonthWords) {
    if (cursor.take(word)) return month;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// "Nov", "Nov.", "November".
std::optional<int> take_english_month(DateCursor& cursor) {
  constexpr std::size_t kShortest = 3;
  const auto rest = cursor.rest();
  std::size_t letters = 0;
  while (letters < rest.size() && rest[letters] >= 'a' && rest[letters] <= 'z') ++letters;
  if (letters < kShortest || (letters < rest.size() && is_letter(rest[letters])))
    return std::nullopt;
  const auto word = rest.substr(0, letters);
  const auto month = std::find_if(kEnglishMonths.begin(), kEnglishMonths.end(),
                                  [&](auto name) { return name.starts_with(word); });
  if (month == kEnglishMonths.end()) return std::nullopt;
  cursor.take(word);
  cursor.take(".");
  return static_cast<int>(month - kEnglishMonths.begin()) + 1;
}

void skip_ordinal(DateCursor& cursor) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    DateCursor ahead = cursor;
    if (!ahead.take(ending) || is_digit(ahead.next()) || is_letter(ahead.next())) continue;
    cursor = ahead;
    return;
  }
}

// The year behind a month or a day: ", 2023", " năm 2023", "-2023".
std::optional<int> take_year(DateCursor& cursor) {
  DateCursor ahead = cursor;
  ahead.skip_spaces();
  if (ahead.take(",") || ahead.take("-") || ahead.take("/")) ahead.skip_spaces();
  if (ahead.take("năm")) ahead.skip_spaces();
  const std::size_t start = ahead.at();
  const auto year = ahead.number(4);
  if (!year || ahead.at() - start != 4 || ahead.next() == ':') return std::nullopt;
  cursor = ahead;
  return year;
}

// "8 tháng 11 năm 2023", "8 Nov 2023", "8-Nov-2023".
std::optional<FoundDay> day_before_month(std::string_view line, std::size_t start) {
  DateCursor cursor(line, start);
  const auto day = cursor.number(2);
  if (!day) return std::nullopt;
  skip_ordinal(cursor);
  cursor.skip_spaces();
  cursor.take("-");
  cursor.take("of ");
  auto month = take_english_month(cursor);
  const bool english = month.has_value();
  if (!month) month = take_month(cursor);
  if (!month) return std::nullopt;
  const Span open_span{start, cursor.at()};
  const auto year = take_year(cursor);
  if (!year && english) return std::nullopt;
  if (!year) return valid_day(kOpenYear, *month, *day, YearForm::none, open_span);
  return valid_day(*year, *month, *day, YearForm::full, {start, cursor.at()});
}

// "Nov 8, 2023", "Tháng Mười Một 8, 2023".
std::optional<FoundDay> month_before_day(std::string_view line, std::size_t start) {
  DateCursor cursor(line, start);
  auto month = take_english_month(cursor);
  if (!month && line.substr(start).starts_with("tháng")) month = take_month(cursor);
  if (!month) return std::nullopt;
  cursor.skip_spaces();
  const auto day = cursor.number(2);
  if (!day) return std::nullopt;
  skip_ordinal(cursor);
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  return valid_day(*year, *month, *day, YearForm::full, {start, cursor.at()});
}

std::optional<FoundDay> day_at(std::string_view line, std::size_t i) {
  const bool inside_word = i > 0 && is_letter(line[i - 1]);
  if (is_digit(line[i])) {
    if (i > 0 && is_digit(line[i - 1])) return std::nullopt;
    if (auto day = day_in_figures(line, i)) return day;
    return day_before_month(line, i);
  }
  const bool may_be_month = line[i] >= 'a' && line[i] <= 't' && !inside_word;
  return may_be_month ? month_before_day(line, i) : std::nullopt;
}

}  // namespace

std::vector<FoundDay> find_days(std::string_view line) {
  std::vector<FoundDay> days;
  if (std::none_of(line.begin(), line.end(), is_digit)) return days;
  const std::string lower = ascii_lower(line);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (auto day = day_at(lower, i)) {
      days.push_back(*day);
      i = day->span.end - 1;
    }
  }
  return days;
}

std::optional<std::chrono::year_month_day> compact_day(std::string_view digits) {
  constexpr std::size_t kDigits = 8;
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2100;
  if (digits.size() != kDigits || !std::all_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  const auto value = [&](std::size_t at, std::size_t size) {
    return DateCursor(digits.substr(at, size), 0).number(size).value_or(0);
  };
  const int year = value(0, 4);
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const auto day = valid_day(year, value(4, 2), value(6, 2), YearForm::full, {});
  return day ? std::optional(day->day) : std::nullopt;
}

}  // namespace timbao::article
