#include "input/http_page.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "input/content_coding.hpp"
#include "input/cutter.hpp"
#include "input/header_fields.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

constexpr int kContinue = 100;
constexpr int kOk = 200;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return result;
}

// "HTTP/1.1 200 OK", "HTTP/2 200"; 0 where the line is no such.
int status_in(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  line.remove_prefix(std::min(line.find(' '), line.size()));
  line = trimmed(line);
  int status = 0;
  std::from_chars(line.data(), line.data() + std::min<std::size_t>(line.size(), 3), status);
  return status;
}

// The size that a chunk's first line gives: "1f4a", "0;name=value".
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const char* end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, size, 16);
  if (line.empty() || error != std::errc() || stop != end) return std::nullopt;
  return size;
}

enum class Chunks { none, joined, cut };

// Appends what the chunks of `body` hold. None where it does not start with a chunk.
Chunks join_chunks(std::string_view body, std::string& joined) {
  bool is_first = true;
  while (!body.empty()) {
    const auto size = chunk_size(take_line(body));
    if (!size) return is_first ? Chunks::none : Chunks::cut;
    if (*size == 0) return Chunks::joined;
    joined.append(body.substr(0, *size));
    if (*size > body.size()) return Chunks::cut;
    body.remove_prefix(*size);
    if (!take_line(body).empty()) return Chunks::cut;
    is_first = false;
  }
  return Chunks::joined;
}

}  // namespace

HttpResponse parse_http_response(std::string_view block) {
  HttpResponse response;
  while (true) {
    const std::size_t end = end_of_header(block);
    std::string_view header = block.substr(0, end);
    response.status = status_in(take_line(header));
    block.remove_prefix(std::min(end, block.size()));
    if (response.status / kContinue == 1 && status_in(block.substr(0, block.find('\n'))) != 0) {
      continue;
    }
    response.content_type = field_value(header, "content-type");
    response.content_encoding = lower(field_value(header, "content-encoding"));
    const std::string transfer = lower(field_value(header, "transfer-encoding"));
    response.is_chunked = transfer.find("chunked") != std::string::npos;
    response.body = block;
    return response;
  }
}

bool may_be_page(const HttpResponse& response) {
  if (response.status != kOk) return false;
  const std::string_view stated = response.content_type;
  const std::string_view type = trimmed(stated.substr(0, stated.find(';')));
  return type.empty() || equals_lower(type, "text/html") ||
         equals_lower(type, "application/xhtml+xml");
}

bool is_html_text(std::string_view body) {
  constexpr std::size_t kSniffedBytes = 1024;
  const std::string head = lower(body.substr(0, kSniffedBytes));
  return head.find("<!doctype html") != std::string::npos ||
         head.find("<html") != std::string::npos;
}

std::string charset_of(std::string_view content_type) {
  constexpr std::string_view kName = "charset=";
  const std::size_t found = lower(content_type).find(kName);
  if (found == std::string::npos) return {};
  content_type.remove_prefix(found + kName.size());
  const std::string_view value = trimmed(content_type.substr(0, content_type.find_first_of(";,")));
  const std::size_t start = value.find_first_not_of("\"'");
  if (start == std::string_view::npos) return {};
  return std::string(value.substr(start, value.find_last_not_of("\"'") - start + 1));
}

Result<std::string_view, std::string> BodyDecoder::decode(const HttpResponse& response, Cut cut) {
  std::string_view body = response.body;
  if (response.is_chunked) {
    joined_.clear();
    const Chunks chunks = join_chunks(body, joined_);
    if (chunks == Chunks::cut && cut == Cut::refused) {
      return Unexpected{std::string("the chunks of the body are cut or damaged")};
    }
    if (chunks != Chunks::none) body = joined_;
  }
  // Codings were applied in the order in which they are named.
  std::string_view codings = response.content_encoding;
  while (true) {
    const std::size_t comma = codings.rfind(',');
    const std::string_view coding =
        trimmed(comma == std::string_view::npos ? codings : codings.substr(comma + 1));
    std::string& unpacked = body.data() == unpacked_[0].data() ? unpacked_[1] : unpacked_[0];
    unpacked.clear();
    switch (unpack(coding, body, kMaxRecordBytes, unpacked)) {
      case Unpacked::as_it_was:
        break;
      case Unpacked::whole:
        body = unpacked;
        break;
      case Unpacked::cut:
        if (cut == Cut::refused) {
          return Unexpected{"the body is cut or damaged (" + std::string(coding) + ")"};
        }
        body = unpacked;
        break;
      case Unpacked::too_large:
        return Unexpected{too_large()};
    }
    if (comma == std::string_view::npos) break;
    codings = codings.substr(0, comma);
  }
  return body;
}

}  // namespace timbao::input
