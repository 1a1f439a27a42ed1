#include "input/printable.hpp"

#include <cstddef>
#include <cstdint>

namespace timbao::input {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Bytes of the character that `bytes` start with; 0 where they start with none that can be shown.
std::size_t printable_character(std::string_view bytes) {
  const auto byte = [&](std::size_t index) {
    return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead < 0x20 || lead == 0x7F ? 0 : 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  std::uint32_t code_point = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    code_point = code_point << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t kFirstOfSize[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_control = code_point < 0xA0;
  const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
  const bool is_one = lead >= 0xC2 && lead < 0xF5 && code_point >= kFirstOfSize[size] &&
                      code_point <= 0x10FFFF && !is_surrogate;
  return is_one && !is_control ? size : 0;
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t size = printable_character(bytes);
    text.append(size > 0 ? bytes.substr(0, size) : kReplacement);
    bytes.remove_prefix(size > 0 ? size : 1);
  }
  return text;
}

}  // namespace timbao::input
