#include "input/row_cutter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace timbao::input {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMaxHeadingBytes = std::size_t{1} << 20;
constexpr const char* kOpenQuote = "a quoted field is opened and not closed";

// npos where there is none. Faster than find_first_of("\r\n").
std::size_t line_end_in(std::string_view bytes) {
  const std::size_t line_feed = bytes.find('\n');
  return std::min(line_feed, bytes.substr(0, line_feed).find('\r'));
}

std::uint64_t line_ends_in(std::string_view bytes) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool is_lone_return = bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n";
    if (bytes[i] == '\n' || is_lone_return) ++count;
  }
  return count;
}

// What stands most often between the fields of a heading row.
char separator_of(std::string_view heading) {
  constexpr std::string_view kCandidates = ",;\t|";
  std::array<std::size_t, kCandidates.size()> counts{};
  bool is_quoted = false;
  for (const char letter : heading) {
    if (letter == '"') is_quoted = !is_quoted;
    const std::size_t candidate = kCandidates.find(letter);
    if (!is_quoted && candidate != std::string_view::npos) ++counts[candidate];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kCandidates[static_cast<std::size_t>(most - counts.begin())];
}

// The separator in the line "sep=;", which Excel writes and reads above the heading row.
std::optional<char> stated_separator(std::string_view line) {
  constexpr std::string_view kStatement = "sep=";
  if (line.starts_with('"') && line.ends_with('"')) line = line.substr(1, line.size() - 2);
  if (line.size() != kStatement.size() + 1 || !line.starts_with(kStatement)) return std::nullopt;
  return line.back();
}

}  // namespace

RowCutter::RowCutter(Kind kind, ByteStream& stream)
    : kind_(kind),
      window_(stream),
      scanner_(kind == Kind::tsv_row ? RowScanner::Quoting::tsv : RowScanner::Quoting::csv) {
  if (kind == Kind::tsv_row) scanner_.set_separator('\t');
}

bool RowCutter::cut(Gathering& batch) {
  if (!has_heading_ && !read_heading(batch)) return false;
  const std::string_view heading = batch.keep(heading_);
  while (!batch.is_full()) {
    if (!start_row()) return end_stream(batch);
    if (!cut_row(batch, heading)) return false;
  }
  return true;
}

// False where no byte is left.
bool RowCutter::start_row() {
  while (true) {
    if (window_.view().empty() && !window_.read_on()) return false;
    if (!std::exchange(is_after_return_, false) || window_.view()[0] != '\n') break;
    window_.give_up(1);
  }
  scanner_.start_row(trusted_from_ > window_.offset() ? trusted_from_ - window_.offset() : 0);
  return true;
}

bool RowCutter::end_stream(Gathering& batch) {
  if (window_.failure()) batch.reject(line_, *window_.failure());
  return false;
}

bool RowCutter::read_heading(Gathering& batch) {
  while (window_.view().size() < kByteOrderMark.size() && window_.read_on()) {
  }
  if (window_.view().starts_with(kByteOrderMark)) window_.give_up(kByteOrderMark.size());
  bool is_stated = kind_ == Kind::tsv_row;
  while (start_row()) {
    const std::string_view line = first_line();
    if (const auto stated = stated_separator(line)) {
      scanner_.set_separator(*stated);
      is_stated = true;
      skip_line(line.size());
      continue;
    }
    if (!is_stated) scanner_.set_separator(separator_of(line));
    const RowScanner::Found found = find_row();
    const std::string_view row = window_.view().substr(0, scanner_.row_bytes());
    if (found != RowScanner::Found::row || row.size() > kMaxHeadingBytes) {
      const std::string reason = found == RowScanner::Found::open_quote ? kOpenQuote : too_large();
      batch.reject(line_, window_.failure() ? *window_.failure() : "heading row: " + reason);
      return false;
    }
    has_heading_ = !is_blank(row);
    if (has_heading_) heading_ = row;
    skip_row();
    if (has_heading_) return true;
  }
  return end_stream(batch);
}

// Up to its line end, if that comes early enough for a heading.
std::string_view RowCutter::first_line() {
  while (line_end_in(window_.view()) == std::string_view::npos &&
         window_.view().size() < kMaxHeadingBytes && window_.read_on()) {
  }
  return window_.view().substr(0, line_end_in(window_.view()));
}

// Nothing, where the row is too large or the stream fails within.
RowScanner::Found RowCutter::find_row() {
  while (true) {
    const RowScanner::Found found = scanner_.scan(window_.view());
    if (found != RowScanner::Found::nothing_yet) return found;
    if (window_.view().size() > kMaxRecordBytes) {
      return scanner_.is_quoted() ? RowScanner::Found::open_quote : found;
    }
    if (!window_.read_on()) {
      return window_.failure() ? found : scanner_.scan_last(window_.view());
    }
  }
}

// False when the file is over.
bool RowCutter::cut_row(Gathering& batch, std::string_view heading) {
  switch (find_row()) {
    case RowScanner::Found::row:
      end_row(batch, window_.view().substr(0, scanner_.row_bytes()), heading);
      skip_row();
      return true;
    case RowScanner::Found::open_quote:
      return cut_open_row(batch, heading);
    case RowScanner::Found::nothing_yet:
      break;
  }
  return window_.failure() ? end_stream(batch) : skip_huge_line(batch);
}

void RowCutter::end_row(Gathering& batch, std::string_view row, std::string_view heading) {
  if (row.size() > kMaxRecordBytes) {
    batch.reject(line_, too_large());
  } else if (!is_blank(row)) {
    batch.append(row);
    batch.end_record(
        {.bytes = batch.gathered(), .path = {}, .line = line_, .kind = kind_, .header = heading});
  }
}

bool RowCutter::cut_open_row(Gathering& batch, std::string_view heading) {
  trusted_from_ = std::max(trusted_from_, window_.offset() + scanner_.trusted_from());
  const std::size_t line_end = line_end_in(window_.view());
  const std::string_view line = window_.view().substr(0, line_end);
  if (line.size() > kMaxRecordBytes) return skip_huge_line(batch);
  if (kind_ == Kind::tsv_row) {
    end_row(batch, line, heading);
  } else {
    batch.reject(line_, kOpenQuote);
  }
  skip_line(line.size());
  return true;
}

bool RowCutter::skip_huge_line(Gathering& batch) {
  batch.reject(line_, too_large());
  std::size_t line_end = line_end_in(window_.view());
  while (line_end == std::string_view::npos) {
    window_.give_up(window_.view().size());
    if (!window_.read_on()) return end_stream(batch);
    line_end = line_end_in(window_.view());
  }
  skip_line(line_end);
  return true;
}

void RowCutter::skip_row() {
  const std::size_t bytes = scanner_.row_bytes();
  if (scanner_.spans_lines()) line_ += line_ends_in(window_.view().substr(0, bytes));
  skip_line(bytes);
}

// So many bytes and the line end behind them.
void RowCutter::skip_line(std::size_t bytes) {
  window_.give_up(bytes);
  ++line_;
  if (window_.view().empty()) return;
  is_after_return_ = window_.view()[0] == '\r';
  window_.give_up(1);
}

bool RowCutter::is_blank(std::string_view row) const {
  return std::all_of(row.begin(), row.end(), [this](char letter) {
    constexpr std::string_view kBlank(" \t\"\0", 4);
    return letter == scanner_.separator() || kBlank.find(letter) != std::string_view::npos;
  });
}

}  // namespace timbao::input
