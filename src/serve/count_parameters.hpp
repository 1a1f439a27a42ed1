// What the routes that count articles have in common: timeline and facets.
#pragma once

#include <string>

#include "serve/query_parameters.hpp"
#include "serve/route.hpp"
#include "timbao/render/counts.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::serve {

// The articles that a query matches, and what is said of how they were counted.
struct Counted {
  AskedQuery asked;
  search::Matched matched;
  render::CountedQuery query;

  // Holds views of this.
  [[nodiscard]] render::CountedIndex index(const IndexView& view) const;
};
[[nodiscard]] Counted counted(const Call& call, const IndexView& view);

}  // namespace timbao::serve
