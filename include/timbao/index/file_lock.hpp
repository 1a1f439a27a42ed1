// A lock that one process holds at a time; the system releases it when that ends, however it ends.
#pragma once

#include <filesystem>

namespace timbao::index {

// Not held when made; released by the destructor.
class FileLock {
 public:
  // Opens the file that stands for the lock, and makes it where there is none. It stays, and is
  // empty. Throws Error: io.
  explicit FileLock(std::filesystem::path file);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

  // False where another holds it, in this process, too. Does not wait. Throws Error: io.
  [[nodiscard]] bool try_lock();

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace timbao::index
