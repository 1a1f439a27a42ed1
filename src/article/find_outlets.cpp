#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "article/provinces.hpp"
#include "article/registry_index.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

using Kind = OutletMatchKind;

// How texts are compared: as they are spelt, or without accents.
enum class Spelling : std::uint8_t { exact, folded };

std::string key_of(std::string_view text, Spelling spelling) {
  auto key = text::normal_form(text);
  return spelling == Spelling::exact ? key : text::folded(key);
}

// "(CTO) -" and "(CTO)" are CTO, "TTO -" is TTO.
std::string_view without_brackets(std::string_view code) {
  code = trimmed(code);
  for (const std::string_view dash : {"-", "–", "—"}) {
    if (code.ends_with(dash)) code = trimmed(code.substr(0, code.size() - dash.size()));
  }
  if (code.starts_with('(') && code.ends_with(')')) code = code.substr(1, code.size() - 2);
  return trimmed(code);
}

class Finder {
 public:
  Finder(std::string_view text, Spelling spelling) : spelling_(spelling), key_(key(text)) {
    code_key_ = key(without_brackets(text));
    is_dateline_ = without_brackets(text) != trimmed(text);
    host_ = host_of(text);
    find_provinces();
  }

  std::vector<OutletMatch> found() const {
    std::vector<OutletMatch> matches;
    for (const auto& entry : outlet_entries()) {
      if (auto match = match_of(entry)) matches.push_back(std::move(*match));
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return matches;
  }

 private:
  [[nodiscard]] std::string key(std::string_view text) const { return key_of(text, spelling_); }

  [[nodiscard]] bool is_same(std::string_view text) const {
    return !key_.empty() && key(text) == key_;
  }

  // The province that is meant, and those that merged into it.
  void find_provinces() {
    const auto title = [&](std::string_view words) { return key(words) + " "; };
    for (const auto& province : provinces()) {
      auto names = province.other_names;
      names.push_back(province.name);
      const bool meant = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return is_same(name) || key_ == title("tỉnh") + key(name) ||
               key_ == title("thành phố") + key(name) || key_ == title("tp") + key(name);
      });
      if (!meant) continue;
      places_.emplace_back(province.name);
      // "Thừa Thiên Huế" has no outlets of its own: its papers are called after Huế.
      if (!province.now.empty() && !has_outlets(province.name)) places_.emplace_back(province.now);
    }
    for (const auto& province : provinces()) {
      const bool part = std::find(places_.begin(), places_.end(), province.now) != places_.end();
      if (part) parts_.emplace_back(province.name);
    }
  }

  static bool has_outlets(std::string_view place) {
    const auto& entries = outlet_entries();
    return std::any_of(entries.begin(), entries.end(),
                       [&](const OutletEntry& entry) { return entry.place == place; });
  }

  [[nodiscard]] std::optional<OutletMatch> match_of(const OutletEntry& entry) const {
    const auto match = [&](Kind kind, std::string_view matched) {
      return OutletMatch{&entry, kind, std::string(matched), spelling_ == Spelling::folded};
    };
    if (const auto domain = domain_in(entry)) return match(Kind::domain, *domain);
    const auto code = code_in(entry);
    if (code && is_dateline_) return match(Kind::code, *code);
    if (is_same(entry.name) || is_same(entry.name.substr(0, entry.name.find('(')))) {
      return match(Kind::name, entry.name);
    }
    for (const auto& alias : entry.aliases) {
      if (is_same(alias)) return match(Kind::alias, alias);
    }
    if (code) return match(Kind::code, *code);
    if (!entry.place) return std::nullopt;
    if (is_same(*entry.place) || holds(places_, *entry.place) || holds(parts_, *entry.place)) {
      return match(Kind::place, *entry.place);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> code_in(const OutletEntry& entry) const {
    if (code_key_.empty()) return std::nullopt;
    for (const auto& code : entry.codes) {
      if (key(without_brackets(code)) == code_key_) return code;
    }
    return std::nullopt;
  }

  // The entry whose domain is the longest end of the host.
  [[nodiscard]] std::optional<std::string> domain_in(const OutletEntry& entry) const {
    if (!host_) return std::nullopt;
    const auto& known = registry().by_domain;
    for (std::string_view end = *host_; end.find('.') != std::string_view::npos;
         end.remove_prefix(end.find('.') + 1)) {
      const auto at = known.find(std::string(end));
      if (at == known.end()) continue;
      if (&registry().entries[at->second] == &entry) return at->first;
      return std::nullopt;
    }
    return std::nullopt;
  }

  static bool holds(const std::vector<std::string>& names, std::string_view place) {
    const auto* province = province_of(place);
    return province != nullptr &&
           std::find(names.begin(), names.end(), province->name) != names.end();
  }

  Spelling spelling_;
  std::string key_;
  std::string code_key_;
  bool is_dateline_ = false;  // It was typed as it stands in one.
  std::optional<std::string> host_;
  std::vector<std::string> places_;
  std::vector<std::string> parts_;
};

}  // namespace

std::vector<OutletMatch> find_outlets(std::string_view text) {
  auto matches = Finder(text, Spelling::exact).found();
  if (!matches.empty()) return matches;
  const std::string normal = text::normal_form(text);
  if (text::folded(normal) != normal) return {};
  return Finder(text, Spelling::folded).found();
}

}  // namespace timbao::article
