// Reads one file after another: opens it, decompresses it, walks its members, cuts it into records.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/archive.hpp"
#include "input/batch.hpp"
#include "input/cutter.hpp"
#include "input/decompressed_stream.hpp"
#include "input/file_stream.hpp"
#include "input/formats.hpp"
#include "input/walk.hpp"

namespace timbao::input {

// An archive's members are opened, and those of an archive in it; what lies deeper is an issue.
class Reading {
 public:
  // Starts with a file; what hinders that becomes an issue. True where it was opened.
  [[nodiscard]] bool open(FoundFile file, Gathering& batch);

  [[nodiscard]] bool is_open() const { return file_.has_value(); }

  // Adds to the batch, and closes the file when it is over. Requires: is_open().
  void go_on(Gathering& batch);

  // Members of no known kind, links, and what operating systems leave in archives.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

  // As they lie on disk: of the files before, and of this one what was read so far.
  [[nodiscard]] std::uint64_t disk_bytes() const;

  // A file that is not opened counts as one that is.
  void pass(const FoundFile& file) { passed_disk_bytes_ += file.stamp.bytes; }

 private:
  // A file or member that is being read, with what lies between its bytes and its records.
  struct Part {
    std::string path;
    Format format;
    std::unique_ptr<DecompressedStream> decompressed;
    std::unique_ptr<ByteStream> converted;
    std::unique_ptr<Cutter> cutter;  // One of these two.
    std::unique_ptr<Archive> members;
  };

  [[nodiscard]] bool open_part(std::string path, const Format& format, ByteStream& below,
                               Gathering& batch);
  void make_cutter_of(Part& part);
  void make_members_of(Part& part, ByteStream& below);
  void visit_next_member(Gathering& batch);
  void visit_member(const Member& member, Gathering& batch);
  void close(Gathering& batch);

  std::optional<FoundFile> file_;
  FileStream stream_;
  std::vector<Part> parts_;  // The file, a member of it that is being read, a member of that one.
  bool has_issue_ = false;
  std::uint64_t skipped_ = 0;
  std::uint64_t passed_disk_bytes_ = 0;
};

}  // namespace timbao::input
