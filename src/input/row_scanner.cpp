#include "input/row_scanner.hpp"

#include <algorithm>

namespace timbao::input {
namespace {

constexpr char kQuote = '"';

bool is_line_end(char letter) { return letter == '\n' || letter == '\r'; }

bool has_line_end(std::string_view text) {
  return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

}  // namespace

void RowScanner::start_row(std::size_t untrusted_bytes) {
  state_ = State::field_start;
  at_ = 0;
  untrusted_bytes_ = untrusted_bytes;
  spans_lines_ = false;
}

RowScanner::Found RowScanner::scan(std::string_view bytes) {
  while (at_ < bytes.size()) {
    const char letter = bytes[at_];
    switch (state_) {
      case State::field_start:
        opened_ = at_;
        state_ = letter == kQuote ? State::quoted : State::unquoted;
        at_ += letter == kQuote ? 1 : 0;
        break;
      case State::unquoted:
        at_ = end_of_unquoted(bytes);
        if (at_ == bytes.size()) break;
        if (bytes[at_] != separator_) return Found::row;
        state_ = State::field_start;
        ++at_;
        break;
      case State::quoted:
        at_ = end_of_quoted(bytes);
        if (at_ == bytes.size()) break;
        if (bytes[at_] != kQuote) return Found::open_quote;
        state_ = State::quote_met;
        ++at_;
        break;
      case State::quote_met:
        if (letter == kQuote) {
          state_ = State::quoted;
          ++at_;
          break;
        }
        if (!closes_well(bytes, letter == separator_ || is_line_end(letter))) {
          return Found::open_quote;
        }
        state_ = State::unquoted;  // What follows up to the separator is text.
        break;
    }
  }
  return Found::nothing_yet;
}

RowScanner::Found RowScanner::scan_last(std::string_view bytes) {
  const Found found = scan(bytes);
  if (found != Found::nothing_yet) return found;
  if (state_ == State::quoted) return Found::open_quote;
  const bool is_well = state_ != State::quote_met || closes_well(bytes, true);
  return is_well ? Found::row : Found::open_quote;
}

std::size_t RowScanner::end_of_unquoted(std::string_view bytes) const {
  const auto end = std::find_if(
      bytes.begin() + static_cast<std::ptrdiff_t>(at_), bytes.end(),
      [this](char letter) { return letter == separator_ || letter == '\n' || letter == '\r'; });
  return static_cast<std::size_t>(end - bytes.begin());
}

// The next quote; where the field may not go beyond its line, the line end if that comes first.
std::size_t RowScanner::end_of_quoted(std::string_view bytes) const {
  if (opened_ < untrusted_bytes_) {
    return std::min(bytes.find_first_of("\"\n\r", at_), bytes.size());
  }
  return std::min(bytes.find(kQuote, at_), bytes.size());
}

// The field ends with the quote before `at_`.
bool RowScanner::closes_well(std::string_view bytes, bool is_end_of_field) {
  const std::string_view field = bytes.substr(opened_, at_ - opened_);
  if (!has_line_end(field)) return true;
  spans_lines_ = true;
  return is_end_of_field &&
         (quoting_ == Quoting::csv || field.find(separator_) == std::string_view::npos);
}

}  // namespace timbao::input
