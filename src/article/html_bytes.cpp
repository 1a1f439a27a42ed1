#include "article/html_bytes.hpp"

#include <algorithm>
#include <optional>

#include "article/foreign_text.hpp"
#include "article/lines.hpp"
#include "timbao/text/charsets.hpp"
#include "timbao/text/encodings.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool is_stray_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') || byte == 0x7f;
}

std::optional<text::Encoding> encoding_by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return text::Encoding::utf16_le;
  if (bytes.starts_with("\xfe\xff")) return text::Encoding::utf16_be;
  return std::nullopt;
}

// `charset=gbk`, `charset="gbk"`, `encoding='gbk'` in the first bytes of the page.
std::string_view declared_charset(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 4096;
  const std::string head = ascii_lower(bytes.substr(0, kHeadBytes));
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    const std::size_t end = std::min(head.find_first_of("\"' ;>?/", at), head.size());
    return bytes.substr(at, end - at);
  }
  return {};
}

bool names_utf8(std::string_view charset) {
  const std::string name = ascii_lower(charset);
  return name == "utf-8" || name == "utf8";
}

// Stray bytes in a page of UTF-8: fewer than one in twenty characters beyond ASCII.
bool is_mostly_utf8(std::string_view utf8) {
  constexpr std::string_view kReplacement = "\ufffd";
  constexpr std::size_t kMostBad = 20;
  std::size_t bad = 0;
  for (std::size_t at = 0; (at = utf8.find(kReplacement, at)) != std::string_view::npos;
       at += kReplacement.size()) {
    ++bad;
  }
  const auto beyond_ascii = static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xc0; }));
  return bad * kMostBad <= beyond_ascii;
}

std::string converted(std::string_view bytes, std::string_view http_charset) {
  if (const auto encoding = encoding_by_mark(bytes)) return text::to_utf8(bytes, *encoding);
  const auto declared = declared_charset(bytes);
  const auto charset = http_charset.empty() ? declared : http_charset;
  std::string utf8 = text::to_utf8(bytes, text::Encoding::utf8);
  if (names_utf8(charset) && is_mostly_utf8(utf8)) return utf8;
  if (auto vietnamese = converted_text(bytes)) return std::move(*vietnamese);
  for (const auto name : {http_charset, declared}) {
    if (names_utf8(name)) continue;
    if (auto text = text::utf8_of_charset(bytes, name)) return std::move(*text);
  }
  if (is_mostly_utf8(utf8)) return utf8;
  return text::utf8_of_charset(bytes, "windows-1252").value_or(std::move(utf8));
}

}  // namespace

void read_page_text(std::string_view bytes, std::string_view http_charset, PageText& page) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const bool controls = std::any_of(bytes.begin(), bytes.end(), is_stray_control);
  const bool valid = text::first_invalid_utf8(bytes) == std::string_view::npos;
  if (valid && !controls) {
    auto meant = text::undisguised(bytes);
    page.converted = meant ? std::move(*meant) : std::string();
    page.text = meant ? std::string_view(page.converted) : bytes;
    return;
  }
  page.converted =
      valid ? converted_text(bytes).value_or(std::string(bytes)) : converted(bytes, http_charset);
  std::replace_if(page.converted.begin(), page.converted.end(), is_stray_control, ' ');
  page.text = page.converted;
}

}  // namespace timbao::article
