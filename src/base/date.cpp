#include "timbao/base/date.hpp"

#include <cstdio>
#include <ctime>

namespace timbao {
namespace {

// Reads from the front of a text. Every step says whether it found what it wants and moves only
// then.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  // Between `least` and `most` digits, as many as there are.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < rest_.size() && is_digit(rest_[digits])) {
      value = value * 10 + (rest_[digits++] - '0');
    }
    if (digits < least) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  void skip_digits() {
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  std::string_view rest_;
};

constexpr int kMaxOffsetHours = 14;

std::optional<std::chrono::minutes> signed_offset(Scanner& scan) {
  const bool east = scan.take('+');
  if (!east && !scan.take('-')) return std::nullopt;
  const auto hours = scan.number(1, 2);
  if (!hours || *hours > kMaxOffsetHours) return std::nullopt;
  const bool colon = scan.take(':');
  const auto minutes = scan.number(2, 2);
  if ((colon && !minutes) || minutes.value_or(0) > 59) return std::nullopt;
  const std::chrono::minutes offset(*hours * 60 + minutes.value_or(0));
  return east ? offset : -offset;
}

// False where something stands there that is no zone. Nothing at all leaves `date` at +07:00.
bool read_zone(Scanner& scan, Date& date) {
  scan.take(' ');
  if (scan.done()) return true;
  const bool named = scan.take("GMT") || scan.take("UTC");
  if (scan.take('Z') || (named && scan.done())) {
    date.utc_offset = std::chrono::minutes(0);
    return true;
  }
  const auto offset = signed_offset(scan);
  if (offset) date.utc_offset = *offset;
  return offset.has_value();
}

bool read_clock(Scanner& scan, Date& date) {
  const auto hour = scan.number(2, 2);
  if (!hour || *hour > 23 || !scan.take(':')) return false;
  const auto minute = scan.number(2, 2);
  if (!minute || *minute > 59) return false;
  date.time_of_day = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
  date.precision = Date::Precision::minute;
  if (!scan.take(':')) return true;
  const auto second = scan.number(2, 2);
  if (!second || *second > 59) return false;
  date.time_of_day += std::chrono::seconds(*second);
  date.precision = Date::Precision::second;
  if (scan.take('.') || scan.take(',')) scan.skip_digits();
  return true;
}

bool read_day(Scanner& scan, Date& date) {
  const auto year = scan.number(4, 4);
  if (!year || *year < 1000 || !scan.take('-')) return false;
  const auto month = scan.number(2, 2);
  if (!month || !scan.take('-')) return false;
  const auto day = scan.number(2, 2);
  if (!day) return false;
  date.day = std::chrono::year(*year) / *month / *day;
  return date.day.ok();
}

}  // namespace

std::string Date::iso() const {
  char text[48];
  const int year = static_cast<int>(day.year());
  const auto month = static_cast<unsigned>(day.month());
  const auto day_of_month = static_cast<unsigned>(day.day());
  if (precision == Precision::day) {
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, day_of_month);
    return text;
  }
  const auto seconds = static_cast<int>(time_of_day.count());
  const auto offset = static_cast<int>(std::chrono::abs(utc_offset).count());
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d%c%02d:%02d", year, month,
                day_of_month, seconds / 3600, seconds / 60 % 60, seconds % 60,
                utc_offset.count() < 0 ? '-' : '+', offset / 60, offset % 60);
  return text;
}

std::int64_t Date::unix_seconds() const {
  return civil_seconds() - utc_offset / std::chrono::seconds(1);
}

std::int64_t Date::civil_seconds() const {
  return (std::chrono::sys_days(day) + time_of_day).time_since_epoch() / std::chrono::seconds(1);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  Scanner scan(text);
  Date date;
  if (!read_day(scan, date)) return std::nullopt;
  if (scan.done()) return date;
  if (!scan.take('T') && !scan.take(' ')) return std::nullopt;
  if (!read_clock(scan, date) || !read_zone(scan, date) || !scan.done()) return std::nullopt;
  return date;
}

Date date_of_unix_seconds(std::int64_t seconds) {
  Date date;
  const std::chrono::sys_seconds local{std::chrono::seconds(seconds) + date.utc_offset};
  const auto midnight = std::chrono::floor<std::chrono::days>(local);
  date.day = std::chrono::year_month_day(midnight);
  date.time_of_day = local - midnight;
  date.precision = Date::Precision::second;
  return date;
}

Date today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  Date date;
  date.day = std::chrono::year(1900 + local.tm_year) /
             std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
             std::chrono::day(static_cast<unsigned>(local.tm_mday));
  return date;
}

}  // namespace timbao
