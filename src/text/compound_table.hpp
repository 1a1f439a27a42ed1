// Words of one to four syllables with their weights, and the likeliest way to part syllables into
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::text {

inline constexpr std::size_t kMaxWordSyllables = 4;

// Filled once, then constant: any thread may read it.
class CompoundTable {
 public:
  // Rows of "word TAB count": the syllables, parted by one space, and how often the word stood in
  // the corpus. Other lines say nothing.
  explicit CompoundTable(std::string_view tsv);
  CompoundTable() : CompoundTable(std::string_view()) {}

  // Adds a word that the table lacks. Requires: 1 to kMaxWordSyllables syllables.
  void insert(std::span<const TokenCode> word, std::uint32_t count);

  // Whether the syllables are a word of the table. One syllable is one only when it was added.
  [[nodiscard]] bool contains(std::span<const TokenCode> word) const;

  // Appends the sizes of the words into which `codes` part best; they add up to codes.size(). Codes
  // of no syllable are words of their own. Linear.
  void append_sizes(std::span<const TokenCode> codes, std::vector<std::uint8_t>& sizes) const;

 private:
  struct Slot {
    std::uint64_t key = 0;      // Two codes or more, of a word or of its start; 0 is free.
    float log_count = kNoWord;  // Of a word.
  };
  static constexpr float kNoWord = -1;

  void insert_row(std::string_view row);
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;
  void reserve(std::size_t slots);
  float& log_count_of(std::uint64_t key);
  [[nodiscard]] float log_count_of_syllable(TokenCode code) const;
  // Writes the weight of the word of each size that starts `codes`; returns the largest size.
  std::size_t weigh(std::span<const TokenCode> codes, float log_total, float* weights) const;

  std::vector<float> log_counts_;  // Of words of one syllable, by code.
  std::vector<Slot> slots_;        // Of the others.
  std::size_t used_ = 0;
  double total_ = 1;  // Of all counts.
};

}  // namespace timbao::text
