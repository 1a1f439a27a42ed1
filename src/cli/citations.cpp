#include "cli/citations.hpp"

#include <charconv>
#include <chrono>

#include "cli/environment.hpp"
#include "timbao/base/error.hpp"

namespace timbao::cli {
Date access_day() {
  constexpr std::int64_t kLastSecond = 253'402'300'799;  // Of the year 9999.
  const auto epoch = environment("SOURCE_DATE_EPOCH");
  if (!epoch.has_value()) return today();
  std::int64_t seconds = 0;
  const char* end = epoch->data() + epoch->size();
  const auto parsed = std::from_chars(epoch->data(), end, seconds);
  if (parsed.ec != std::errc() || parsed.ptr != end || seconds < 0 || seconds > kLastSecond) {
    throw Error(ErrorKind::usage, "SOURCE_DATE_EPOCH: '" + *epoch +
                                      "' is not a number of seconds since 1970; unset it, or set "
                                      "it as `date +%s` prints it");
  }
  Date date;
  date.day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return date;
}

}  // namespace timbao::cli
