// A CSV or TSV file: one record a row below the heading row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "input/cutter.hpp"
#include "input/row_scanner.hpp"
#include "input/window.hpp"

namespace timbao::input {

// In .csv the heading row decides whether fields end with a comma, a semicolon, a tab or a bar.
// Rows of separators alone are blank. A row whose quoted field is not closed is an issue, and the
// reading goes on with the line behind the one where the row starts; in .tsv its quotes are text.
class RowCutter : public Cutter {
 public:
  RowCutter(Kind kind, ByteStream& stream);

  [[nodiscard]] bool cut(Gathering& batch) override;

 private:
  [[nodiscard]] bool read_heading(Gathering& batch);
  [[nodiscard]] std::string_view first_line();
  [[nodiscard]] bool start_row();
  [[nodiscard]] RowScanner::Found find_row();
  [[nodiscard]] bool cut_row(Gathering& batch, std::string_view heading);
  [[nodiscard]] bool cut_open_row(Gathering& batch, std::string_view heading);
  [[nodiscard]] bool skip_huge_line(Gathering& batch);
  [[nodiscard]] bool end_stream(Gathering& batch);
  void end_row(Gathering& batch, std::string_view row, std::string_view heading);
  void skip_row();
  void skip_line(std::size_t bytes);
  [[nodiscard]] bool is_blank(std::string_view row) const;

  Kind kind_;
  Window window_;
  RowScanner scanner_;
  std::string heading_;
  bool has_heading_ = false;
  std::uint64_t line_ = 1;          // Where the row being read starts.
  std::uint64_t trusted_from_ = 0;  // Offset in the stream; see RowScanner::start_row().
  bool is_after_return_ = false;    // The view may start with the second half of "\r\n".
};

}  // namespace timbao::input
