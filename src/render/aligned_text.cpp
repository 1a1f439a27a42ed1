#include "render/aligned_text.hpp"

#include <algorithm>

#include "render/utf8.hpp"

namespace timbao::render {

std::string aligned_text(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], columns_of(row[i]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string spaces(widths[i] - columns_of(row[i]), ' ');
      out += i == 0 ? row[i] + spaces : "  " + spaces + row[i];
    }
    out += '\n';
  }
  return out;
}

}  // namespace timbao::render
