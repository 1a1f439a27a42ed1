#include "article/clock_parts.hpp"

#include <algorithm>
#include <array>

#include "article/date_cursor.hpp"

namespace timbao::article {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

enum class Half { none, morning, afternoon };

Half take_half(DateCursor& cursor) {
  for (const std::string_view word : {"PM", "pm", "p.m.", "CH", "chiều", "tối"}) {
    if (cursor.take(word)) return Half::afternoon;
  }
  for (const std::string_view word : {"AM", "am", "a.m.", "SA", "sáng"}) {
    if (cursor.take(word)) return Half::morning;
  }
  return Half::none;
}

// "SA"/"CH" and "AM"/"PM" behind a time.
void read_half_of_day(DateCursor& cursor, int& hour) {
  DateCursor ahead = cursor;
  ahead.skip_spaces();
  const Half half = take_half(ahead);
  if (half == Half::none || is_letter(ahead.next())) return;
  cursor = ahead;
  if (half == Half::afternoon && hour < 12) hour += 12;
  if (half == Half::morning && hour == 12) hour = 0;
}

// Takes the sign between hour and minute.
bool take_hour_sign(DateCursor& cursor) {
  if (cursor.take(":") || cursor.take("h") || cursor.take("H") || cursor.take("g")) {
    DateCursor ahead = cursor;
    ahead.skip_spaces();
    if (is_digit(ahead.next())) cursor = ahead;
    return true;
  }
  DateCursor ahead = cursor;
  ahead.skip_spaces();
  if (!ahead.take("giờ")) return false;
  cursor = ahead;
  cursor.skip_spaces();
  return true;
}

enum class Hours { with_minutes, alone };

// "10:00", "10h00", "10:00:59", "10 giờ 05", and "14h" where it may stand alone.
std::optional<FoundTime> time_at(std::string_view line, std::size_t start, Hours hours) {
  DateCursor cursor(line, start);
  auto hour = cursor.number(2);
  if (!hour || !take_hour_sign(cursor)) return std::nullopt;
  auto minute = cursor.number(2);
  if (hours == Hours::alone) {
    const bool word_ends = !is_letter(cursor.next()) && !is_digit(cursor.next());
    if (minute || line[cursor.at() - 1] == ':' || !word_ends) return std::nullopt;
    minute = 0;
  }
  if (!minute || *minute > 59) return std::nullopt;
  FoundTime found{{}, Date::Precision::minute, {}};
  int second = 0;
  DateCursor ahead = cursor;
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

struct ZoneName {
  std::string_view name;
  std::optional<std::chrono::hours> offset;
};

constexpr std::array<ZoneName, 16> kZoneNames = {{{"EST", std::chrono::hours(-5)},
                                                  {"EDT", std::chrono::hours(-4)},
                                                  {"CST", std::nullopt},
                                                  {"CDT", std::chrono::hours(-5)},
                                                  {"PST", std::chrono::hours(-8)},
                                                  {"PDT", std::chrono::hours(-7)},
                                                  {"CEST", std::chrono::hours(2)},
                                                  {"CET", std::chrono::hours(1)},
                                                  {"BST", std::chrono::hours(1)},
                                                  {"JST", std::chrono::hours(9)},
                                                  {"ICT", std::chrono::hours(7)},
                                                  {"ET", std::nullopt},
                                                  {"PT", std::nullopt},
                                                  {"CT", std::nullopt},
                                                  {"IST", std::nullopt},
                                                  {"Z", std::chrono::hours(0)}}};

std::optional<FoundZone> zone_by_name(std::string_view line, std::size_t start) {
  for (const auto& [name, offset] : kZoneNames) {
    DateCursor cursor(line, start);
    if (!cursor.take(name) || is_letter(cursor.next())) continue;
    return FoundZone{offset, {start, cursor.at()}};
  }
  return std::nullopt;
}

std::optional<std::chrono::minutes> take_offset(DateCursor& cursor) {
  const bool east = cursor.take("+");
  if (!east && !cursor.take("-")) return std::nullopt;
  const std::size_t digits_at = cursor.at();
  auto hours = cursor.number(4);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (cursor.at() - digits_at == 4) {
    minutes = *hours % 100;
    *hours /= 100;
  } else if (DateCursor ahead = cursor; ahead.take(":")) {
    minutes = ahead.number(2).value_or(60);
    cursor = ahead;
  }
  if (*hours > 14 || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset(*hours * 60 + minutes);
  return east ? offset : -offset;
}

}  // namespace

std::optional<FoundTime> find_time(std::string_view line, std::size_t from, std::size_t to) {
  for (const Hours hours : {Hours::with_minutes, Hours::alone}) {
    for (std::size_t i = from; i < std::min(to, line.size()); ++i) {
      if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
      auto time = time_at(line, i, hours);
      if (time && time->span.end <= to) return time;
    }
  }
  return std::nullopt;
}

std::optional<FoundZone> find_zone(std::string_view line, std::size_t from) {
  constexpr std::size_t kNameBytes = 3;
  const std::size_t name = std::min(line.find("GMT", from), line.find("UTC", from));
  const bool named = name != std::string_view::npos;
  DateCursor cursor(line, named ? name + kNameBytes : from);
  cursor.skip_spaces();
  const std::size_t start = named ? name : cursor.at();
  if (!named) {
    if (auto zone = zone_by_name(line, start)) return zone;
  }
  if (const auto offset = take_offset(cursor)) return FoundZone{offset, {start, cursor.at()}};
  if (!named) return std::nullopt;
  return FoundZone{std::chrono::minutes(0), {start, start + kNameBytes}};
}

}  // namespace timbao::article
