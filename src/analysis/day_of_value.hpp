// The day that a value of an index says.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <string>

namespace timbao::analysis {

// What index::schema::kDate holds. Requires: `value` is not empty.
[[nodiscard]] inline std::chrono::sys_days day_of(const std::string& value) {
  const std::chrono::seconds seconds(
      static_cast<std::int64_t>(Xapian::sortable_unserialise(value)));
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds));
}

}  // namespace timbao::analysis
