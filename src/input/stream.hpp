// Reads one file after another, plain or compressed, in pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "timbao/base/result.hpp"
#include "timbao/input/source.hpp"

struct archive;

namespace timbao::input {

// One per thread. What the bytes are decides how they are read, not the name: gzip, zstd, xz and
// bzip2, each of several members too, and everything else as it is, unless its name says that it is
// compressed.
class Stream {
 public:
  Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream();

  // Starts to read a file, or standard input for "-", in place of the one before. Nothing, or why
  // it cannot be opened; what is not a regular file is never opened.
  [[nodiscard]] std::optional<std::string> open(const std::string& path);

  // The next bytes, empty at the end of the file; or why they cannot be had, after which the file
  // is over. The view lives until the next call. What was cut off from the end of a compressed file
  // takes up to 64 KiB of the text before it along.
  [[nodiscard]] Result<std::string_view, std::string> next();

  void close();

  // The file as it lay on disk when it was opened; of standard input the path alone.
  [[nodiscard]] const FileStamp& stamp() const;

  // How many bytes were read from disk since the file was opened.
  [[nodiscard]] std::uint64_t disk_bytes() const;

 private:
  struct Descriptor;

  [[nodiscard]] std::optional<std::string> open_archive();
  [[nodiscard]] bool is_compressed() const;
  [[nodiscard]] std::string failure() const;

  std::unique_ptr<Descriptor> descriptor_;
  std::unique_ptr<archive, int (*)(archive*)> archive_;
  bool at_end_ = true;
};

}  // namespace timbao::input
