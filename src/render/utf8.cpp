#include "render/utf8.hpp"

#include <array>
#include <cstdint>

namespace timbao::render {
namespace {

// What the first byte of a character says about the rest (Unicode, table 3-7).
struct Lead {
  std::size_t bytes;
  unsigned char second_min;
  unsigned char second_max;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  return {0, 0, 0};
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

Character character_at(std::string_view text, std::size_t position) {
  constexpr Character kBroken{kReplacement, 1, false};
  constexpr std::array<unsigned char, 5> kPayload = {0, 0x7F, 0x1F, 0x0F, 0x07};
  const auto byte_at = [&](std::size_t i) {
    return static_cast<unsigned char>(text[position + i]);
  };
  const Lead lead = lead_of(byte_at(0));
  if (lead.bytes == 0 || lead.bytes > text.size() - position) return kBroken;
  if (lead.bytes > 1 && (byte_at(1) < lead.second_min || byte_at(1) > lead.second_max)) {
    return kBroken;
  }
  char32_t code_point = byte_at(0) & kPayload[lead.bytes];
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    if (!is_continuation(byte_at(i))) return kBroken;
    code_point = (code_point << 6U) | (byte_at(i) & 0x3FU);
  }
  return {code_point, lead.bytes, true};
}

// Combining Diacritical Marks, U+0300 to U+036F (CC 80 to CD AF), hold every mark of decomposed
// Vietnamese: "ệ" = e + U+0323 + U+0302.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool combines = byte == 0xCC || (byte == 0xCD && i + 1 < text.size() &&
                                           static_cast<unsigned char>(text[i + 1]) < 0xB0);
    columns += is_continuation(byte) || combines ? 0 : 1;
  }
  return columns;
}

bool is_blank_or_control(char32_t code_point) {
  constexpr char32_t kNoBreakSpace = 0xA0;
  constexpr char32_t kLineSeparator = 0x2028;
  constexpr char32_t kParagraphSeparator = 0x2029;
  return code_point <= 0x20 || (code_point >= 0x7F && code_point <= kNoBreakSpace) ||
         code_point == kLineSeparator || code_point == kParagraphSeparator;
}

}  // namespace timbao::render
