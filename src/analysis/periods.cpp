#include "timbao/analysis/periods.hpp"

#include <array>
#include <cstdio>

namespace timbao::analysis {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kMonths = 12;
constexpr std::int64_t kQuarters = 4;
constexpr std::int64_t kMonthsOfQuarter = kMonths / kQuarters;

// Week 0 has the first day of 1970, a Thursday.
constexpr sys_days kFirstMonday{days(-3)};

std::int64_t year_of(const year_month_day& date) { return static_cast<int>(date.year()); }

std::int64_t month_of(const year_month_day& date) {
  return year_of(date) * kMonths + static_cast<unsigned>(date.month()) - 1;
}

sys_days first_day_of_month(std::int64_t month) {
  const std::chrono::year year(static_cast<int>(month / kMonths));
  return year / std::chrono::month(static_cast<unsigned>(month % kMonths) + 1) / 1;
}

template <class... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
  std::array<char, 64> text;
  const int length = std::snprintf(text.data(), text.size(), format, numbers...);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string week_name(sys_days monday) {
  const sys_days thursday = monday + days(3);
  const std::int64_t year = year_of(thursday);
  const sys_days new_year = std::chrono::year(static_cast<int>(year)) / 1 / 1;
  return formatted("%04d-W%02d", static_cast<int>(year),
                   static_cast<int>((thursday - new_year) / std::chrono::weeks(1)) + 1);
}

}  // namespace

std::int64_t period_of(sys_days day, Period kind) {
  switch (kind) {
    case Period::day:
      return day.time_since_epoch().count();
    case Period::week:
      return std::chrono::floor<std::chrono::weeks>(day - kFirstMonday).count();
    case Period::month:
      return month_of(day);
    case Period::quarter:
      return month_of(day) / kMonthsOfQuarter;
    case Period::year:
      break;
  }
  return year_of(day);
}

sys_days first_day_of(std::int64_t period, Period kind) {
  switch (kind) {
    case Period::day:
      return sys_days(days(period));
    case Period::week:
      return kFirstMonday + std::chrono::weeks(period);
    case Period::month:
      return first_day_of_month(period);
    case Period::quarter:
      return first_day_of_month(period * kMonthsOfQuarter);
    case Period::year:
      break;
  }
  return first_day_of_month(period * kMonths);
}

std::string period_name(std::int64_t period, Period kind) {
  const sys_days first = first_day_of(period, kind);
  const year_month_day date(first);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  switch (kind) {
    case Period::day:
      return formatted("%04d-%02u-%02u", year, month, static_cast<unsigned>(date.day()));
    case Period::week:
      return week_name(first);
    case Period::month:
      return formatted("%04d-%02u", year, month);
    case Period::quarter:
      return formatted("%04d-Q%u", year, (month - 1) / 3 + 1);
    case Period::year:
      break;
  }
  return formatted("%04d", year);
}

}  // namespace timbao::analysis
