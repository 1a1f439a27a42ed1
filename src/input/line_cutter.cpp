#include "input/line_cutter.hpp"

#include <utility>

namespace timbao::input {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The record in a line; empty where the line is blank. In UTF-16 without a mark half a line end, a
// NUL, is all that may be left of one.
std::string_view record_of_line(std::string_view line, std::uint64_t number) {
  if (number == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  constexpr std::string_view kBlank(" \t\r\0", 4);
  return line.find_first_not_of(kBlank) == std::string_view::npos ? std::string_view() : line;
}

}  // namespace

bool LineCutter::cut(Gathering& batch) {
  do {
    if (piece_.empty()) {
      Result<std::string_view, std::string> piece = stream_.next();
      if (!piece) {
        // Of a line that was cut nothing is kept: half a story is not the story.
        batch.discard_gathered();
        batch.reject(line_, std::move(piece.error()));
        return false;
      }
      if (piece->empty()) {
        end_line(batch);
        return false;
      }
      piece_ = *piece;
    }
    const std::size_t line_end = piece_.find('\n');
    add_to_line(batch, piece_.substr(0, line_end));
    piece_.remove_prefix(line_end == std::string_view::npos ? piece_.size() : line_end + 1);
    if (line_end != std::string_view::npos) end_line(batch);
  } while (!batch.gathered().empty() || is_too_large_ || !batch.is_full());
  return true;
}

// Keeps memory bounded: of a line beyond the limit nothing is kept.
void LineCutter::add_to_line(Gathering& batch, std::string_view piece) {
  if (is_too_large_) return;
  if (batch.gathered().size() + piece.size() <= kMaxRecordBytes) {
    batch.append(piece);
    return;
  }
  batch.discard_gathered();
  is_too_large_ = true;
}

void LineCutter::end_line(Gathering& batch) {
  if (is_too_large_) {
    batch.reject(line_, too_large());
  } else if (const auto record = record_of_line(batch.gathered(), line_); !record.empty()) {
    batch.end_record({.bytes = record, .path = {}, .line = line_, .kind = kind_});
  } else {
    batch.discard_gathered();
  }
  is_too_large_ = false;
  ++line_;
}

}  // namespace timbao::input
