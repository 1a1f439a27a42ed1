// Remembers which files and folders were met, whatever the names that lead to them.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbao::input {

// Flat tables of inode numbers, one for each file system: exact, 11 to 22 bytes a file.
class InodeSet {
 public:
  // False where it was in the set already.
  bool insert(dev_t device, ino_t inode);

 private:
  struct FileSystem {
    dev_t device;
    std::vector<std::uint64_t> slots;  // Open addressing; 0 is an empty slot.
    std::size_t size = 0;
    bool has_zero = false;
  };

  [[nodiscard]] FileSystem& file_system(dev_t device);

  std::vector<FileSystem> file_systems_;
};

}  // namespace timbao::input
