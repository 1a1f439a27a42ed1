#include "article/site_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "article/furniture.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::array<std::string_view, 8> kSeparators = {" - ",  " | ", " – ", " — ",
                                                         " :: ", " » ", " • ", "|"};
constexpr std::size_t kMaxSiteWords = 8;
constexpr std::size_t kMinTitleWords = 3;

struct Cut {
  std::size_t start;
  std::size_t end;
};

std::optional<Cut> last_separator(std::string_view title) {
  std::optional<Cut> last;
  for (const auto separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos || (last && at <= last->start)) continue;
    last = Cut{at, at + separator.size()};
  }
  return last;
}

std::optional<Cut> first_separator(std::string_view title) {
  std::optional<Cut> first;
  for (const auto separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at == std::string_view::npos || (first && at >= first->start)) continue;
    first = Cut{at, at + separator.size()};
  }
  return first;
}

}  // namespace

void SiteNames::add(std::string_view name) {
  constexpr std::size_t kMaxNameBytes = 120;
  name = trimmed(name);
  if (name.empty() || name.size() > kMaxNameBytes) return;
  std::string normal = text::normal_form(name);
  if (normal.empty()) return;
  for (const std::string_view kind : {"báo điện tử ", "báo "}) {
    if (!normal.starts_with(kind)) continue;
    names_.push_back(normal.substr(kind.size()));
    break;
  }
  if (const auto host = host_of(name)) {
    names_.push_back(text::normal_form(*host));
    const auto label = host->substr(0, host->find('.'));
    constexpr std::size_t kMinLabelBytes = 4;
    if (label.size() >= kMinLabelBytes) names_.push_back(text::normal_form(label));
  }
  names_.push_back(std::move(normal));
}

bool SiteNames::is_own(std::string_view text) const {
  return std::find(names_.begin(), names_.end(), text::normal_form(text)) != names_.end();
}

bool SiteNames::is_site(std::string_view text) const {
  return is_own(text) || outlet_of_name(text) || outlet_of_full_name(text) || host_of(text);
}

// A site's name, perhaps with a section beside it: "Báo VnExpress Sức khỏe".
bool SiteNames::names_site(std::string_view part) const {
  if (word_count(part, kMaxSiteWords + 1) > kMaxSiteWords) return false;
  if (is_site(part) || starts_like_outlet(part)) return true;
  const std::string normal = " " + text::normal_form(part) + " ";
  return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
    return name.size() > 3 && normal.find(" " + name + " ") != std::string::npos;
  });
}

std::string SiteNames::without_site(std::string_view title) const {
  // A limit, far above any title: each cut reads the whole of what is left.
  constexpr std::size_t kMaxTitleBytes = 2000;
  title = trimmed(title);
  if (title.size() > kMaxTitleBytes) return cleaned(title);
  bool cut_site = false;
  while (const auto cut = last_separator(title)) {
    const auto part = trimmed(title.substr(cut->end));
    const auto rest = trimmed(title.substr(0, cut->start));
    const bool site = names_site(part);
    const bool section = cut_site && is_section_list(part);
    if ((!site && !section) || word_count(rest, kMinTitleWords) < kMinTitleWords) break;
    cut_site = true;
    title = rest;
  }
  if (const auto cut = first_separator(title)) {
    const auto rest = trimmed(title.substr(cut->end));
    if (is_site(title.substr(0, cut->start)) && word_count(rest, kMinTitleWords) == kMinTitleWords)
      title = rest;
  }
  return cleaned(title);
}

}  // namespace timbao::article
