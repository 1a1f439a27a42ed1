#include "analysis/name_table.hpp"

#include <algorithm>
#include <iterator>

namespace timbao::analysis {
namespace {

void count_variant(std::vector<CountedVariant>& variants, const CountedVariant& one) {
  const auto same = std::find_if(variants.begin(), variants.end(),
                                 [&](const auto& other) { return other.text == one.text; });
  if (same == variants.end()) {
    variants.push_back(one);
    return;
  }
  same->articles += one.articles;
  // A text that is the whole name somewhere may show it, with the shortest title found.
  if (one.is_whole && (!same->is_whole || one.title_bytes < same->title_bytes)) {
    same->title_bytes = one.title_bytes;
    same->is_whole = true;
  }
}

}  // namespace

NameKind CountedName::kind() const {
  const auto most = std::max_element(votes.begin(), votes.end());
  const std::uint64_t all = votes[0] + votes[1] + votes[2];
  const bool is_told = *most * 10 >= documents.size();
  if (all == 0 || !is_told || *most * 3 < all * 2) return NameKind::other;
  return static_cast<NameKind>(most - votes.begin());
}

std::string CountedName::name() const {
  std::map<std::string_view, std::uint64_t> spellings;
  for (const CountedVariant& one : variants) {
    if (one.is_whole) {
      spellings[std::string_view(one.text).substr(one.title_bytes)] += one.articles;
    }
  }
  const auto most = std::max_element(spellings.begin(), spellings.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return most == spellings.end() ? variants.front().text : std::string(most->first);
}

void CountedName::take(CountedName&& other) {
  documents.insert(documents.end(), other.documents.begin(), other.documents.end());
  for (const CountedVariant& one : other.variants) count_variant(variants, one);
  for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += other.votes[i];
}

void NameTable::add(std::uint32_t document, const ArticleNames& article) {
  const auto names = article.names();
  for (std::size_t first = 0; first < names.size();) {
    key_ = names[first].key;
    CountedName& counted = names_[key_];
    counted.documents.push_back(document);
    std::array<bool, 3> told{};
    std::size_t i = first;
    for (; i < names.size() && names[i].key == names[first].key; ++i) {
      const ArticleName& name = names[i];
      if (name.kind != NameKind::other) told[static_cast<std::size_t>(name.kind)] = true;
      const bool is_new = i == first || names[i - 1].variant != name.variant;
      count_variant(counted.variants,
                    {std::string(name.variant), name.title_bytes, name.is_whole, is_new ? 1U : 0U});
    }
    for (std::size_t k = 0; k < told.size(); ++k) counted.votes[k] += told[k] ? 1 : 0;
    first = i;
  }
  for (const auto& [brief, whole] : article.defined()) {
    ++defined_[std::string(brief)][std::string(whole)];
  }
}

void NameTable::take(NameTable&& other) {
  for (auto& [key, counted] : other.names_) names_[key].take(std::move(counted));
  for (const auto& [brief, wholes] : other.defined_) {
    for (const auto& [whole, articles] : wholes) defined_[brief][whole] += articles;
  }
}

void NameTable::join_abbreviations() {
  for (const auto& [brief, wholes] : defined_) {
    std::uint64_t all = 0;
    auto most = wholes.begin();
    for (auto one = wholes.begin(); one != wholes.end(); ++one) {
      all += one->second;
      if (one->second > most->second) most = one;
    }
    const auto joined = names_.find(brief);
    const auto whole = names_.find(most->first);
    if (most->second < 2 || most->second * 4 < all * 3) continue;
    if (joined == names_.end() || whole == names_.end() || joined == whole) continue;
    whole->second.take(std::move(joined->second));
    names_.erase(joined);
  }
  for (auto& [key, counted] : names_) {
    std::sort(counted.documents.begin(), counted.documents.end());
    counted.documents.erase(std::unique(counted.documents.begin(), counted.documents.end()),
                            counted.documents.end());
  }
}

}  // namespace timbao::analysis
