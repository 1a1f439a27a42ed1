#include "input/warc_cutter.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "input/header_fields.hpp"
#include "input/printable.hpp"

namespace timbao::input {
namespace {

constexpr std::string_view kLineEnds = "\r\n";

std::string at_byte(std::uint64_t offset) {
  return "record at byte " + std::to_string(offset) + ": ";
}

std::string wrong_length(const WarcHeader& header) {
  return "its length of " + std::to_string(header.content_length) +
         " bytes does not lead to the next record";
}

}  // namespace

bool WarcCutter::cut(Gathering& batch) {
  while (!batch.is_full()) {
    if (!cut_record(batch)) return false;
  }
  return true;
}

// False when the file is over.
bool WarcCutter::cut_record(Gathering& batch) {
  const bool is_over = !skip_line_ends();
  record_start_ = window_.offset();
  if (is_over) return go_on_behind_damage(batch);
  const WarcHeaderState state = read_header();
  if (state == WarcHeaderState::incomplete && window_.failure()) return go_on_behind_damage(batch);
  const auto header =
      state == WarcHeaderState::complete ? parse_warc_header(window_.view()) : std::nullopt;
  if (!header) {
    if (!is_lost_) ++record_;
    report_damage(batch, state == WarcHeaderState::incomplete
                             ? "the file ends within a record's header"
                             : "no header of a WARC record");
    return find_record(1) || go_on_behind_damage(batch);
  }
  is_lost_ = false;
  ++record_;
  return header->content_length <= kMaxRecordBytes ? cut_block(batch, *header)
                                                   : skip_large_block(batch, *header);
}

// False at the end of the stream.
bool WarcCutter::skip_line_ends() {
  while (true) {
    const std::size_t start = window_.view().find_first_not_of(kLineEnds);
    window_.give_up(std::min(start, window_.view().size()));
    if (!window_.view().empty()) return true;
    if (!window_.read_on()) return false;
  }
}

WarcHeaderState WarcCutter::read_header() {
  WarcHeaderState state = warc_header_state(window_.view());
  while (state == WarcHeaderState::incomplete && window_.read_on()) {
    state = warc_header_state(window_.view());
  }
  return state;
}

// False where the stream ends before.
bool WarcCutter::read_on_to(std::size_t bytes) {
  while (window_.view().size() < bytes) {
    if (!window_.read_on()) return false;
  }
  return true;
}

bool WarcCutter::cut_block(Gathering& batch, const WarcHeader& header) {
  const std::size_t end = header.bytes + header.content_length;
  if (!read_on_to(end)) return end_block_too_soon(batch, header);
  if (!is_at_next_record(end)) {
    report_damage(batch, wrong_length(header));
    return find_record(header.bytes) || go_on_behind_damage(batch);
  }
  add_page(batch, header, window_.view().substr(header.bytes, header.content_length));
  window_.give_up(end);
  return true;
}

// A length that is too large has taken the next records along.
bool WarcCutter::end_block_too_soon(Gathering& batch, const WarcHeader& header) {
  const std::uint64_t left = window_.view().size() - header.bytes;
  report_damage(batch, window_.failure()
                           ? *window_.failure()
                           : "the file ends after " + std::to_string(left) + " of " +
                                 std::to_string(header.content_length) + " bytes of the record");
  return find_record(header.bytes) || go_on_behind_damage(batch);
}

// At the two line ends that follow every record; at a record or the end of the stream, behind line
// ends if need be. Within a few bytes, or the reader would have to look far ahead.
bool WarcCutter::is_at_next_record(std::size_t at) {
  constexpr std::size_t kMostLineEnds = 16;
  constexpr std::string_view kVersion = "WARC/";
  static_cast<void>(read_on_to(at + kMostLineEnds + kVersion.size()));
  const std::string_view rest = window_.view().substr(at);
  if (rest.starts_with("\r\n\r\n") || rest.starts_with("\n\n")) return true;
  const std::size_t start = std::min(rest.find_first_not_of(kLineEnds), rest.size());
  const std::string_view head = rest.substr(start, kVersion.size());
  return head == kVersion.substr(0, head.size());
}

// Nothing is kept of what is beyond the limit; where a record starts before the length says so, the
// length was wrong.
bool WarcCutter::skip_large_block(Gathering& batch, const WarcHeader& header) {
  constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
  static_cast<void>(read_on_to(header.bytes + kHeadBytes));
  const HttpResponse response =
      parse_http_response(window_.view().substr(header.bytes, kHeadBytes));
  const bool is_page = equals_lower(header.type, "response") && may_be_page(response);
  const std::uint64_t end = window_.offset() + header.bytes + header.content_length;
  const bool is_found = find_record(header.bytes);
  const bool has_room = window_.offset() + (is_found ? 0 : window_.view().size()) >= end;
  if (is_page) {
    report_damage(batch, too_large());
  } else if (window_.failure()) {
    report_damage(batch, *window_.failure());
  } else if (!has_room) {
    report_damage(batch, wrong_length(header));
  } else {
    batch.pass_over();
  }
  return is_found || go_on_behind_damage(batch);
}

void WarcCutter::add_page(Gathering& batch, const WarcHeader& header, std::string_view block) {
  if (!equals_lower(header.type, "response")) return batch.pass_over();
  const HttpResponse response = parse_http_response(block);
  if (!may_be_page(response)) return batch.pass_over();
  auto body = decoder_.decode(
      response, header.is_truncated ? BodyDecoder::Cut::taken : BodyDecoder::Cut::refused);
  if (!body) {
    batch.reject(record_, at_byte(record_start_) + body.error());
    return;
  }
  if (response.content_type.empty() && !is_html_text(*body)) return batch.pass_over();
  batch.append(*body);
  batch.end_record({.bytes = batch.gathered(),
                    .path = {},
                    .line = record_,
                    .kind = Kind::html,
                    .url = batch.keep(printable(header.url)),
                    .fetched = batch.keep(printable(header.date)),
                    .charset = batch.keep(printable(charset_of(response.content_type)))});
}

// Gives up everything up to the next record that starts a line, the first line that counts being
// the one at `from`, behind a line end. False where the stream ends before.
bool WarcCutter::find_record(std::size_t from) {
  constexpr std::string_view kStart = "\nWARC/";
  window_.give_up(from - 1);
  while (true) {
    const std::string_view view = window_.view();
    const std::size_t at = view.find(kStart);
    if (at == std::string_view::npos) {
      // The start may lie across two pieces.
      window_.give_up(view.size() - std::min(view.size(), kStart.size() - 1));
      if (!window_.read_on()) return false;
      continue;
    }
    window_.give_up(at + 1);
    if (read_header() == WarcHeaderState::complete && parse_warc_header(window_.view())) {
      return true;
    }
  }
}

// At the end of the stream, or where it failed. False when the file is over.
bool WarcCutter::go_on_behind_damage(Gathering& batch) {
  if (!window_.failure()) return false;
  if (!is_lost_) {
    ++record_;
    report_damage(batch, *window_.failure());
  }
  return window_.resume();
}

// Of the record with the number record_.
void WarcCutter::report_damage(Gathering& batch, const std::string& reason) {
  if (!std::exchange(is_lost_, true)) batch.reject(record_, at_byte(record_start_) + reason);
}

}  // namespace timbao::input
