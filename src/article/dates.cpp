#include "article/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <tuple>

#include "article/clock_parts.hpp"
#include "article/date_cursor.hpp"
#include "article/date_words.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr std::size_t kMaxLineBytes = 200;

constexpr std::array<std::string_view, 12> kSeparators = {" - ", " – ", " — ", "|", "¦", ",",
                                                          "•",   "·",   "(",   ")", ";", "\t"};

std::string_view without_dashes(std::string_view part) {
  part = trimmed(part);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view dash : {"-", "–", "—", ":", "/", ".", "[", "]", "@"}) {
      if (part.starts_with(dash)) {
        part = trimmed(part.substr(dash.size()));
        more = true;
      }
      if (part.ends_with(dash) && (dash != "." || part.find('.') + 1 == part.size())) {
        part = trimmed(part.substr(0, part.size() - dash.size()));
        more = true;
      }
    }
  }
  return part;
}

void add_parts(std::string_view text, DateLine& line) {
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
    const auto sense = sense_of_date_words(part);
    if (!sense) line.others.push_back(part);
    if (sense == DateSense::label) line.labelled = true;
    text.remove_prefix(end + skip);
  }
}

// What is left of the line around the spans.
void add_others(std::string_view text, std::vector<Span> spans, DateLine& line) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.start < b.start; });
  std::size_t at = 0;
  for (const auto& span : spans) {
    if (span.start > at) add_parts(text.substr(at, span.start - at), line);
    at = std::max(at, span.end);
  }
  add_parts(text.substr(std::min(at, text.size())), line);
}

// Which of the days is when the page was published: one with a year, and no update, if there is
// one.
std::size_t published_day(std::string_view line, const std::vector<FoundDay>& days) {
  std::size_t best = 0;
  int best_rank = -1;
  std::size_t from = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool updated = says_updated(line.substr(from, days[i].span.start - from));
    const int rank = (days[i].year == YearForm::full ? 2 : 0) + (updated ? 0 : 1);
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
    from = days[i].span.end;
  }
  return best;
}

// Times stand all before their days or all behind them. Between days, at most one is looked for.
std::vector<std::optional<FoundTime>> times_beside(std::string_view line,
                                                   const std::vector<FoundDay>& days) {
  std::vector<std::optional<FoundTime>> times;
  times.push_back(find_time(line, 0, days.front().span.start));
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::size_t to = i + 1 < days.size() ? days[i + 1].span.start : line.size();
    times.push_back(find_time(line, days[i].span.end, to));
  }
  return times;
}

void read_time(std::string_view line, const std::vector<FoundDay>& days, std::size_t chosen,
               std::vector<Span>& spans, DateLine& found) {
  const auto times = times_beside(line, days);
  for (const auto& time : times) {
    if (time) spans.push_back(time->span);
  }
  const auto& time = times[times.front() ? chosen : chosen + 1];
  if (!time) return;
  found.has_time = true;
  found.date.time_of_day = time->time;
  found.date.precision = time->precision;
  const auto zone = find_zone(line, std::max(time->span.end, days[chosen].span.end));
  if (!zone) return;
  spans.push_back(zone->span);
  if (zone->offset) {
    found.date.utc_offset = *zone->offset;
    return;
  }
  found.date.time_of_day = std::chrono::seconds(0);
  found.date.precision = Date::Precision::day;
}

year_month_day swapped(year_month_day day) {
  return {day.year(), std::chrono::month(static_cast<unsigned>(day.day())),
          std::chrono::day(static_cast<unsigned>(day.month()))};
}

bool falls_on(year_month_day day, std::optional<weekday> wanted) {
  return !wanted || weekday(std::chrono::sys_days(day)) == *wanted;
}

