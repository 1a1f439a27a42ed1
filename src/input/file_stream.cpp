#include "input/file_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "input/file_stamp.hpp"
#include "input/system_error.hpp"

namespace timbao::input {

FileStream::~FileStream() { close(); }

void FileStream::close() {
  if (std::exchange(is_owned_, false)) ::close(descriptor_);
  descriptor_ = -1;
  disk_bytes_ = 0;
}

std::optional<std::string> FileStream::open(const std::string& path) {
  close();
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
    stamp_ = {.path = path};
    return std::nullopt;
  }
  // The walk has seen a regular file, but it may have been replaced since: O_NONBLOCK keeps a FIFO
  // from blocking.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor_ < 0) return reason_of_error(errno);
  is_owned_ = true;
  struct ::stat status {};
  if (::fstat(descriptor_, &status) != 0) return reason_of_error(errno);
  if (!S_ISREG(status.st_mode)) return "not a regular file";
  stamp_ = stamp_of(path, status);
  return std::nullopt;
}

Result<std::string_view, std::string> FileStream::next() {
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, piece_.data(), piece_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) return Unexpected{reason_of_error(errno)};
  const std::string_view piece(piece_.data(), static_cast<std::size_t>(count));
  disk_bytes_ += piece.size();
  return piece;
}

bool FileStream::seek(std::uint64_t offset) {
  return is_owned_ && ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0;
}

}  // namespace timbao::input
