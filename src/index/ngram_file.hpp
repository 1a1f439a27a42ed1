// The n-gram counts of one segment, in a file of their own beside its Xapian tables.
//
// Layout, little endian: "timbaoN1"; how many words, bigram slots and trigram slots, 4 bytes each,
// and 4 bytes of zero; the words, ascending by code (NgramWord); the bigram slots, 4 bytes each;
// the trigram slots, 3 bytes each. Slots are a hash table with linear probing: 2 bytes of the key's
// hash, never 0, and the count on a logarithmic scale; behind a bigram's count, on the same scale,
// what discounting leaves of it for trigrams that are not kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "index/mapped_file.hpp"
#include "timbao/index/column_file.hpp"

namespace timbao::index {

inline constexpr const char* kNgramFileName = "ngrams.timbao";

// What absolute discounting takes from each count. Chosen on held-out sentences; any value from 0.7
// to 0.9 restores accents within 0.1 % of the best.
inline constexpr double kBigramDiscount = 0.75;
inline constexpr double kTrigramDiscount = 0.9;

struct NgramWord {
  std::uint32_t code = 0;
  std::uint32_t count = 0;
  std::uint32_t continuation = 0;  // How many different words it follows.
  float leftover = 0;              // What discounting leaves for bigrams that are not kept.
};

struct BigramCount {
  double count = 0;
  double leftover = 0;
};

// An n-gram file open for reading. Immutable: threads may share one.
class NgramFile {
 public:
  // Throws Error: corrupt when the file is no n-gram file, io.
  explicit NgramFile(const std::filesystem::path& path);

  [[nodiscard]] std::span<const NgramWord> words() const { return words_; }

  // Zeros for what is not kept. `pair` is first << 16 | second.
  [[nodiscard]] BigramCount bigram(std::uint32_t pair) const;
  [[nodiscard]] double trigram(std::uint32_t pair, text::TokenCode third) const;

 private:
  MappedFile file_;
  std::span<const NgramWord> words_;
  std::span<const unsigned char> bigrams_;  // Slots.
  std::span<const unsigned char> trigrams_;
};

// Counts the n-grams of a segment's columns and writes them, safe against interruption: the file is
// there whole or not at all. Columns that are stale are left out. Of a segment with more than
// some 64 million words, every k-th article is counted. Memory: at most 100 MB and what it keeps.
// Throws Error: io.
void write_ngrams(const ColumnFile& columns, const std::filesystem::path& path);

}  // namespace timbao::index
