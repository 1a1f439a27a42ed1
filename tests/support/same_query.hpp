// Whether two queries ask for the same, whatever bytes their words were typed with.
#pragma once

#include <utility>

#include "timbao/search/query.hpp"

namespace timbao::test {

// The query without what says nothing: brackets around a single part, and how terms were typed.
inline search::Query bare(search::Query query) {
  using Kind = search::Query::Kind;
  for (search::Query& child : query.children) child = bare(std::move(child));
  if (query.kind == Kind::free && query.children.size() == 1) {
    search::Query only = std::move(query.children.front());
    return only;
  }
  query.text.clear();
  return query;
}

inline bool same_query(const search::Query& one, const search::Query& other) {
  return bare(one) == bare(other);
}

}  // namespace timbao::test
