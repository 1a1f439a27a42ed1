// Dates and times as newspapers and feeds write them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/date_parts.hpp"
#include "timbao/base/date.hpp"

namespace timbao::article {

// A text that is a date with its year and nothing else: ISO 8601, "Fri, 08 Nov 2024 10:00:00
// +0700", "10:00, 08/11/2023", "Thứ Hai, 13/11/2023, 08:00 (GMT+7)", "8.11.2023", "ngày 8 tháng 11
// năm 2023", "20231108". Also seconds or milliseconds since 1970 in digits.
[[nodiscard]] std::optional<Date> date_of(std::string_view text);

[[nodiscard]] std::optional<Date> date_of_number(std::int64_t seconds_or_milliseconds);

// A line that gives a date, and perhaps names beside it: "Khánh Thi - 10:00, 08/11/2023".
struct DateLine {
  Date date;  // Where the year is open, that of FoundDay.
  YearForm year = YearForm::full;
  std::optional<std::chrono::weekday> weekday;  // As the line names it.
  bool has_time = false;
  bool updated = false;   // Says when the page was changed, not when it was published.
  bool labelled = false;  // Says that a date follows: "Ngày đăng: …", "Thứ Sáu, …".
  std::vector<std::string_view>
      others;  // What else it says, cut at " - ", "|", "," and the like; views of the line.
};

// Of several days on a line the first is taken that is no update.
[[nodiscard]] std::optional<DateLine> date_line_of(std::string_view line);

// The days, with their years, that a page or its address names: what completes "Thứ Sáu, 10/11 -
// 08:30" on the same page.
class KnownDays {
 public:
  // Adds the days of a text or URL: "ngày 10/11/2023", "/2023/11/10/", "/20231110/".
  void add(std::string_view text);
  void add(std::chrono::year_month_day day);
  // To be called when all are added, before `completed`.
  void settle();

  // The line's date with the year that the page gives its day, if all agree about it. Two digits
  // are also completed by the weekday beside them: "Thứ Tư, 08/11/23".
  [[nodiscard]] std::optional<Date> completed(const DateLine& line) const;

 private:
  std::vector<std::chrono::year_month_day> days_;  // Sorted by month and day, each once.
};

}  // namespace timbao::article
