// What a query that is being typed may become, without outlets: timbao/search/completion.hpp has
// the rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::search {

// Whole queries, the likeliest first, each once, at most `limit`. Throws Error: corrupt, changed.
[[nodiscard]] std::vector<std::string> completed_queries(const index::Reader& reader,
                                                         std::string_view typed, std::size_t limit);

}  // namespace timbao::search
