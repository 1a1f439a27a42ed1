// The parts of an n-gram file: its header, its hash tables, and how counts are packed.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace timbao::index {

inline constexpr char kNgramMagic[8] = {'t', 'i', 'm', 'b', 'a', 'o', 'N', '1'};

struct NgramHeader {
  char magic[8];
  std::uint32_t words;
  std::uint32_t bigram_slots;
  std::uint32_t trigram_slots;
  std::uint32_t zero;
};
static_assert(sizeof(NgramHeader) % 8 == 0);

inline constexpr std::size_t kBigramSlotBytes = 4;
inline constexpr std::size_t kTrigramSlotBytes = 3;

// A count in one byte: eighths of its binary logarithm, 0 for none. Within 5 % up to 2^31.
[[nodiscard]] inline unsigned char packed_count(double count) {
  if (count <= 0) return 0;
  return static_cast<unsigned char>(
      std::clamp(std::lround(std::log2(count) * 8) + 1, long{1}, long{255}));
}

// unpacked_count(packed_count(x)) by look-up.
[[nodiscard]] double unpacked_count(unsigned char packed);

// Where a key belongs in a table of so many slots, and the mark that it is known by.
struct SlotKey {
  std::size_t home;
  std::uint16_t mark;

  SlotKey(std::uint64_t key, std::size_t slots) {
    std::uint64_t hash = (key + 1) * 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
    home = static_cast<std::size_t>((hash >> 32) * slots >> 32);
    const auto low = static_cast<std::uint16_t>(hash & 0xFFFF);
    mark = low == 0 ? std::uint16_t{1} : low;
  }
};

// The slot of a key or the free one where it belongs; nothing when the table is full of others.
template <std::size_t kSlotBytes, class Byte>
[[nodiscard]] Byte* find_slot(std::span<Byte> table, std::uint64_t key) {
  const std::size_t slots = table.size() / kSlotBytes;
  const SlotKey wanted(key, slots);
  for (std::size_t step = 0, at = wanted.home; step < slots; ++step) {
    Byte* const slot = table.data() + at * kSlotBytes;
    std::uint16_t mark;
    std::memcpy(&mark, slot, sizeof mark);
    if (mark == wanted.mark || mark == 0) return slot;
    at = at + 1 == slots ? 0 : at + 1;
  }
  return nullptr;
}

}  // namespace timbao::index
