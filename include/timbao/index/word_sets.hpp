// Which articles of a segment hold a syllable, in a file beside its Xapian tables, for set
// arithmetic over common words.
//
// A posting list of Xapian's is asked article by article, through three virtual calls, after a
// look-up of some microseconds; a query whose words were typed without accents asks for hundreds of
// them. Here a frequent syllable is one bit an article, and a rare one a list of numbers, so that a
// set is made at memory speed (ARCHITECTURE.md, decision 20). Words that are no syllables have no
// exact codes, and stay with Xapian.
//
// Beside them stands the lot of each article: a number that is as good as random but hangs on
// nothing but its words, for an order of equals in which document numbers, and so the threads of the
// build, have no say.
//
// Layout, little endian: "timbaoW2"; the file's size, the number n of documents and the number of
// sets, 8 bytes each; for each set, ascending by key: the key (zone * 65536 + code), 4 bytes, how
// many documents it holds, 4 bytes, and where it starts, in bytes from the file's start, 8 bytes;
// the lots of documents 0 to n, 4 bytes each, 0 where there is none, filled up to 8 bytes; then the
// sets: n / 64 + 1 words of 8 bytes where it holds more than a sixteenth of the documents,
// bit d for document d; else, for each block of 65,536 documents that it holds any of, in numbers
// of 2 bytes: which block, how many of them less one, and each one's number within the block. Gaps
// in base 128 take a fifth less of the file, and two to five times as long to read.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "timbao/index/column_file.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::index {

inline constexpr const char* kWordSetFileName = "words.timbao";

// What a set's articles have in common: a syllable anywhere, one in the title, or their length.
enum class Zone : std::uint8_t { whole, title, length };

// The code of Zone::length that columns of this many codes have: the power of 2 that is not above
// it.
[[nodiscard]] constexpr text::TokenCode length_code(std::size_t codes) {
  return static_cast<text::TokenCode>(std::bit_width(codes));
}
inline constexpr text::TokenCode kLengthCodes = 40;


// A word set file open for reading, mapped into memory. Immutable: threads may share one. It says
// what the articles held when it was made: one that changed since then has no column
// (ColumnFile::stale()).
class WordSetFile {
 public:
  // Throws Error: corrupt when the file is no word set file or was cut off, io. Other damage gives
  // other sets. Cost: 20 us; the sets are read where they lie.
  explicit WordSetFile(const std::filesystem::path& path);
  WordSetFile(const WordSetFile&) = delete;
  WordSetFile& operator=(const WordSetFile&) = delete;
  ~WordSetFile();

  // How many 64-bit words a set has: document d of the segment is bit d % 64 of word d / 64.
  [[nodiscard]] std::size_t words() const { return documents_ / 64 + 1; }

  // How many articles hold a syllable, or are of a length; for text::kSentenceEnd, all of them.
  [[nodiscard]] std::uint32_t count(Zone zone, text::TokenCode code) const;

  // The lots of the segment's documents, by number, 0 being none of them.
  [[nodiscard]] std::span<const std::uint32_t> lots() const { return lots_; }

  // Adds these articles to a set of words() words. Cost: a nanosecond an article, or a 64th of one
  // for a frequent syllable.
  void add_to(std::span<std::uint64_t> set, Zone zone, text::TokenCode code) const;

 private:
  struct Entry;
  [[nodiscard]] const Entry* find(Zone zone, text::TokenCode code) const;
  void add_list(std::span<const unsigned char> list, std::size_t count,
                std::span<std::uint64_t> set) const;

  std::unique_ptr<MappedFile> file_;
  std::span<const unsigned char> bytes_;
  std::uint64_t documents_ = 0;
  std::span<const Entry> entries_;
  std::span<const std::uint32_t> lots_;
};

// Makes the sets of a segment's columns; stale ones are left out. The file is there whole or not at
// all. Two passes over the columns; memory: some 20 MB. Throws Error: io.
void write_word_sets(const ColumnFile& columns, const std::filesystem::path& path);

}  // namespace timbao::index
