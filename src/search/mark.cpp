#include "timbao/search/mark.hpp"

#include <algorithm>

#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

void sort(std::vector<std::string>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Mark mark_of(const Searcher& searcher, const Query& query, const SearchOptions& options) {
  Mark mark{.first_seen = searcher.reader().newest_first_seen(), .ids = {}};
  SearchOptions newest = options;
  newest.new_since = mark;
  for (const std::uint32_t document : searcher.matched(query, newest).documents) {
    mark.ids.push_back(searcher.reader().id(document));
  }
  sort(mark.ids);
  return mark;
}

Mark mark_behind(const Mark& mark, const SearchResult& result) {
  Mark behind = mark;
  for (const Hit& hit : result.hits) {
    behind.ids.push_back(hit.id);
    for (const article::Article& copy : hit.copies) behind.ids.push_back(copy.id);
  }
  sort(behind.ids);
  return behind;
}

}  // namespace timbao::search