std::optional<Date> date_of_digits(std::string_view text) {
  if (const auto day = compact_day(text)) {
    Date date;
    date.day = *day;
    return date;
  }
  if (text.size() < 9 || text.size() > 13 || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return date_of_number(value);
}

// "20231108100000", "20231108T100000+0700".
std::optional<Date> date_of_compact_iso(std::string_view text) {
  constexpr std::size_t kDayDigits = 8;
  if (text.size() < kDayDigits + 6) return std::nullopt;
  const auto day = compact_day(text.substr(0, kDayDigits));
  auto clock = text.substr(kDayDigits);
  if (clock.starts_with('T')) clock.remove_prefix(1);
  if (!day || clock.size() < 6 || !std::all_of(clock.begin(), clock.begin() + 6, is_digit))
    return std::nullopt;
  Date date;
  date.day = *day;
  const std::string spelt = date.iso() + "T" + std::string(clock.substr(0, 2)) + ":" +
                            std::string(clock.substr(2, 2)) + ":" + std::string(clock.substr(4));
  return parse_iso_date(spelt);
}

auto by_month(year_month_day day) { return std::tuple(day.month(), day.day(), day.year()); }

}  // namespace

std::optional<Date> date_of_number(std::int64_t value) {
  constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31
  constexpr std::int64_t kMillisecondsFrom = 100000000000;
  if (value >= kMillisecondsFrom) value /= 1000;
  if (value <= 0 || value > kLastSecond) return std::nullopt;
  return date_of_unix_seconds(value);
}

std::optional<DateLine> date_line_of(std::string_view line) {
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const auto days = find_days(line);
  if (days.empty()) return std::nullopt;
  const std::size_t chosen = published_day(line, days);
  const auto& day = days[chosen];
  DateLine found;
  found.date.day = day.day;
  found.year = day.year;
  found.weekday = weekday_in(line);
  if (day.year == YearForm::full && day.swappable && !falls_on(day.day, found.weekday) &&
      falls_on(swapped(day.day), found.weekday)) {
    found.date.day = swapped(day.day);
  }
  const std::size_t label_from = chosen == 0 ? 0 : days[chosen - 1].span.end;
  found.updated = says_updated(line.substr(label_from, day.span.start - label_from));
  std::vector<Span> spans;
  for (const auto& other : days) spans.push_back(other.span);
  read_time(line, days, chosen, spans, found);
  add_others(line, std::move(spans), found);
  return found;
}

std::optional<Date> date_of(std::string_view text) {
  constexpr std::size_t kMaxBytes = 80;
  text = trimmed(text);
  if (text.size() > kMaxBytes) return std::nullopt;
  if (auto date = parse_iso_date(text)) return date;
  if (auto date = date_of_digits(text)) return date;
  if (auto date = date_of_compact_iso(text)) return date;
  const auto line = date_line_of(text);
  if (!line || !line->others.empty()) return std::nullopt;
  return KnownDays().completed(*line);
}

void KnownDays::add(std::string_view text) {
  for (const auto& day : find_days(text)) {
    if (day.year == YearForm::full) add(day.day);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (const auto day = compact_day(text.substr(start, i - start))) add(*day);
  }
}

void KnownDays::add(year_month_day day) { days_.push_back(day); }

void KnownDays::settle() {
  std::sort(days_.begin(), days_.end(), [](auto a, auto b) { return by_month(a) < by_month(b); });
  days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
}

std::optional<Date> KnownDays::completed(const DateLine& line) const {
  if (line.year == YearForm::full) return line.date;
  Date date = line.date;
  const bool two_digits = line.year == YearForm::two_digits;
  std::optional<year_month_day> only;
  for (const auto day : days_) {
    if (day.month() != date.day.month() || day.day() != date.day.day()) continue;
    if (!falls_on(day, line.weekday)) continue;
    if (two_digits && day.year() != date.day.year()) continue;
    if (only) return std::nullopt;
    only = day;
  }
  if (!only && two_digits && line.weekday && falls_on(date.day, line.weekday)) only = date.day;
  if (!only) return std::nullopt;
  date.day = *only;
  return date;
}

}  // namespace timbao::article
