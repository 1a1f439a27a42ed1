// The tables of syllables, made from src/text/syllable_rows.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao::text {

struct Syllable {
  std::string folded;
  std::u32string spelling;
  std::size_t pair;  // Of onset and rhyme.
  unsigned tone;
};

// Named as what src/text/tables.hpp holds.
struct SyllableTable {
  std::vector<Syllable> list;  // By folded form, then by spelling; the code is the index plus one.
  std::vector<bool> replaced;  // Whether normal form has another spelling for the syllable.
  std::vector<std::uint64_t> slots;
  std::vector<std::uint32_t> pair_codes;
  std::vector<std::string> folds;
  std::vector<std::uint32_t> fold_of;
  std::vector<std::uint32_t> fold_starts;
  std::vector<std::uint32_t> fold_codes;
};

[[nodiscard]] SyllableTable syllable_table();

}  // namespace timbao::text
