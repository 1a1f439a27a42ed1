#include "serve/request_ids.hpp"

#include <algorithm>
#include <cstddef>
#include <random>

namespace timbao::serve {
namespace {

constexpr std::size_t kMostBytes = 64;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

RequestIds::RequestIds() {
  std::random_device random;
  start_ = std::uint64_t{random()} << 32U | random();
}

std::string RequestIds::id_for(std::string_view asked) {
  if (!asked.empty() && asked.size() <= kMostBytes &&
      std::all_of(asked.begin(), asked.end(), is_plain)) {
    return std::string(asked);
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::size_t kDigits = 16;
  std::uint64_t number = start_ + given_.fetch_add(1, std::memory_order_relaxed);
  std::string id(kDigits, '0');
  for (std::size_t i = kDigits; i-- > 0; number >>= 4U) id[i] = kHex[number & 0xFU];
  return id;
}

}  // namespace timbao::serve
