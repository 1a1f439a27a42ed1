// Finds the days that a line names.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace timbao::article {

// Bytes [start, end) of the line.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

// How a line writes the year. Only `full` says which year it is.
enum class YearForm : std::uint8_t { full, two_digits, none };

struct FoundDay {
  std::chrono::year_month_day day;  // 2000 to 2099 for two digits; a leap year where there is none.
  YearForm year = YearForm::full;
  // Could also be read with the month first: "11/08/2023".
  bool swappable = false;
  Span span;
};

// The days that exist, in order, none overlapping: "8/11/2023", "08-11-2023", "8.11.2023",
// "2023/11/08", "8 tháng 11 năm 2023", "8 Tháng Mười Một, 2023", "Nov 8, 2023", "8-Nov-2023"; with
// two digits for the year or without one "8/11/23", "8/11", "8-11", "8 tháng 11". "11/23/2023" can
// only be the 23rd of November.
[[nodiscard]] std::vector<FoundDay> find_days(std::string_view line);

// "20231108", where nothing else than a day may be meant.
[[nodiscard]] std::optional<std::chrono::year_month_day> compact_day(std::string_view digits);

}  // namespace timbao::article
