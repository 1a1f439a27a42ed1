#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>
#include <string_view>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

[[nodiscard]] const Byte* skip_ascii(const Byte* at, const Byte* end) {
  std::uint64_t word = 0;
  while (static_cast<std::size_t>(end - at) >= sizeof word) {
    std::memcpy(&word, at, sizeof word);
    if ((word & kHighBits) != 0) {
      break;
    }
    at += sizeof word;
  }
  while (at < end && *at < 0x80) {
    ++at;
  }
  return at;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  const auto* const begin = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = begin + bytes.size();
  for (const Byte* at = skip_ascii(begin, end); at < end; at = skip_ascii(at, end)) {
    const CodePoint found = decode(at, end);
    if (found.size == 0) {
      return static_cast<std::size_t>(at - begin);
    }
    at += found.size;
  }
  return std::string_view::npos;
}

}  // namespace timbao::text
