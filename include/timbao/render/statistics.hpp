// Renders what an index holds, for programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/index/reader.hpp"

namespace timbao::render {

// One line: index (as it is called), articles, passages, terms, bytes, stored_bytes (what of them
// the packed articles are), first_date, last_date, without_date, without_outlet, outlets (domain,
// name, articles) and years (year, articles).
[[nodiscard]] std::string statistics_json(const index::Statistics& statistics,
                                          std::uint64_t stored_bytes, std::string_view index);

}  // namespace timbao::render
