// The tables that are compiled in: rows of tab-separated fields below comments and one heading
// line.
#pragma once

#include <string_view>
#include <vector>

namespace timbao {

// Fields between `separator`s; one empty field for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// The rows below the heading. Views of `table`.
[[nodiscard]] std::vector<std::vector<std::string_view>> tsv_rows(std::string_view table);

}  // namespace timbao
