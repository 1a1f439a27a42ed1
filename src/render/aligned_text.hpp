// Lays out tables for people.
#pragma once

#include <string>
#include <vector>

namespace timbao::render {

// Two spaces between columns, each as wide as its widest field: the first to the left, numbers
// behind it to the right. Requires: rows of equal size.
[[nodiscard]] std::string aligned_text(const std::vector<std::vector<std::string>>& rows);

}  // namespace timbao::render
