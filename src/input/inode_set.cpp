#include "input/inode_set.hpp"

#include <algorithm>
#include <utility>

namespace timbao::input {
namespace {

constexpr std::size_t kFirstSlots = 64;

// The slot that holds the number, or the empty one where it belongs. The size is a power of two.
std::uint64_t& slot_of(std::vector<std::uint64_t>& slots, std::uint64_t number) {
  constexpr std::uint64_t kOddFraction = 0x9e3779b97f4a7c15U;
  const std::uint64_t hash = number * kOddFraction;
  std::size_t at = (hash ^ hash >> 32) & (slots.size() - 1);
  while (slots[at] != 0 && slots[at] != number) at = (at + 1) & (slots.size() - 1);
  return slots[at];
}

}  // namespace

InodeSet::FileSystem& InodeSet::file_system(dev_t device) {
  const auto found = std::find_if(file_systems_.begin(), file_systems_.end(),
                                  [&](const FileSystem& other) { return other.device == device; });
  if (found != file_systems_.end()) return *found;
  return file_systems_.emplace_back(
      FileSystem{.device = device, .slots = std::vector<std::uint64_t>(kFirstSlots)});
}

bool InodeSet::insert(dev_t device, ino_t inode) {
  FileSystem& numbers = file_system(device);
  if (inode == 0) return !std::exchange(numbers.has_zero, true);
  std::uint64_t& slot = slot_of(numbers.slots, inode);
  if (slot == inode) return false;
  slot = inode;
  if (++numbers.size * 4 <= numbers.slots.size() * 3) return true;
  std::vector<std::uint64_t> larger(numbers.slots.size() * 2);
  for (const std::uint64_t number : numbers.slots) {
    if (number != 0) slot_of(larger, number) = number;
  }
  numbers.slots = std::move(larger);
  return true;
}

}  // namespace timbao::input
