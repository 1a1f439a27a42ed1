#include "timbao/article/addresses.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "article/lines.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::article {
namespace {

// What links carry for those who count clicks; names by the documentation of each counter, vn_* as
// seen on VnExpress, zarsrc on Zalo.
constexpr std::array<std::string_view, 18> kTrackers = {
    "fbclid",  "gclid",     "gclsrc",    "dclid",       "gbraid",  "wbraid",
    "msclkid", "yclid",     "igshid",    "mc_cid",      "mc_eid",  "_ga",
    "zarsrc",  "vn_source", "vn_medium", "vn_campaign", "vn_term", "vn_thumb"};

bool is_tracker(std::string_view parameter) {
  const std::string name = ascii_lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") ||
         std::find(kTrackers.begin(), kTrackers.end(), name) != kTrackers.end();
}

std::optional<unsigned> hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  const char lower = static_cast<char>(digit | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a') + 10U;
  return std::nullopt;
}

// Characters that mean the same escaped or not: RFC 3986, 2.3.
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_unescaped(std::string_view text, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_value(text[i + 2]) : std::nullopt;
    if (!low) {
      out += text[i];
      continue;
    }
    const auto meant = static_cast<char>(*high << 4U | *low);
    if (is_unreserved(meant)) {
      out += meant;
    } else {
      out += '%';
      out += kDigits[*high];
      out += kDigits[*low];
    }
    i += 2;
  }
}

void append_host(std::string_view host, std::string& out) {
  host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0.
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.remove_suffix(port.size());
  }
  const std::string lower = ascii_lower(host);
  out += std::string_view(lower).substr(lower.starts_with("www.") ? 4 : 0);
}

void append_query(std::string_view query, std::string& out) {
  char sign = '?';
  for (const auto parameter : split(query, '&')) {
    if (parameter.empty() || is_tracker(parameter)) continue;
    out += sign;
    append_unescaped(parameter, out);
    sign = '&';
  }
}

}  // namespace

std::string plain_address(std::string_view url) {
  std::string_view rest = trimmed(url);
  const std::size_t scheme = rest.find("//");
  const bool has_scheme =
      scheme == 0 || (scheme != std::string_view::npos && scheme >= 2 && rest[scheme - 1] == ':');
  if (!has_scheme) return std::string(rest);
  rest.remove_prefix(scheme + 2);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t query = rest.find('?');
  std::string_view path = rest.substr(0, query);
  const std::string_view host = path.substr(0, path.find('/'));
  path.remove_prefix(host.size());
  while (path.ends_with('/')) path.remove_suffix(1);

  std::string plain;
  append_host(host, plain);
  append_unescaped(path, plain);
  if (query != std::string_view::npos) append_query(rest.substr(query + 1), plain);
  return plain;
}

}  // namespace timbao::article
