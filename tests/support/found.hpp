// What a search finds, in the words of a test.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/sample_index.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::test {

using Ids = std::vector<std::string>;

inline search::SearchResult search_for(const search::Searcher& searcher, std::string_view query,
                                       const search::SearchOptions& options = {}) {
  return searcher.search(search::parse_query(query).root, options);
}

inline Ids ids_of(const search::SearchResult& result) {
  Ids ids;
  for (const search::Hit& hit : result.hits) ids.push_back(hit.id);
  return ids;
}

// The ids of all hits, in their order.
inline Ids found(const search::Searcher& searcher, std::string_view query,
                 const search::SearchOptions& options = {}) {
  return ids_of(search_for(searcher, query, options));
}

// Whether an index of this one text has an answer when every word of the query is required.
inline bool text_answers(std::string_view text, std::string_view query,
                         search::Accents accents = search::Accents::automatic) {
  const SampleIndex index({record("a", text)});
  search::SearchOptions options;
  options.combine = search::Combine::all;
  options.accents = accents;
  return !found(search::Searcher(index.path()), query, options).empty();
}

}  // namespace timbao::test
