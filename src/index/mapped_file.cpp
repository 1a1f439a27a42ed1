#include "index/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "timbao/base/error.hpp"

namespace timbao::index {

void throw_io(const std::filesystem::path& path, const char* what) {
  throw Error(ErrorKind::io, path.string() + ": " + what + ": " + std::strerror(errno));
}

void throw_damaged(const std::filesystem::path& path, const char* what) {
  throw Error(ErrorKind::corrupt, path.string() + ": the index is damaged (not a file of " + what +
                                      "); remove the index and build it anew with `timbao index`");
}

Descriptor::~Descriptor() {
  if (number >= 0) ::close(number);
}

MappedFile::MappedFile(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number < 0 || ::fstat(file.number, &status) != 0) throw_io(path, "cannot be opened");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return;  // The system maps no empty files.
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number, 0);
  if (mapped == MAP_FAILED) throw_io(path, "cannot be mapped");
  bytes_ = {static_cast<const unsigned char*>(mapped), size};
}

void MappedFile::release() const {
  if (bytes_.empty()) return;
  ::madvise(const_cast<unsigned char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<unsigned char*>(bytes_.data()), bytes_.size());
}

}  // namespace timbao::index
