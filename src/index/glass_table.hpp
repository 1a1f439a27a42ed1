// Writes a table of Xapian's glass format, a B-tree in a file, in one pass over its entries.
//
// Xapian takes documents one by one through three balanced trees in memory; what is known as a
// whole is written here as it will lie on disk. The format is that of 2016-03-14, which all of
// Xapian 1.4 reads and writes (backends/glass/glass_table.h there).
//
// A leaf item is its size less three and three flags in two bytes, the key's length in one, the
// key, the number of the piece in two where it is not the first, and a piece of the tag. A branch
// item is a block's number in four bytes, the key's length, the least key in that block, cut to
// what tells it from the one before, and the piece's number. Big endian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::index::glass {

inline constexpr std::size_t kBlockBytes = 8192;

// Numbers and strings as glass packs them in keys and tags: base 128; in an order that bytes keep;
// behind the length.
void pack_number(std::string& out, std::uint64_t number);
void pack_sorted_number(std::string& out, std::uint64_t number);
void pack_string(std::string& out, std::string_view text);

// Where a table's tree starts, for the version file (index/glass_version.hpp).
struct Root {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // In the file.
};

// Used from one thread.
class TableWriter {
 public:
  // Throws Error: io.
  explicit TableWriter(const std::filesystem::path& path);

  // Requires: `key` has 1 to 255 bytes and is greater than the one before.
  void add(std::string_view key, std::string_view tag);

  // Writes the rest; the table takes nothing more. Throws Error: io.
  [[nodiscard]] Root finish();

 private:
  // The least key of a block, or as much of it as tells it from the block before.
  struct Separator {
    std::string key;
    unsigned piece = 0;
  };
  class Block {
   public:
    [[nodiscard]] std::size_t room() const;
    unsigned char* add(std::size_t size);  // Requires: room() >= size.
    [[nodiscard]] const std::array<unsigned char, kBlockBytes>& finished(unsigned level);

   private:
    std::array<unsigned char, kBlockBytes> bytes_{};
    std::size_t directory_end_ = 11;
    std::size_t items_ = kBlockBytes;
  };
  struct Node {
    Block block;
    Separator least;
  };

  void begin_leaf(std::string_view key, unsigned piece);
  void add_branch(std::size_t level, const Separator& separator, std::uint32_t block);
  std::uint32_t write(Node& node, std::size_t level);

  std::filesystem::path path_;
  std::ofstream out_;
  std::vector<Node> nodes_;  // By level: those that are being filled.
  std::string last_key_;
  Root root_;
};

}  // namespace timbao::index::glass
