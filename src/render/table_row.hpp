// Writes rows of tables for programs: tab-separated values, and CSV as RFC 4180 has it.
#pragma once

#include <string>
#include <vector>

namespace timbao::render {

// Ends in LF; tabs and line ends within a field become spaces.
void append_tsv_row(const std::vector<std::string>& fields, std::string& out);

// Ends in CRLF; a field with a comma, a quote or a line end is quoted.
void append_csv_row(const std::vector<std::string>& fields, std::string& out);

[[nodiscard]] std::string tsv_row(const std::vector<std::string>& fields);
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

// A number as a field: "3.14" with two decimals.
[[nodiscard]] std::string decimal(double value, int decimals);

}  // namespace timbao::render
