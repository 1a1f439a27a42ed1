// Reads one file after another: opens it, decompresses it, cuts it into records.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "input/batch.hpp"
#include "input/cutter.hpp"
#include "input/decompressed_stream.hpp"
#include "input/file_stream.hpp"
#include "input/formats.hpp"
#include "input/walk.hpp"

namespace timbao::input {

class Reading {
 public:
  // Starts with a file; what hinders that becomes an issue. True where it was opened.
  [[nodiscard]] bool open(FoundFile file, Gathering& batch);

  [[nodiscard]] bool is_open() const { return file_.has_value(); }

  // Adds to the batch until it is full or the file is over, which is then closed.
  // Requires: is_open().
  void go_on(Gathering& batch);

  // As they lie on disk: of the files before, and of this one what was read so far.
  [[nodiscard]] std::uint64_t disk_bytes() const;

  // A file that is not opened counts as one that is.
  void pass(const FoundFile& file) { passed_disk_bytes_ += file.stamp.bytes; }

 private:
  // What lies between a file and its records.
  struct Layers {
    explicit Layers(ByteStream& below) : decompressed(below) {}
    DecompressedStream decompressed;
    std::unique_ptr<ByteStream> converted;
    std::unique_ptr<Cutter> cutter;
  };

  [[nodiscard]] std::optional<std::string> open_layers();
  void close(Gathering& batch);

  std::optional<FoundFile> file_;
  FileStream stream_;
  std::unique_ptr<Layers> layers_;
  bool has_issue_ = false;
  std::uint64_t passed_disk_bytes_ = 0;
};

}  // namespace timbao::input
