// Finds where one text names somebody or something, and what tells its kind.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/name_words.hpp"
#include "timbao/analysis/names.hpp"

namespace timbao::analysis {

struct Mention {
  std::uint32_t first = 0, end = 0;   // Tokens of the name, half-open.
  std::uint32_t title = 0;            // Where the title before it begins; `first` without one.
  NameKind kind = NameKind::other;    // As far as this place tells.
  const NamePhrase* place = nullptr;  // Where it is one that the tables know.
};

// Appends the mentions of a text to `out`, in order, not overlapping.
void find_mentions(const TokenizedText& text, std::vector<Mention>& out);

}  // namespace timbao::analysis
