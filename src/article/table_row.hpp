// Rows of CSV and TSV files, whose heading row names the columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/record_values.hpp"
#include "timbao/base/result.hpp"

namespace timbao::article {

// What the columns of a table mean. One per thread: it keeps the last heading row.
class TableReader {
 public:
  enum class Form : std::uint8_t { csv, tsv };

  // The values of a row, or what is wrong with it. Headings are the keys of JSON records. Of .csv,
  // fields end with what stands most often in the heading row: comma, semicolon, tab or bar. A
  // field that starts with a quote ends with the next quote that is not doubled; of .tsv only where
  // a tab follows. The values live as long as `row`.
  //
  // Requires: UTF-8.
  [[nodiscard]] Result<RecordValues, std::string> read(std::string_view heading,
                                                       std::string_view row, Form form);

 private:
  void read_heading(std::string_view heading, Form form);

  std::string heading_;
  Form form_ = Form::csv;
  bool has_heading_ = false;
  char separator_ = ',';
  std::vector<std::optional<KeyMeaning>> columns_;
  std::string issue_;  // Why no row below the heading can be read; empty where they can.
};

}  // namespace timbao::article
