#include "serve/reply.hpp"

#include <algorithm>
#include <stdexcept>

namespace timbao::serve {
namespace {

// Scripts, styles, images and connections from this server only, no frames around it, no <base>.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

void append(const Header& header, std::string& out) {
  const bool is_name =
      !header.name.empty() && std::none_of(header.name.begin(), header.name.end(), [](char c) {
        return is_control(c) || c == ' ' || c == '\t' || c == ':';
      });
  if (!is_name || std::any_of(header.value.begin(), header.value.end(), is_control)) {
    throw std::invalid_argument("a control character in the header '" + header.name + "'");
  }
  out.append(header.name).append(": ").append(header.value).append("\r\n");
}

}  // namespace

void Reply::add(std::string_view name, std::string_view value) {
  headers.push_back({std::string(name), std::string(value)});
}

std::string head_of(const Reply& reply, const std::vector<Header>& framing) {
  std::string out = "HTTP/1.1 " + std::to_string(reply.status) + ' ';
  out.append(name_of(reply.status)).append("\r\n");
  if (!reply.type.empty()) append({"Content-Type", reply.type}, out);
  for (const Header& header : reply.headers) append(header, out);
  for (const Header& header : framing) append(header, out);
  return out + "\r\n";
}

std::string chunk_head(std::size_t bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string digits;
  for (; bytes > 0; bytes /= 16) digits.insert(digits.begin(), kHex[bytes % 16]);
  return digits + "\r\n";
}

void add_common_headers(Reply& reply, std::string_view request_id) {
  reply.add("Content-Security-Policy", kContentSecurityPolicy);
  reply.add("X-Content-Type-Options", "nosniff");
  reply.add("Referrer-Policy", "no-referrer");
  reply.add("X-Request-Id", request_id);
}

}  // namespace timbao::serve
