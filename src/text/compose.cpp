#include "timbao/text/compose.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
std::optional<std::string> composed(std::string_view text) {
  if (first_invalid_utf8(text) != std::string_view::npos) return std::nullopt;
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
