// Days, ISO weeks, months, quarters and years, numbered without a gap.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace timbao::analysis {

enum class Period : std::uint8_t { day, week, month, quarter, year };

// Consecutive periods of a kind have consecutive numbers.
[[nodiscard]] std::int64_t period_of(std::chrono::sys_days day, Period kind);

[[nodiscard]] std::chrono::sys_days first_day_of(std::int64_t period, Period kind);

// ISO 8601 where it has a form: "2023-11-08", "2023-W45", "2023-11", "2023-Q4", "2023". A week
// belongs to the year that has its Thursday.
[[nodiscard]] std::string period_name(std::int64_t period, Period kind);

}  // namespace timbao::analysis
