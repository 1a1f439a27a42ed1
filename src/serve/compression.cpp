#include "serve/compression.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace timbao::serve {
namespace {

constexpr std::size_t kLeastBytes = 1024;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "q=0", "q=0.0": not at all.
bool is_refused(std::string_view weight) {
  return weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string_view::npos;
}

// Nothing where zlib has no memory.
std::optional<std::string> gzipped(std::string_view text) {
  constexpr int kFast = 1;
  constexpr int kGzip = 15 + 16;  // The largest window, with a header of gzip.
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kFast, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return is_whole ? std::optional(std::move(out)) : std::nullopt;
}

bool is_packed(const Reply& reply) {
  return std::any_of(reply.headers.begin(), reply.headers.end(),
                     [](const Header& header) { return header.name == "Content-Encoding"; });
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    const std::string_view coding = accept_encoding.substr(0, comma);
    const std::size_t semicolon = coding.find(';');
    const std::string_view weight =
        semicolon == std::string_view::npos ? "" : trimmed(coding.substr(semicolon + 1));
    if (trimmed(coding.substr(0, semicolon)) == "gzip") return !is_refused(weight);
    if (comma == std::string_view::npos) break;
    accept_encoding.remove_prefix(comma + 1);
  }
  return false;
}

void compress(Reply& reply, std::string_view accept_encoding) {
  if (reply.stream || reply.body.size() <= kLeastBytes || is_packed(reply)) return;
  reply.add("Vary", "Accept-Encoding");
  if (!accepts_gzip(accept_encoding)) return;
  if (auto packed = gzipped(reply.body)) {
    reply.body = std::move(*packed);
    reply.add("Content-Encoding", "gzip");
  }
}

}  // namespace timbao::serve
