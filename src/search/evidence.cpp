#include "search/evidence.hpp"

#include <algorithm>

namespace timbao::search {
namespace {

// A pair of neighbours is rarer than its rarer word. How much rarer the index does not say without
// a match of its own; this constant, in units of idf, was measured on known-item queries
// (tests/bench/README.md).
constexpr double kPairRarity = 2.0;

}  // namespace

QueryWords::QueryWords(const std::vector<Unit>& units) : slots_(text::kCodeCount), masks_(1) {
  for (const Unit& unit : units) {
    for (const PlannedWord& word : unit.words) {
      if (idf_.size() == kMaxWords) break;
      const std::uint64_t bit = std::uint64_t{1} << idf_.size();
      idf_.push_back(word.idf);
      for (const std::string& form : word.forms) {
        std::uint16_t& slot = slots_[text::code_of(form)];
        if (slot == 0) {
          slot = static_cast<std::uint16_t>(masks_.size());
          masks_.push_back(0);
        }
        masks_[slot] |= bit;
      }
    }
  }
  for (std::size_t i = 0; i + 1 < idf_.size(); ++i) {
    pair_idf_.push_back(std::max(idf_[i], idf_[i + 1]) + kPairRarity);
  }
}

void Evidence::clear() {
  std::fill(words.begin(), words.end(), 0.0);
  std::fill(pairs.begin(), pairs.end(), 0.0);
}

}  // namespace timbao::search
