// Words that stand beside dates and name nobody.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace timbao::article {

enum class DateSense : std::uint8_t {
  plain,
  label,  // A date follows: "Ngày đăng:", "Thứ Sáu".
  count,  // "123 lượt xem"
};

// What the words of a part say; `plain` for nothing at all, nothing where one of them is none of
// these.
[[nodiscard]] std::optional<DateSense> sense_of_date_words(std::string_view part);

// The first day of the week that the line names.
[[nodiscard]] std::optional<std::chrono::weekday> weekday_in(std::string_view line);

// "Cập nhật lúc": what follows is when a page was changed.
[[nodiscard]] bool says_updated(std::string_view label);

}  // namespace timbao::article
