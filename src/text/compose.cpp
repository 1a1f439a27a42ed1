#include "timbao/text/compose.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/utf8.hpp"

namespace timbao::text {
namespace {

bool is_utf8(std::string_view text) {
  const auto* at = reinterpret_cast<const Byte*>(text.data());
  const Byte* const end = at + text.size();
  while (at != end) {
    const unsigned size = *at < 0x80 ? 1 : decode(at, end).size;
    if (size == 0) return false;
    at += size;
  }
  return true;
}

}  // namespace

std::optional<std::string> composed(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString normal =
      icu::Normalizer2::getNFCInstance(status)->normalize(source, status);
  std::string out;
  (U_SUCCESS(status) ? normal : source).toUTF8String(out);
  return out;
}

}  // namespace timbao::text
