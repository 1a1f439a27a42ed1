// A file read where it lies, through the memory that the system maps it into.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace timbao::index {

// Throws Error: io, with the system's reason (errno).
[[noreturn]] void throw_io(const std::filesystem::path& path, const char* what);

// Throws Error: corrupt, for a file of an index that does not hold what it should: "token columns".
[[noreturn]] void throw_damaged(const std::filesystem::path& path, const char* what);

// A file descriptor that closes itself.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
};

// Immutable: threads may share one.
class MappedFile {
 public:
  // Throws Error: io.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // Lives as long as this object.
  [[nodiscard]] std::span<const unsigned char> bytes() const { return bytes_; }

  // Gives back the memory of what was read so far; what is read again comes back from the file. For
  // passes over whole files, which would else take as much memory as these are long.
  void release() const;

 private:
  std::span<const unsigned char> bytes_;
};

}  // namespace timbao::index
