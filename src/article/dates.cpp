#include "article/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "article/lines.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A part of a line that has been read.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

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

struct FoundDay {
  std::chrono::year_month_day day;
  Span span;
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

std::optional<FoundDay> find_day(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    if (auto day = day_in_figures(line, i)) return day;
    if (auto day = day_in_words(line, i)) return day;
  }
  return std::nullopt;
}

struct FoundTime {
  std::chrono::seconds time;
  Date::Precision precision;
  Span span;
};

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

std::optional<FoundTime> find_time(std::string_view line, Span day) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == day.start) i = day.end;
    if (i >= line.size()) break;
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    if (auto time = time_at(line, i)) return time;
  }
  return std::nullopt;
}

struct FoundZone {
  std::chrono::minutes offset;
  Span span;
};

// "GMT+7", "(GMT +07:00)", "+0700".
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

// Words that stand beside a date and name nobody.
const std::vector<std::string>& date_words() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const auto* word :
         {"thứ hai", "thứ ba", "thứ tư",   "thứ năm",  "thứ sáu",   "thứ bảy",   "thứ 2",
          "thứ 3",   "thứ 4",  "thứ 5",    "thứ 6",    "thứ 7",     "chủ nhật",  "chúa nhật",
          "ngày",    "lúc",    "cập nhật", "đăng lúc", "đăng ngày", "ngày đăng", "xuất bản",
          "đã đăng", "gmt",    "utc",      "ict",      "giờ",       "mon",       "tue",
          "wed",     "thu",    "fri",      "sat",      "sun",       "date",      "t2",
          "t3",      "t4",     "t5",       "t6",       "t7",        "cn"}) {
      words.push_back(text::normal_form(word));
    }
    return words;
  }();
  return kWords;
}

// True for "Thứ Hai, ngày" and for nothing at all.
bool only_date_words(std::string_view part) {
  const std::string normal = text::normal_form(part);
  std::string_view rest = normal;
  while (!rest.empty()) {
    const auto& words = date_words();
    const auto word = std::find_if(words.begin(), words.end(), [&](const std::string& candidate) {
      return rest.starts_with(candidate) &&
             (rest.size() == candidate.size() || rest[candidate.size()] == ' ');
    });
    if (word == words.end()) return false;
    rest.remove_prefix(std::min(word->size() + 1, rest.size()));
  }
  return true;
}

constexpr std::array<std::string_view, 10> kSeparators = {" - ", " – ", " — ", "|", ",",
                                                          "•",   "·",   "(",   ")", ";"};

std::string_view without_dashes(std::string_view part) {
  part = trimmed(part);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view dash : {"-", "–", "—", ":", "/"}) {
      if (part.starts_with(dash)) {
        part = trimmed(part.substr(dash.size()));
        more = true;
      }
      if (part.ends_with(dash)) {
        part = trimmed(part.substr(0, part.size() - dash.size()));
        more = true;
      }
    }
  }
  return part;
}

void add_parts(std::string_view text, std::vector<std::string_view>& parts) {
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t skip = 0;
    for (const auto separator : kSeparators) {
      const std::size_t at = text.find(separator);
      if (at >= end) continue;
      end = at;
      skip = separator.size();
    }
    const auto part = without_dashes(text.substr(0, end));
    if (!only_date_words(part)) parts.push_back(part);
    text.remove_prefix(end + skip);
  }
}

// What is left of the line around the spans.
std::vector<std::string_view> others_of(std::string_view line, std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.start < b.start; });
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  for (const auto& span : spans) {
    if (span.start > at) add_parts(line.substr(at, span.start - at), parts);
    at = std::max(at, span.end);
  }
  add_parts(line.substr(at), parts);
  return parts;
}

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// "Fri, 08 Nov 2024 10:00:00 +0700" with the month in figures, so that it reads like the others.
std::optional<std::string> with_month_in_figures(std::string_view text) {
  const std::string lower = ascii_lower(text);
  for (std::size_t month = 0; month < kEnglishMonths.size(); ++month) {
    const std::size_t at = lower.find(" " + std::string(kEnglishMonths[month]));
    if (at == std::string::npos || at == 0 || !is_digit(lower[at - 1])) continue;
    const std::size_t end = std::min(lower.find(' ', at + 1), lower.size());
    if (end + 1 >= lower.size()) return std::nullopt;
    return std::string(text.substr(0, at)) + "/" + std::to_string(month + 1) + "/" +
           std::string(text.substr(end + 1));
  }
  return std::nullopt;
}

std::optional<Date> date_of_digits(std::string_view text) {
  if (text.size() < 9 || text.size() > 13 || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return date_of_number(value);
}

}  // namespace

std::optional<Date> date_of_number(std::int64_t value) {
  constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31
  constexpr std::int64_t kMillisecondsFrom = 100000000000;
  if (value >= kMillisecondsFrom) value /= 1000;
  if (value <= 0 || value > kLastSecond) return std::nullopt;
  return date_of_unix_seconds(value);
}

std::optional<DateLine> date_line_of(std::string_view line) {
  constexpr std::size_t kMaxLineBytes = 200;
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const auto day = find_day(line);
  if (!day) return std::nullopt;
  DateLine found;
  found.date.day = day->day;
  std::vector<Span> spans = {day->span};
  if (const auto time = find_time(line, day->span)) {
    found.date.time_of_day = time->time;
    found.date.precision = time->precision;
    spans.push_back(time->span);
    if (const auto zone = find_zone(line, std::max(time->span.end, day->span.end))) {
      found.date.utc_offset = zone->offset;
      spans.push_back(zone->span);
    } else if (line.substr(time->span.end).starts_with("Z") || line.ends_with("GMT")) {
      found.date.utc_offset = std::chrono::minutes(0);
    }
  }
  found.others = others_of(line, std::move(spans));
  return found;
}

std::optional<Date> date_of(std::string_view text) {
  constexpr std::size_t kMaxBytes = 64;
  text = trimmed(text);
  if (text.size() > kMaxBytes) return std::nullopt;
  if (auto date = parse_iso_date(text)) return date;
  if (auto date = date_of_digits(text)) return date;
  if (const auto figures = with_month_in_figures(text)) return date_of(*figures);
  const auto line = date_line_of(text);
  if (!line || !line->others.empty()) return std::nullopt;
  return line->date;
}

}  // namespace timbao::article
