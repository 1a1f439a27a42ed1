#include "serve/trust.hpp"

#include <cstddef>

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

std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

}  // namespace

bool has_token(std::string_view authorization, std::string_view token) {
  constexpr std::string_view kScheme = "bearer ";
  if (!equal_without_case(authorization.substr(0, kScheme.size()), kScheme)) return false;
  return equal_in_constant_time(authorization.substr(kScheme.size()), token);
}

bool is_loopback_host(std::string_view host) {
  const std::string_view name = without_port(host);
  return name.empty() || name == "127.0.0.1" || name == "[::1]" ||
         equal_without_case(name, "localhost");
}

}  // namespace timbao::serve
