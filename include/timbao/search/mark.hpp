// How far a search was followed, so that only what is new is found the next time.
//
// "New" goes by when articles were first seen (article::Article::first_seen), whatever their own
// dates: an old article that comes into the index today is new today. An article that matches only
// since its text changed is not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "timbao/search/query.hpp"

namespace timbao::search {

class Searcher;
struct SearchOptions;
struct SearchResult;

// New is what was first seen later than `first_seen`, or then and is not one of `ids`. The ids are
// needed since an update commits in rounds, with one time for all its articles: a search may have
// been answered between two of them, and a second update may come within the same second.
struct Mark {
  std::uint64_t first_seen =
      0;  // As Article::first_seen; the newest of the index, matching or not.
  std::vector<std::string> ids;  // Of matching articles. Ascending.

  friend bool operator==(const Mark&, const Mark&) = default;
};

// With it nothing that the searcher sees is new; what any later commit adds is, where it matches.
// Of `options`, those that say what matches. Throws what Searcher::matched() throws.
[[nodiscard]] Mark mark_of(const Searcher& searcher, const Query& query,
                           const SearchOptions& options);

// With it the hits of `result` and their copies are no longer new, and what `result` left out is:
// for answers that were limited. Requires: `result` is what is new since `mark`.
[[nodiscard]] Mark mark_behind(const Mark& mark, const SearchResult& result);

}  // namespace timbao::search
