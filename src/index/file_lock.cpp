#include "timbao/index/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "index/mapped_file.hpp"

namespace timbao::index {

FileLock::FileLock(std::filesystem::path file)
    : file_(std::move(file)),
      descriptor_(::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw_io(file_, "cannot be opened");
}

FileLock::~FileLock() { ::close(descriptor_); }

bool FileLock::try_lock() {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) throw_io(file_, "cannot be locked");
  return false;
}

}  // namespace timbao::index
