#include "article/date_parts.hpp"

#include <algorithm>

namespace timbao::article {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads numbers and signs at a place in a line; a step that fails leaves the place where it was.
class Cursor {
 public:
  Cursor(std::string_view line, std::size_t at) : line_(line), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  std::optional<int> number(std::size_t most_digits) {
    std::size_t digits = 0;
    int value = 0;
    while (at_ + digits < line_.size() && is_digit(line_[at_ + digits])) {
      if (++digits > most_digits) return std::nullopt;
      value = value * 10 + (line_[at_ + digits - 1] - '0');
    }
    if (digits == 0) return std::nullopt;
    at_ += digits;
    return value;
  }

  bool take(std::string_view wanted) {
    if (!line_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  void skip_spaces() {
    while (take(" ") || take("\t") || take("\u00a0")) {
    }
  }

 private:
  std::string_view line_;
  std::size_t at_;
};

std::optional<FoundDay> valid_day(int year, int month, int day, Span span) {
  if (year < 1000 || month < 1 || day < 1) return std::nullopt;
  const auto date = std::chrono::year(year) / month / day;
  if (!date.ok()) return std::nullopt;
  return FoundDay{date, span};
}

// "8/11/2023", "08-11-2023", "8.11.2023", and the year first.
std::optional<FoundDay> day_in_figures(std::string_view line, std::size_t start) {
  Cursor cursor(line, start);
  const auto first = cursor.number(4);
  if (!first || cursor.at() >= line.size()) return std::nullopt;
  const std::string_view sign = line.substr(cursor.at(), 1);
  if (std::string_view("/-.").find(sign.front()) == std::string_view::npos) return std::nullopt;
  cursor.take(sign);
  const auto second = cursor.number(2);
  if (!second || !cursor.take(sign)) return std::nullopt;
  const std::size_t third_at = cursor.at();
  const auto third = cursor.number(4);
  if (!third) return std::nullopt;
  const Span span{start, cursor.at()};
  if (*first >= 1000) return valid_day(*first, *second, *third, span);
  if (cursor.at() - third_at != 4) return std::nullopt;
  return valid_day(*third, *second, *first, span);
}

// "8 tháng 11 năm 2023", "8 tháng 11, 2023".
std::optional<FoundDay> day_in_words(std::string_view line, std::size_t start) {
  Cursor cursor(line, start);
  const auto day = cursor.number(2);
  cursor.skip_spaces();
  if (!day || !(cursor.take("tháng") || cursor.take("Tháng"))) return std::nullopt;
  cursor.skip_spaces();
  const auto month = cursor.number(2);
  if (!month) return std::nullopt;
  cursor.take(",");
  cursor.skip_spaces();
  cursor.take("năm");
  cursor.skip_spaces();
  const auto year = cursor.number(4);
  if (!year) return std::nullopt;
  return valid_day(*year, *month, *day, {start, cursor.at()});
}

// "SA"/"CH" and "AM"/"PM" behind a time.
void read_half_of_day(Cursor& cursor, int& hour) {
  Cursor ahead = cursor;
  ahead.skip_spaces();
  const bool afternoon = ahead.take("PM") || ahead.take("CH") || ahead.take("pm");
  const bool morning = !afternoon && (ahead.take("AM") || ahead.take("SA") || ahead.take("am"));
  if (!afternoon && !morning) return;
  cursor = ahead;
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour == 12) hour = 0;
}

// "10:00", "10h00", "10:00:59", "10 giờ 05".
std::optional<FoundTime> time_at(std::string_view line, std::size_t start) {
  Cursor cursor(line, start);
  auto hour = cursor.number(2);
  if (!hour) return std::nullopt;
  bool sign = cursor.take(":") || cursor.take("h") || cursor.take("g");
  if (!sign) {
    cursor.skip_spaces();
    sign = cursor.take("giờ");
    cursor.skip_spaces();
  }
  const auto minute = cursor.number(2);
  if (!sign || !minute || *minute > 59) return std::nullopt;
  FoundTime found{{}, Date::Precision::minute, {}};
  int second = 0;
  Cursor ahead = cursor;
  if (ahead.take(":")) {
    const auto seconds = ahead.number(2);
    if (!seconds || *seconds > 59) return std::nullopt;
    second = *seconds;
    found.precision = Date::Precision::second;
    cursor = ahead;
  }
  cursor.take("'");
  read_half_of_day(cursor, *hour);
  if (*hour > 23) return std::nullopt;
  found.time =
      std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
  found.span = {start, cursor.at()};
  return found;
}

}  // namespace

std::optional<FoundDay> find_day(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    if (auto day = day_in_figures(line, i)) return day;
    if (auto day = day_in_words(line, i)) return day;
  }
  return std::nullopt;
}

std::optional<FoundTime> find_time(std::string_view line, Span day) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == day.start) i = day.end;
    if (i >= line.size()) break;
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    if (auto time = time_at(line, i)) return time;
  }
  return std::nullopt;
}

std::optional<FoundZone> find_zone(std::string_view line, std::size_t from) {
  constexpr std::size_t kNameBytes = 3;
  std::size_t start = std::min(line.find("GMT", from), line.find("UTC", from));
  const bool named = start != std::string_view::npos;
  Cursor cursor(line, named ? start + kNameBytes : from);
  cursor.skip_spaces();
  if (!named) start = cursor.at();
  const bool east = cursor.take("+");
  if (!east && !cursor.take("-")) return std::nullopt;
  const std::size_t digits_at = cursor.at();
  auto hours = cursor.number(4);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (cursor.at() - digits_at == 4) {
    minutes = *hours % 100;
    *hours /= 100;
  } else if (Cursor ahead = cursor; ahead.take(":")) {
    minutes = ahead.number(2).value_or(60);
    cursor = ahead;
  }
  if (*hours > 14 || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset(*hours * 60 + minutes);
  return FoundZone{east ? offset : -offset, {start, cursor.at()}};
}

}  // namespace timbao::article
