#include "serve/count_parameters.hpp"

#include <utility>

namespace timbao::serve {

// Where the index lies is not the clients' to know.
render::CountedIndex Counted::index(const IndexView& view) const {
  return {.path = view.searcher.reader().path().filename().string(),
          .revision = view.revision,
          .total = view.searcher.reader().articles(),
          .filters = asked.options};
}

Counted counted(const Call& call, const IndexView& view) {
  Counted counted{.asked = query_of(call.parameters), .matched = {}, .query = {}};
  counted.matched = view.searcher.matched(counted.asked.query, counted.asked.options);
  counted.query = {.text = counted.asked.text,
                   .interpreted = counted.matched.interpreted,
                   .matched = counted.matched.documents.size()};
  return counted;
}

}  // namespace timbao::serve
