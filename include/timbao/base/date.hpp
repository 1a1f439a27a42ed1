// Points in time as newspapers give them: a day, sometimes with a time and a zone.
//
// Vietnam has kept +07:00 since June 1975, so a page that names no zone means +07:00.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

// A civil date in the proleptic Gregorian calendar, and how much of the clock is known.
struct Date {
  enum class Precision : std::uint8_t { day, minute, second };

  std::chrono::year_month_day day{};
  std::chrono::seconds time_of_day{0};      // Local time; 0 where only the day is known.
  std::chrono::minutes utc_offset{7 * 60};  // What to subtract from local time to get UTC.
  Precision precision = Precision::day;

  // ISO 8601: "2023-11-08", "2023-11-08T10:00:00+07:00".
  [[nodiscard]] std::string iso() const;

  // Seconds since 1970-01-01T00:00Z; a date without a time counts as its first second in its zone.
  [[nodiscard]] std::int64_t unix_seconds() const;

  // The same as if the zone were UTC: filters and counts by day then agree with the day that is
  // shown.
  [[nodiscard]] std::int64_t civil_seconds() const;

  friend bool operator==(const Date&, const Date&) = default;
};

// Reads "2023-11-08", "2023-11-08T10:00", "2023-11-08 10:00:12", each with an optional fraction of
// a second (dropped) and zone ("Z", "+07:00", "+0700", "GMT+7"). Nothing where the text is anything
// else or no such day or time exists; years run from 1000 to 9999.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

// The other way of unix_seconds(), at +07:00 and to the second.
[[nodiscard]] Date date_of_unix_seconds(std::int64_t seconds);

// The day that it is now where the program runs.
[[nodiscard]] Date today();

}  // namespace timbao
