// Writes a query as the text that parse_query() reads.
#pragma once

#include <cstddef>
#include <string>

#include "timbao/search/query.hpp"

namespace timbao::search {

// The query as a user could have typed it: parse_query() of it gives an equal tree, but for
// brackets around a single word. Terms that were replaced stand in normal form, the others as
// typed.
[[nodiscard]] std::string spelled_out(const Query& query);

// Puts another term in the place of one of a leaf's, in its text too.
void replace_term(Query& leaf, std::size_t place, const std::string& term);

}  // namespace timbao::search
