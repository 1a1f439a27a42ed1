// Dates and times as newspapers and feeds write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/date.hpp"

namespace timbao::article {

// A text that is a date and nothing else: ISO 8601, "Fri, 08 Nov 2024 10:00:00 +0700", "10:00,
// 08/11/2023", "Thứ Hai, 13/11/2023, 08:00 (GMT+7)", "8.11.2023", "ngày 8 tháng 11 năm 2023". Also
// seconds or milliseconds since 1970 in digits.
[[nodiscard]] std::optional<Date> date_of(std::string_view text);

[[nodiscard]] std::optional<Date> date_of_number(std::int64_t seconds_or_milliseconds);

// A line that gives a date, and perhaps names beside it: "Khánh Thi - 10:00, 08/11/2023".
struct DateLine {
  Date date;
  std::vector<std::string_view>
      others;  // What else it says, cut at " - ", "|", "," and the like; views of the line.
};
[[nodiscard]] std::optional<DateLine> date_line_of(std::string_view line);

}  // namespace timbao::article
