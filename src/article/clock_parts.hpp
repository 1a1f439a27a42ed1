// Finds times of the day and zones within a line.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "article/date_parts.hpp"
#include "timbao/base/date.hpp"

namespace timbao::article {

struct FoundTime {
  std::chrono::seconds time;
  Date::Precision precision;
  Span span;
};

// The first time in [from, to): "10:00", "10h05", "10 giờ 05", "10:00:59", "2:30 CH"; where there
// is none, an hour alone: "14h".
[[nodiscard]] std::optional<FoundTime> find_time(std::string_view line, std::size_t from,
                                                 std::size_t to);

struct FoundZone {
  // Nothing for a name that says no offset: "ET" is one in summer and another in winter.
  std::optional<std::chrono::minutes> offset;
  Span span;
};

// A zone at `from` or behind a name after it: "+0700", "GMT+7", "(GMT +07:00)", "Z", "EST".
[[nodiscard]] std::optional<FoundZone> find_zone(std::string_view line, std::size_t from);

}  // namespace timbao::article
