#include "serve/trust.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace timbao::serve {
namespace {

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
  }
  return difference == 0;
}

bool equal_without_case(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// The bytes that base64 stands for (RFC 4648), up to the first character that is none of it.
std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr unsigned kBitsOfDigit = 6;
  constexpr unsigned kBitsOfByte = 8;
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << kBitsOfDigit) | static_cast<std::uint32_t>(digit);
    count += kBitsOfDigit;
    if (count < kBitsOfByte) continue;
    count -= kBitsOfByte;
    bytes += static_cast<char>((bits >> count) & 0xFFU);
  }
  return bytes;
}

// What stands behind the scheme; nothing where it is another.
std::optional<std::string_view> credentials_of(std::string_view authorization,
                                               std::string_view scheme) {
  if (!equal_without_case(authorization.substr(0, scheme.size()), scheme)) return std::nullopt;
  return authorization.substr(scheme.size());
}

std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

}  // namespace

bool has_token(std::string_view authorization, std::string_view token) {
  if (const auto bearer = credentials_of(authorization, "bearer ")) {
    return equal_in_constant_time(*bearer, token);
  }
  const auto basic = credentials_of(authorization, "basic ");
  if (!basic) return false;
  const std::string user_and_password = from_base64(*basic);
  const std::size_t colon = user_and_password.find(':');
  return colon != std::string::npos &&
         equal_in_constant_time(std::string_view(user_and_password).substr(colon + 1), token);
}

bool is_loopback_host(std::string_view host) {
  const std::string_view name = without_port(host);
  return name.empty() || name == "127.0.0.1" || name == "[::1]" ||
         equal_without_case(name, "localhost");
}

}  // namespace timbao::serve
