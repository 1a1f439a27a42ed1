#include "timbao/index/token_column.hpp"

#include <algorithm>

namespace timbao::index {
namespace {

constexpr std::size_t kCodeBytes = 2;
constexpr std::size_t kMaxTitleCodes = 65535;

char low_byte(std::size_t code) { return static_cast<char>(code & 0xFF); }
char high_byte(std::size_t code) { return static_cast<char>(code >> 8 & 0xFF); }

}  // namespace

void TokenColumnBuilder::clear() { value_.assign(kCodeBytes, '\0'); }

void TokenColumnBuilder::push(text::TokenCode code) {
  value_.push_back(low_byte(code));
  value_.push_back(high_byte(code));
}

void TokenColumnBuilder::append(const text::Tokens& part) {
  if (part.size() == 0) return;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && part[i].before != text::Boundary::none) push(text::kSentenceEnd);
    push(part[i].code);
  }
  push(text::kSentenceEnd);
}

void TokenColumnBuilder::end_title() {
  const std::size_t codes = std::min(value_.size() / kCodeBytes - 1, kMaxTitleCodes);
  value_[0] = low_byte(codes);
  value_[1] = high_byte(codes);
}

TokenColumn::TokenColumn(std::string_view value) {
  if (value.size() < kCodeBytes || value.size() % kCodeBytes != 0) return;
  const auto* bytes = reinterpret_cast<const unsigned char*>(value.data());
  codes_ = bytes + kCodeBytes;
  size_ = value.size() / kCodeBytes - 1;
  title_size_ = std::min<std::size_t>(bytes[0] | bytes[1] << 8, size_);
}

}  // namespace timbao::index
