#include "timbao/analysis/facets.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analysis/day_of_value.hpp"
#include "timbao/analysis/periods.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/value_walk.hpp"

namespace timbao::analysis {
namespace {

namespace schema = index::schema;

schema::Slot slot_of(Facet facet) {
  switch (facet) {
    case Facet::outlet:
      return schema::kOutletValue;
    case Facet::author:
      return schema::kAuthorValue;
    case Facet::topic:
      return schema::kTopicValue;
    case Facet::origin:
      return schema::kOriginValue;
    case Facet::year:
      break;
  }
  return schema::kDate;
}

// What stands between several values of one article; empty where it has one at most.
std::string_view separator_of(Facet facet) {
  static constexpr char kTopicSeparator[] = {schema::kTopicEnd, '\0'};
  if (facet == Facet::topic) return kTopicSeparator;
  return facet == Facet::author ? ", " : "";
}

// Each part once.
std::vector<std::string> parts_of(std::string_view list, std::string_view separator) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = separator.empty() ? list.npos : list.find(separator);
    const std::string_view part = list.substr(0, end);
    list.remove_prefix(end == list.npos ? list.size() : end + separator.size());
    if (part.empty() || std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
    parts.emplace_back(part);
  }
  return parts;
}

// The documents by value, the keys as the slot has them; those without a value under "".
using Groups = std::unordered_map<std::string, std::vector<std::uint32_t>>;

Groups groups_of(const Xapian::Database& database, std::span<const std::uint32_t> documents,
                 Facet by) {
  Groups groups;
  index::ValueWalk values(database, slot_of(by));
  const std::string_view separator = separator_of(by);
  for (const std::uint32_t document : documents) {
    const std::string value = values.of(document);
    if (by == Facet::year && !value.empty()) {
      groups[period_name(period_of(day_of(value), Period::year), Period::year)].push_back(document);
      continue;
    }
    const std::vector<std::string> parts = parts_of(value, separator);
    if (parts.empty()) groups[std::string()].push_back(document);
    for (const std::string& part : parts) groups[part].push_back(document);
  }
  return groups;
}

// One of its articles says how an outlet is spelt.
FacetValue value_of(const index::Reader& reader, const std::string& key, std::uint32_t document,
                    Facet by) {
  if (by != Facet::outlet && by != Facet::origin) return {.text = key, .name = {}};
  const article::Article article = reader.article(document);
  const auto& outlet = by == Facet::outlet ? article.outlet : article.origin;
  return outlet ? FacetValue{.text = outlet->domain, .name = outlet->name}
                : FacetValue{.text = key, .name = {}};
}

// Those without a value last; years ascend, of the others those with most articles come first.
std::vector<Groups::value_type*> ordered(Groups& groups, Facet by) {
  std::vector<Groups::value_type*> order;
  for (auto& group : groups) order.push_back(&group);
  std::sort(order.begin(), order.end(), [by](const auto* a, const auto* b) {
    if (a->first.empty() != b->first.empty()) return b->first.empty();
    const std::size_t articles = a->second.size(), others = b->second.size();
    if (by != Facet::year && articles != others) return articles > others;
    return a->first < b->first;
  });
  return order;
}

}  // namespace

std::vector<Selection> split_by(const index::Reader& reader,
                                std::span<const std::uint32_t> documents, Facet by) {
  return index::with_translated_errors(reader.path(), [&] {
    Groups groups = groups_of(reader.database(), documents, by);
    std::vector<Selection> selections;
    for (auto* group : ordered(groups, by)) {
      FacetValue value;
      if (!group->first.empty()) value = value_of(reader, group->first, group->second.front(), by);
      selections.push_back({std::move(value), std::move(group->second)});
    }
    return selections;
  });
}

Facets facets_of(const index::Reader& reader, std::span<const std::uint32_t> documents, Facet by) {
  Facets facets{.by = by, .counts = {}};
  for (Selection& selection : split_by(reader, documents, by)) {
    if (!selection.value.is_known()) {
      facets.unknown = selection.documents.size();
      continue;
    }
    facets.counts.push_back({std::move(selection.value), selection.documents.size()});
  }
  return facets;
}

}  // namespace timbao::analysis
