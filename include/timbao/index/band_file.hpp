// Finds the articles of a segment that may be copies of a text, in a file of their own beside its
// Xapian tables.
//
// MinHash: of all runs of three words (timbao/index/shingles.hpp) in each of several classes, the
// one with the least hash stands for the text; two texts agree in one with the probability of their
// resemblance. Three of them make a band, and texts that agree in any band are candidates: the
// caller compares their columns, which decides. Twelve bands are of the whole text, six of its
// first words behind the title, by which copies are found that were cut short. Broder (1997), as
// shingles.hpp; Li, Owen and Zhang, "One Permutation Hashing" (2012); Shrivastava, "Optimal
// Densification for Fast and Accurate Minwise Hashing" (2017).
//
// An address counts as one band more, so that one bit a document tells whether it shares anything
// with another: most do not, and need no look at all.
//
// Layout, little endian: "timbaoB2"; the numbers n of sorted entries and m of words of bits, 8 bytes
// each; n entries of 8 bytes, a band's hash above a document's number, ascending; m words of 64
// bits, one for each document from 0; then entries of articles that were replaced since, in any
// order. Entries of what an article was before stay, and lead to a comparison that fails.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/index/token_column.hpp"

namespace timbao::index {

inline constexpr const char* kBandFileName = "bands.timbao";

inline constexpr std::size_t kBandCount = 18;

// The bands of a text; none of a text of fewer than three words.
class Bands {
 public:
  Bands() = default;
  explicit Bands(const TokenColumn& column);

  // The same for all addresses of one page (timbao/article/addresses.hpp). At most once.
  void add_address(std::string_view url);

  [[nodiscard]] std::span<const std::uint32_t> hashes() const { return {hashes_.data(), size_}; }

 private:
  void add(std::span<const std::uint32_t> runs, std::size_t bands);

  std::array<std::uint32_t, kBandCount + 1> hashes_{};
  std::size_t size_ = 0;
};

class MappedFile;

// A band file open for reading. Immutable: threads may share one.
class BandFile {
 public:
  // Throws Error: corrupt when the file is no band file, io.
  explicit BandFile(const std::filesystem::path& path);
  BandFile(const BandFile&) = delete;
  BandFile& operator=(const BandFile&) = delete;
  ~BandFile();

  // Appends the numbers of the documents that share a band with `bands`: each perhaps several
  // times, and perhaps of an article that is gone. Cost: a binary search a band, and a look at what
  // was replaced since the file was written.
  void find(const Bands& bands, std::vector<std::uint32_t>& documents) const;

  // False where no other document of the file shares a band or an address with this one.
  [[nodiscard]] bool is_shared(std::uint32_t document) const {
    const std::size_t word = document / 64;
    return word >= shared_.size() || (shared_[word] >> (document % 64) & 1U) != 0;
  }

  // Gives back the memory of what was read so far: for passes over the whole file.
  void release() const;

  // As they lie in the file.
  [[nodiscard]] std::span<const std::uint64_t> sorted() const { return sorted_; }
  [[nodiscard]] std::span<const std::uint64_t> shared() const { return shared_; }
  [[nodiscard]] std::span<const std::uint64_t> added() const { return added_; }

  [[nodiscard]] static std::uint32_t hash_of(std::uint64_t entry) {
    return static_cast<std::uint32_t>(entry >> 32U);
  }
  [[nodiscard]] static std::uint32_t document_of(std::uint64_t entry) {
    return static_cast<std::uint32_t>(entry);
  }

 private:
  std::unique_ptr<MappedFile> file_;
  std::span<const std::uint64_t> sorted_;
  std::span<const std::uint64_t> shared_;  // Bits.
  std::span<const std::uint64_t> added_;
};

// Collects the bands of new documents and writes them as one file. Memory: up to 152 bytes a document.
class BandFileWriter {
 public:
  void add(std::uint32_t document, const Bands& bands);

  // Throws Error: io.
  void write(const std::filesystem::path& path);

 private:
  std::vector<std::uint64_t> entries_;
};

// One of several files that become one: its documents' numbers are `offset` higher there; those
// that come to less than 1 were removed.
struct ShiftedBands {
  const BandFile* file = nullptr;
  std::int64_t offset = 0;
};

// Merges files into one, in one pass over each. Throws Error: io.
void merge_bands(const std::vector<ShiftedBands>& files, const std::filesystem::path& path);

// Calls `shared` with the place of its file in `files` and its number for each document that shares
// a band with another of any file, once for each such band. Files may be null. Cost: one pass.
void for_each_shared_band(const std::vector<const BandFile*>& files,
                          const std::function<void(std::size_t, std::uint32_t)>& shared);

// Adds documents to a file, before their articles change. Where more would be added than can be
// looked through at each search, the file is written anew. A file that does not exist stays so.
// Throws Error: io.
void add_bands(const std::filesystem::path& path,
               const std::vector<std::pair<std::uint32_t, Bands>>& documents);

}  // namespace timbao::index
