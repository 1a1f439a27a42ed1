#include "article/html_references.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace timbao::article {
namespace {

struct Reference {
  char32_t character;
  std::size_t bytes;  // Of the reference, the semicolon included.
};

constexpr char32_t kReplacement = 0xFFFD;

// What browsers make of references to the C1 controls: windows-1252. 0 stands for no character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t sane(std::uint64_t number) {
  if (number == 0 || number > 0x10FFFF || number >> 11U == 0xD800U >> 11U) return kReplacement;
  if (number < 0x20 || number == 0x7F) return U' ';
  if (number >= 0x80 && number < 0xA0) {
    const char32_t meant = kWindows1252[number - 0x80];
    return meant == 0 ? kReplacement : meant;
  }
  return static_cast<char32_t>(number);
}

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>{}(name);
  }
};
using Names = std::unordered_map<std::string, char32_t, NameHash, std::equal_to<>>;

// The names of HTML 4 as libxml2 has them, and those of HTML 5 that editors write for ASCII.
Names known_names() {
  constexpr unsigned kLastNamed = 0x2666;
  Names names;
  for (unsigned value = 1; value <= kLastNamed; ++value) {
    const htmlEntityDesc* const found = htmlEntityValueLookup(value);
    if (found != nullptr) names.emplace(found->name, value);
  }
  constexpr std::array<std::pair<std::string_view, char32_t>, 20> kMore = {
      {{"AMP", U'&'},    {"LT", U'<'},     {"GT", U'>'},    {"QUOT", U'"'}, {"apos", U'\''},
       {"period", U'.'}, {"comma", U','},  {"colon", U':'}, {"semi", U';'}, {"excl", U'!'},
       {"quest", U'?'},  {"lpar", U'('},   {"rpar", U')'},  {"lsqb", U'['}, {"rsqb", U']'},
       {"num", U'#'},    {"percnt", U'%'}, {"sol", U'/'},   {"Tab", U' '},  {"NewLine", U' '}}};
  for (const auto& [name, character] : kMore) names.emplace(name, character);
  return names;
}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int digit_of(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 10) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// `text` begins with "&#".
std::optional<Reference> numeric(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const int base = hex ? 16 : 10;
  const std::size_t start = hex ? 3 : 2;
  std::size_t end = start;
  std::uint64_t number = 0;
  for (; end < text.size() && digit_of(text[end], base) >= 0; ++end) {
    const auto digit = static_cast<std::uint64_t>(digit_of(text[end], base));
    number = std::min<std::uint64_t>(number * static_cast<std::uint64_t>(base) + digit, 0x110000);
  }
  if (end == start) return std::nullopt;
  const bool semicolon = end < text.size() && text[end] == ';';
  return Reference{sane(number), end + (semicolon ? 1 : 0)};
}

// `text` begins with "&". Names of HTML 2 stand without a semicolon, too: "AT&amp T", but
// "&copyright" and
// "?a=1&copy=2" are none.
std::optional<Reference> named(std::string_view text) {
  static const Names kNames = known_names();
  constexpr std::size_t kMaxNameBytes = 10;
  std::size_t end = 1;
  while (end < text.size() && end <= kMaxNameBytes && is_alphanumeric(text[end])) ++end;
  const auto at = kNames.find(text.substr(1, end - 1));
  if (at == kNames.end()) return std::nullopt;
  if (end < text.size() && text[end] == ';') return Reference{at->second, end + 1};
  const bool bare = at->second < 0x100 && (end == text.size() || text[end] != '=');
  if (!bare) return std::nullopt;
  return Reference{at->second, end};
}

std::optional<Reference> reference_at(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  return text[1] == '#' ? numeric(text) : named(text);
}

void append(char32_t c, std::vector<char>& out) {
  const auto byte = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | c >> 6U);
  } else {
    if (c < 0x10000) {
      byte(0xE0 | c >> 12U);
    } else {
      byte(0xF0 | c >> 18U);
      byte(0x80 | (c >> 12U & 0x3F));
    }
    byte(0x80 | (c >> 6U & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

}  // namespace

void append_unescaped(std::string_view text, std::vector<char>& out) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out.insert(out.end(), text.begin(), text.begin() + static_cast<std::ptrdiff_t>(plain));
    text.remove_prefix(plain);
    if (text.empty()) return;
    const auto reference = reference_at(text);
    if (reference) {
      append(reference->character, out);
    } else {
      out.push_back('&');
    }
    text.remove_prefix(reference ? reference->bytes : 1);
  }
}

}  // namespace timbao::article
