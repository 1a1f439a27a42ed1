#include "timbao/index/schema.hpp"

#include <xxhash.h>

#include <charconv>

#include "timbao/article/addresses.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index::schema {

std::string prefixed_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  // A zero byte counts twice in Xapian, so such values go by their hash, as long ones do.
  if (prefix.size() + value.size() <= kMaxTermBytes && value.find('\0') == value.npos) {
    return term += value;
  }
  const XXH128_hash_t hash = XXH3_128bits(value.data(), value.size());
  char digits[32];
  for (const std::uint64_t half : {hash.high64, hash.low64}) {
    const auto end = std::to_chars(digits, digits + sizeof digits, half, 16).ptr;
    term.append("#").append(digits, end);
  }
  return term;
}

std::string address_value(std::string_view url) {
  const std::string address = article::plain_address(url);
  std::string digits(16, '0');
  std::uint64_t hash = XXH3_64bits(address.data(), address.size());
  for (std::size_t i = digits.size(); i-- > 0; hash >>= 4U) {
    digits[i] = "0123456789abcdef"[hash & 15U];
  }
  return digits;
}

std::string outlet_value(const article::Outlet& outlet) {
  return outlet.domain ? *outlet.domain : '=' + text::normal_form(outlet.name.value_or(""));
}

std::string version() {
  return "schema=" + std::to_string(kSchemaVersion) + " rules=" + text::rules_fingerprint();
}

}  // namespace timbao::index::schema
