#include "input/utf16_stream.hpp"

#include <utility>

namespace timbao::input {
namespace {

constexpr std::string_view kLittleEndianMark = "\xFF\xFE";
constexpr std::string_view kBigEndianMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xFFFD;

bool is_high_surrogate(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

Utf16Stream::Utf16Stream(ByteStream& below, std::string_view head)
    : below_(below), is_big_endian_(head.starts_with(kBigEndianMark)) {}

bool Utf16Stream::has_mark(std::string_view head) {
  return head.starts_with(kLittleEndianMark) || head.starts_with(kBigEndianMark);
}

Result<std::string_view, std::string> Utf16Stream::next() {
  converted_.clear();
  while (converted_.empty()) {
    Result<std::string_view, std::string> piece = below_.next();
    if (!piece) return piece;
    if (piece->empty()) {
      const bool is_cut = std::exchange(has_half_unit_, false);
      if (std::exchange(high_surrogate_, 0) != 0 || is_cut) append_code_point(kReplacement);
      break;
    }
    for (const char letter : *piece) {
      const auto byte = static_cast<unsigned char>(letter);
      if (std::exchange(has_half_unit_, !has_half_unit_)) {
        const unsigned high = is_big_endian_ ? half_unit_ : byte;
        const unsigned low = is_big_endian_ ? byte : half_unit_;
        append_unit(static_cast<char16_t>(high << 8 | low));
      } else {
        half_unit_ = byte;
      }
    }
  }
  return std::string_view(converted_);
}

void Utf16Stream::append_unit(char16_t unit) {
  if (std::exchange(is_first_unit_, false)) return;  // The mark.
  if (is_low_surrogate(unit) && high_surrogate_ != 0) {
    constexpr char32_t kFirstSupplementary = 0x10000;
    append_code_point(kFirstSupplementary + ((char32_t{high_surrogate_} & 0x3FF) << 10) +
                      (char32_t{unit} & 0x3FF));
    high_surrogate_ = 0;
    return;
  }
  if (std::exchange(high_surrogate_, 0) != 0) append_code_point(kReplacement);
  if (is_high_surrogate(unit)) {
    high_surrogate_ = unit;
  } else {
    append_code_point(is_low_surrogate(unit) ? kReplacement : unit);
  }
}

void Utf16Stream::append_code_point(char32_t code_point) {
  const auto continuation = [&](int shift) {
    return static_cast<char>(0x80 | (code_point >> shift & 0x3F));
  };
  if (code_point < 0x80) {
    converted_ += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    converted_ += static_cast<char>(0xC0 | code_point >> 6);
    converted_ += continuation(0);
  } else if (code_point < 0x10000) {
    converted_ += static_cast<char>(0xE0 | code_point >> 12);
    converted_ += continuation(6);
    converted_ += continuation(0);
  } else {
    converted_ += static_cast<char>(0xF0 | code_point >> 18);
    converted_ += continuation(12);
    converted_ += continuation(6);
    converted_ += continuation(0);
  }
}

}  // namespace timbao::input
