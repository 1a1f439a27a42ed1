// Any bytes as a text of any encoding: what comes out is UTF-8, and what is UTF-8 stays so.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "timbao/text/encodings.hpp"
#include "timbao/text/tokenizer.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  namespace text = timbao::text;
  using text::Encoding;
  const std::string_view source(reinterpret_cast<const char*>(bytes), size);
  const auto is_utf8 = [](std::string_view some) {
    return text::first_invalid_utf8(some) == std::string_view::npos;
  };
  for (const Encoding encoding :
       {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::windows_1258,
        Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::vps}) {
    const std::string converted = text::to_utf8(source, encoding);
    require(is_utf8(converted));
    require(!text::name_of(encoding).empty());
  }
  const auto found = text::detect_encoding(source);
  require(found != Encoding::utf8 || is_utf8(source));
  const auto meant = text::undisguised(source);
  require(!meant || (is_utf8(source) && is_utf8(*meant) && *meant != source));
  return 0;
}
