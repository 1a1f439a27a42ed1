#include "article/foreign_text.hpp"

#include "timbao/text/encodings.hpp"

namespace timbao::article {

std::optional<std::string> converted_text(std::string_view bytes) {
  const auto encoding = text::detect_encoding(bytes);
  if (!encoding || encoding == text::Encoding::utf8) return std::nullopt;
  return text::to_utf8(bytes, *encoding);
}

std::string invalid_utf8_issue(std::size_t byte) {
  return "invalid UTF-8 at byte " + std::to_string(byte) +
         ", and not Vietnamese in windows-1258, TCVN3, VNI, VISCII or VPS";
}

}  // namespace timbao::article
