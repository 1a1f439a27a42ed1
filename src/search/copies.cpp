#include "timbao/search/copies.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "timbao/index/errors.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// Where the Error that Xapian's exception becomes is about; the caller knows which index it opened.
constexpr const char* kIndex = "the index";

Documents united(const Documents& a, const Documents& b) {
  Documents both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// Not there for an article without a date.
std::string date_of(const Xapian::Document& document) {
  std::string date = document.get_value(schema::kDate);
  return date.empty() ? std::string(9, '\xff') : date;
}

index::Days days_of(const Xapian::Database& database, std::uint32_t a, std::uint32_t b) {
  return index::with_translated_errors(kIndex, [&] {
    const auto day = [&database](std::uint32_t document) -> std::optional<double> {
      constexpr double kDaySeconds = 24.0 * 60 * 60;
      const std::string date = database.get_document(document).get_value(schema::kDate);
      if (date.empty()) return std::nullopt;
      return std::floor(Xapian::sortable_unserialise(date) / kDaySeconds);
    };
    const auto first = day(a);
    const auto second = day(b);
    return !first || !second || *first == *second ? index::Days::same_or_unknown
                                                  : index::Days::different;
  });
}

}  // namespace

Documents CopyFinder::at_address(const std::optional<std::string>& url) const {
  if (!url) return {};
  return index::with_translated_errors(kIndex, [&] {
    Documents documents;
    const Xapian::Database& database = reader_.database();
    const std::string term = schema::prefixed_term(schema::kAddress, schema::address_value(*url));
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      documents.push_back(*it);
    }
    return documents;
  });
}

// Candidates for the copies of a text; makes it the one that they are compared with.
Documents CopyFinder::alike(const index::TokenColumn& column) {
  Documents documents = reader_.alike(index::Bands(column));
  if (!documents.empty()) index::shingles_of(column, own_);
  return documents;
}

// The words first: a day costs a look into Xapian.
bool CopyFinder::is_copy(std::uint32_t document, std::uint32_t other) {
  index::shingles_of(reader_.column(other), other_);
  const index::Overlap overlap = index::overlap_of(own_, other_);
  if (!index::are_copies(overlap, index::Days::same_or_unknown)) return false;
  return index::are_copies(overlap, index::Days::different) ||
         days_of(reader_.database(), document, other) == index::Days::same_or_unknown;
}

Documents CopyFinder::copies_of(std::uint32_t document) {
  if (!reader_.may_have_copies(document)) return {};
  Documents documents = alike(reader_.column(document));
  std::erase(documents, document);
  std::erase_if(documents, [&](std::uint32_t other) { return !is_copy(document, other); });
  Documents neighbours = at_address(reader_.article(document).url);
  std::erase(neighbours, document);
  return united(documents, neighbours);
}

Documents CopyFinder::copies_of(const index::TokenColumn& column,
                                const std::optional<std::string>& url) {
  Documents documents = alike(column);
  std::erase_if(documents, [this](std::uint32_t other) {
    index::shingles_of(reader_.column(other), other_);
    return !index::are_copies(index::overlap_of(own_, other_), index::Days::same_or_unknown);
  });
  return united(documents, at_address(url));
}

void sort_by_age(const index::Reader& reader, Documents& documents) {
  index::with_translated_errors(kIndex, [&] {
    struct Aged {
      std::string date, id;
      std::uint32_t document;
    };
    std::vector<Aged> aged;
    aged.reserve(documents.size());
    for (const std::uint32_t number : documents) {
      const Xapian::Document document = reader.database().get_document(number);
      aged.push_back({date_of(document), document.get_value(schema::kIdValue), number});
    }
    std::sort(aged.begin(), aged.end(), [](const Aged& a, const Aged& b) {
      return std::tie(a.date, a.id) < std::tie(b.date, b.id);
    });
    std::transform(aged.begin(), aged.end(), documents.begin(),
                   [](const Aged& entry) { return entry.document; });
  });
}

std::vector<Documents> copy_groups(const index::Reader& reader) {
  Documents candidates = reader.with_alike();
  sort_by_age(reader, candidates);
  std::vector<Documents> groups;
  std::unordered_set<std::uint32_t> grouped;
  CopyFinder finder(reader);
  for (const std::uint32_t first : candidates) {
    if (grouped.contains(first)) continue;
    Documents group = {first};
    for (const std::uint32_t copy : finder.copies_of(first)) {
      if (grouped.insert(copy).second) group.push_back(copy);
    }
    if (group.size() < 2) continue;
    grouped.insert(first);
    sort_by_age(reader, group);
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return groups;
}

}  // namespace timbao::search
