#include "timbao/base/tsv.hpp"

namespace timbao {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = text.find(separator);
    fields.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string_view>> tsv_rows(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  bool heading = true;
  for (const auto line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (!heading) rows.push_back(split(line, '\t'));
    heading = false;
  }
  return rows;
}

}  // namespace timbao
