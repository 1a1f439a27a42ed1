// The perfect hash of src/text/spelled.hpp.
#pragma once

#include <cstddef>
#include <vector>

#include "gen_tables/syllables.hpp"
#include "text/spelled.hpp"

namespace timbao::text {

// Named as what src/text/spelled.hpp holds.
struct SpellingTable {
  std::vector<std::size_t> moves;
  std::vector<SpellingKey> slots;
};

[[nodiscard]] SpellingTable spelling_table(const SyllableTable& syllables);

}  // namespace timbao::text
