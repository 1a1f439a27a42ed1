#include "timbao/article/outlets.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "article/registry_index.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

Outlet outlet_at(std::size_t entry) {
  const auto& found = registry().entries[entry];
  return {found.domain, found.name};
}

std::optional<Outlet> found(const OutletIndex& index, const std::string& key) {
  const auto at = index.find(key);
  if (at == index.end()) return std::nullopt;
  return outlet_at(at->second);
}

// Endings of host names that a text without "https://" is believed to be a host name for. "TP.HCM"
// is none.
constexpr std::array<std::string_view, 36> kKnownEndings = {
    "vn",  "com",  "net", "org", "gov", "edu", "info", "biz", "tv", "asia", "news", "online",
    "xyz", "site", "io",  "co",  "me",  "uk",  "us",   "fr",  "de", "jp",   "cn",   "kr",
    "la",  "kh",   "ru",  "int", "mil", "eu",  "au",   "sg",  "hk", "tw",   "test", "example"};

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 &&
         std::all_of(label.begin(), label.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_host(std::string_view host, bool needs_known_ending) {
  const auto labels = split(host, '.');
  if (labels.size() < 2 || host.size() > 253) return false;
  if (!std::all_of(labels.begin(), labels.end(), is_label)) return false;
  const auto ending = labels.back();
  if (needs_known_ending) {
    return std::find(kKnownEndings.begin(), kKnownEndings.end(), ending) != kKnownEndings.end();
  }
  return std::none_of(ending.begin(), ending.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Outlet> outlet_of_host(std::string_view host) {
  for (auto suffix = host; suffix.find('.') != std::string_view::npos;
       suffix.remove_prefix(suffix.find('.') + 1)) {
    if (auto outlet = found(registry().by_domain, std::string(suffix))) return outlet;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> host_of(std::string_view text) {
  auto rest = trimmed(text);
  const std::size_t scheme = rest.find("//");
  const bool has_scheme =
      scheme == 0 || (scheme != std::string_view::npos && scheme >= 2 && rest[scheme - 1] == ':');
  if (has_scheme) rest.remove_prefix(scheme + 2);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const auto at = rest.rfind('@'); has_scheme && at != std::string_view::npos) {
    rest.remove_prefix(at + 1);
  }
  rest = rest.substr(0, rest.find(':'));
  std::string host = ascii_lower(rest);
  if (host.starts_with("www.")) host.erase(0, 4);
  if (!is_host(host, !has_scheme)) return std::nullopt;
  return host;
}

std::optional<Outlet> outlet_of_url(std::string_view text) {
  auto host = host_of(text);
  if (!host) return std::nullopt;
  if (auto outlet = outlet_of_host(*host)) return outlet;
  return Outlet{std::move(*host), std::nullopt};
}

std::optional<Outlet> outlet_of_name(std::string_view text) {
  if (auto outlet = found(registry().by_name, text::normal_form(text))) return outlet;
  return found(registry().by_domain, ascii_lower(trimmed(text)));
}

Outlet outlet_of(std::string_view text) {
  // A domain first: "chinhphu.vn" is the government's portal, though "Chinhphu.vn" is also what
  // people call its paper.
  if (auto outlet = found(registry().by_domain, ascii_lower(trimmed(text)))) return *outlet;
  if (auto outlet = outlet_of_name(text)) return *outlet;
  if (auto outlet = outlet_of_url(text)) return *outlet;
  return Outlet{std::nullopt, cleaned(text)};
}

std::optional<Outlet> outlet_of_code(std::string_view code, CodeForm form) {
  const std::string key = text::normal_form(code);
  if (form == CodeForm::bare) {
    if (auto outlet = found(registry().by_bare_code, key)) return outlet;
    // Capitals that some write in brackets and others do not: "CTO - ".
    if (code.size() >= 3 && all_upper(code) && code.find(' ') == std::string_view::npos) {
      if (auto outlet = found(registry().by_bracketed_code, key)) return outlet;
    }
    return outlet_of_url(code);
  }
  if (auto outlet = found(registry().by_bracketed_code, key)) return outlet;
  if (auto outlet = outlet_of_name(code)) return outlet;
  return outlet_of_url(code);
}

std::optional<Outlet> outlet_named_in(std::string_view text) {
  const std::string normal = " " + text::normal_form(text) + " ";
  std::size_t longest = 0;
  std::optional<Outlet> outlet;
  for (const auto& [name, index] : registry().by_full_name) {
    if (name.size() <= longest || normal.find(" " + name + " ") == std::string::npos) continue;
    longest = name.size();
    outlet = outlet_at(index);
  }
  return outlet;
}

std::optional<Outlet> outlet_of_full_name(std::string_view text) {
  return found(registry().by_full_name, text::normal_form(text));
}

bool is_registry_place(std::string_view text) {
  return registry().places.contains(text::normal_form(text));
}

bool same_outlet(const Outlet& a, const Outlet& b) {
  if (a.domain && b.domain) return a.domain == b.domain;
  return a.name && b.name && text::normal_form(*a.name) == text::normal_form(*b.name);
}

}  // namespace timbao::article
