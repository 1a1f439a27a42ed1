#include "article/provinces.hpp"

#include <array>
#include <unordered_map>
#include <utility>

#include "timbao/article/places.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view provinces_tsv;
}  // namespace timbao::embedded

namespace timbao::article {
namespace {

std::vector<Province> read_provinces() {
  enum Column { name, now, since, other_names, paper, paper_name, column_count };
  std::vector<Province> found;
  for (const auto& row : tsv_rows(embedded::provinces_tsv)) {
    if (row.size() != column_count) continue;
    Province province{row[name], row[now], row[since], {}, row[paper], row[paper_name]};
    if (!row[other_names].empty()) province.other_names = split(row[other_names], ';');
    found.push_back(std::move(province));
  }
  return found;
}

using Index = std::unordered_map<std::string, const Province*>;

Index index_of(const std::vector<Province>& provinces) {
  Index index;
  for (const auto& province : provinces) index.emplace(text::normal_form(province.name), &province);
  for (const auto& province : provinces) {
    for (const auto other : province.other_names) {
      index.emplace(text::normal_form(other), &province);
    }
  }
  return index;
}

}  // namespace

const std::vector<Province>& provinces() {
  static const std::vector<Province> kProvinces = read_provinces();
  return kProvinces;
}

const Province* province_of(std::string_view name) {
  static const Index kIndex = index_of(provinces());
  const std::string key = text::normal_form(name);
  for (const std::string_view title : {"", "tỉnh ", "thành phố ", "tp "}) {
    const auto bare = std::string_view(key);
    if (!bare.starts_with(title)) continue;
    const auto found = kIndex.find(std::string(bare.substr(title.size())));
    if (found != kIndex.end()) return found->second;
  }
  return nullptr;
}

std::span<const PlaceNames> province_names() {
  static const std::vector<PlaceNames> kNames = [] {
    std::vector<PlaceNames> names;
    for (const Province& province : provinces()) {
      PlaceNames all = {province.name};
      all.insert(all.end(), province.other_names.begin(), province.other_names.end());
      names.push_back(std::move(all));
    }
    return names;
  }();
  return kNames;
}

}  // namespace timbao::article
