// A set of 64-bit hashes in one flat table: 10 to 15 bytes a hash, 25 for the moment when it grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace timbao::index {

// Hashes must be well mixed in their upper bits, as XXH3's are. 0 and 1 count as the same.
class HashSet {
 public:
  // False where it is there already.
  bool insert(std::uint64_t hash) {
    if (size_ + 1 > most(table_.size())) grow();
    std::uint64_t& slot = table_[slot_of(table_, hash | (hash == 0))];
    if (slot != 0) return false;
    slot = hash | (hash == 0);
    ++size_;
    return true;
  }

  [[nodiscard]] bool contains(std::uint64_t hash) const {
    return !table_.empty() && table_[slot_of(table_, hash | (hash == 0))] != 0;
  }

  // Gives the memory back.
  void clear() {
    table_ = {};
    size_ = 0;
  }

 private:
  using Table = std::vector<std::uint64_t>;  // 0: free.

  static std::size_t most(std::size_t slots) { return slots / 5 * 4; }

  // Where the hash is, or is to be put. Slots go up with the hash, so that a table is copied into a
  // larger one from end to end, which caches like.
  static std::size_t slot_of(const Table& table, std::uint64_t hash) {
    __extension__ using Wide = unsigned __int128;
    auto slot = static_cast<std::size_t>((Wide{hash} * table.size()) >> 64U);
    while (table[slot] != 0 && table[slot] != hash) {
      if (++slot == table.size()) slot = 0;
    }
    return slot;
  }

  void grow() {
    constexpr std::size_t kFewest = 80;
    Table larger(table_.size() < kFewest ? kFewest : table_.size() / 2 * 3);
    for (const std::uint64_t hash : table_) {
      if (hash != 0) larger[slot_of(larger, hash)] = hash;
    }
    table_ = std::move(larger);
  }

  Table table_;
  std::size_t size_ = 0;
};

}  // namespace timbao::index
