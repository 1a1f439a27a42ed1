// Texts in the encodings of before Unicode, for tests: the way back of to_utf8().
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "timbao/text/encodings.hpp"

namespace timbao::text::test {

// The bytes that a single-byte encoding writes for each character that it has, found by asking
// to_utf8() for every byte and every letter with a byte behind it.
class Encoder {
 public:
  explicit Encoder(Encoding encoding) {
    for (int byte = 1; byte < 256; ++byte) {
      const std::string one(1, static_cast<char>(byte));
      if (encoding != Encoding::vni || byte < 0x80 || is_letter_of_vni(one[0])) {
        learn(one, to_utf8(one, encoding));
      }
    }
    const auto singles = bytes_;
    for (const auto& [character, one] : singles) {
      for (int byte = 0x80; byte < 256; ++byte) {
        const std::string two = one + static_cast<char>(byte);
        learn(two, to_utf8(two, encoding));
      }
    }
  }

  // "?" stands for what the encoding has not.
  [[nodiscard]] std::string encoded(std::string_view utf8) const {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
      const auto size = size_at(utf8[at]);
      const auto found = bytes_.find(std::string(utf8.substr(at, size)));
      out += found == bytes_.end() ? "?" : found->second;
      at += size;
    }
    return out;
  }

 private:
  static std::size_t size_at(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  }

  // Bytes of VNI that are letters for themselves; the others are marks, and letters only where no
  // letter takes them.
  static bool is_letter_of_vni(char byte) {
    constexpr std::string_view kBytes =
        "\xC6\xCC\xCD\xCE\xD1\xD2\xD3\xD4\xD6\xE6\xEC\xED\xEE\xF1\xF2\xF3\xF4\xF6";
    return kBytes.find(byte) != kBytes.npos;
  }

  void learn(const std::string& bytes, const std::string& utf8) {
    if (!utf8.empty() && utf8.size() == size_at(utf8[0])) bytes_.emplace(utf8, bytes);
  }

  std::map<std::string, std::string> bytes_;
};

inline std::string utf16_of(std::u16string_view text, Encoding encoding) {
  std::string out;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFF);
    const auto high = static_cast<char>(unit >> 8);
    out += encoding == Encoding::utf16_le ? low : high;
    out += encoding == Encoding::utf16_le ? high : low;
  }
  return out;
}

}  // namespace timbao::text::test
