// The words that a query looks up in the text, in its order.
#pragma once

#include <cstddef>
#include <vector>

#include "timbao/search/query.hpp"

namespace timbao::search {

// A term of a leaf, or null where the words before say nothing about those behind.
struct Place {
  Query* leaf = nullptr;
  std::size_t term = 0;
  bool excluded = false;  // No article may have it.
  bool in_a_row = false;  // The leaf stands beside others without an operator.
};

// Of words and phrases, those of title: too; the other fields hold names. The places must not
// outlive the query.
[[nodiscard]] std::vector<Place> places_of(Query& query);

}  // namespace timbao::search
