// The provinces of Vietnam before July 2025, and what became of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

struct Province {
  std::string_view name;
  std::string_view now;    // What it is part of today; empty where it kept its name.
  std::string_view since;  // ISO 8601; empty likewise.
  std::vector<std::string_view> other_names;
  std::string_view paper;       // The domain of its paper today; empty where it is no more.
  std::string_view paper_name;  // What that is called since the merger; empty where as before.
};

// By name.
[[nodiscard]] const std::vector<Province>& provinces();

// The province of this name, with or without "tỉnh" or "thành phố" before it; null where there is
// none.
[[nodiscard]] const Province* province_of(std::string_view name);

}  // namespace timbao::article
