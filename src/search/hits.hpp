// Makes what a result shows of a ranked article.
#pragma once

#include <cstdint>

#include "search/passages.hpp"
#include "search/result_order.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// With its best `passages`; where these are 0, its id and score alone. Throws Error: corrupt,
// changed.
[[nodiscard]] Hit hit_of(const Ranked& article, std::uint32_t passages, const index::Reader& reader,
                         PassageFinder& finder);

}  // namespace timbao::search
