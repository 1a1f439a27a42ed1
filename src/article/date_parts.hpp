// Finds days, times and zones within a line.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "timbao/base/date.hpp"

namespace timbao::article {

// Bytes [start, end) of the line.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

struct FoundDay {
  std::chrono::year_month_day day;
  Span span;
};

// The first day that exists: "8/11/2023", "08-11-2023", "8.11.2023", "2023/11/08", "8 tháng 11 năm
// 2023".
[[nodiscard]] std::optional<FoundDay> find_day(std::string_view line);

struct FoundTime {
  std::chrono::seconds time;
  Date::Precision precision;
  Span span;
};

// The first time outside `day`: "10:00", "10h05", "10 giờ 05", "10:00:59", "2:30 CH".
[[nodiscard]] std::optional<FoundTime> find_time(std::string_view line, Span day);

struct FoundZone {
  std::chrono::minutes offset;
  Span span;
};

// A zone at `from` or behind a name: "+0700", "GMT+7", "(GMT +07:00)".
[[nodiscard]] std::optional<FoundZone> find_zone(std::string_view line, std::size_t from);

}  // namespace timbao::article
