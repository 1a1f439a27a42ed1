// The table of what the tokenizer knows of each code point.
#pragma once

#include <cstdint>
#include <vector>

namespace timbao::text {

struct CharTable {
  std::vector<std::uint32_t> infos;       // CharInfo::bits(), by code point.
  std::vector<std::uint32_t> expansions;  // As tables::kExpansions.
};

[[nodiscard]] CharTable char_table();

}  // namespace timbao::text
