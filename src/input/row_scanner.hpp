// Finds where a row of a CSV or TSV file ends.
#pragma once

#include <cstddef>
#include <string_view>

namespace timbao::input {

// A field that starts with a quote ends with the next quote that is not doubled; between them
// separators and line ends are text (RFC 4180). Any other quote is text. A line end is "\n", "\r\n"
// or "\r".
//
// A quote that is opened and never closed would take the rows behind it along. It shows when a
// quote, rows later, closes the field and neither a separator nor a line end follows it. In TSV,
// where most programs write quotes as text, it shows also in a quoted field that would hold both
// line ends and tabs.
class RowScanner {
 public:
  enum class Quoting { csv, tsv };
  enum class Found { nothing_yet, row, open_quote };

  explicit RowScanner(Quoting quoting) : quoting_(quoting) {}

  void set_separator(char separator) { separator_ = separator; }
  [[nodiscard]] char separator() const { return separator_; }

  // The next row is another one. Quotes within its first `untrusted_bytes` were taken for the end
  // of a field before: they open no field that goes beyond a line end.
  void start_row(std::size_t untrusted_bytes);

  // `bytes` start with the row. While nothing is found yet, called again with more of them.
  [[nodiscard]] Found scan(std::string_view bytes);

  // The file ends with the row.
  [[nodiscard]] Found scan_last(std::string_view bytes);

  // Of the row, without its line end.
  [[nodiscard]] std::size_t row_bytes() const { return at_; }

  // Where an open quote showed: quotes from here on are again what they seem.
  [[nodiscard]] std::size_t trusted_from() const {
    return state_ == State::quote_met ? at_ - 1 : at_;
  }

  // True within a quoted field.
  [[nodiscard]] bool is_quoted() const { return state_ == State::quoted; }

  // The row that was found has line ends within quotes.
  [[nodiscard]] bool spans_lines() const { return spans_lines_; }

 private:
  enum class State { field_start, unquoted, quoted, quote_met };

  [[nodiscard]] std::size_t end_of_unquoted(std::string_view bytes) const;
  [[nodiscard]] std::size_t end_of_quoted(std::string_view bytes) const;
  [[nodiscard]] bool closes_well(std::string_view bytes, bool is_end_of_field);

  Quoting quoting_;
  char separator_ = ',';
  State state_ = State::field_start;
  std::size_t at_ = 0;
  std::size_t opened_ = 0;  // Where the quoted field starts.
  std::size_t untrusted_bytes_ = 0;
  bool spans_lines_ = false;
};

}  // namespace timbao::input
