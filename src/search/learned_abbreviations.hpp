// Abbreviations that the index's articles define themselves: "Ngân hàng Phát triển Châu Á (ADB)".
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "search/run.hpp"

namespace timbao::search {

struct LearnedVariant {
  std::size_t first = 0, end = 0;  // Terms of the run.
  std::vector<std::string> terms;
};

// What the run's terms abbreviate, and how they are abbreviated, where articles agree: at least two
// of them, and three in four of those that define the abbreviation.
// Cost: two look-ups in the index a term.
[[nodiscard]] std::vector<LearnedVariant> learned_variants(const Run& run,
                                                           const Xapian::Database& database);

}  // namespace timbao::search
