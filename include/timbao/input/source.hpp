// Finds and opens files, and yields the bytes of one article after another, in a fixed order.
//
// Folders are walked depth first in byte order of their names; links are followed, each real folder is
// entered once. Compressed files (.gz, .zst, .xz, .bz2 after any name below) are opened on the fly.
//   .txt                  one record: a page's text, or a text with a front-matter header
//   .json                 one record: an object, or an array of objects
//   .jsonl .ndjson        one record a line that is not blank
// Other files in a folder are counted as skipped; a file named by the user must be one of these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/issue.hpp"

namespace timbao::input {

// A record larger than this is refused with its place. A limit, far above any article.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;

// This many readable bytes, of any value, follow every record (what simdjson wants).
inline constexpr std::size_t kPaddingBytes = 64;

enum class Kind : std::uint8_t { text, json, json_line };

// One record of a batch. The views live as long as the batch is not refilled.
struct Record {
  std::string_view bytes;  // As in the file, decompressed; a line comes without its line end.
  std::string_view path;   // As found: the user's PATH joined with the names below it; "-" for standard input.
  std::uint64_t line = 0;  // 1-based, for json_line; else 0.
  Kind kind = Kind::text;
};

// Records that are handed to one worker together. Movable; moving keeps the views valid.
class Batch {
 public:
  Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  [[nodiscard]] const std::vector<Record>& records() const;
  // What could not be read on the way, in order: a file that cannot be opened, a broken archive, a folder loop, a
  // record that is too large.
  [[nodiscard]] const std::vector<Issue>& issues() const;
  [[nodiscard]] std::uint64_t bytes() const;  // Decompressed bytes of the records.

 private:
  friend class Source;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct SourceCounts {
  std::uint64_t files = 0;    // Opened, in whole or in part.
  std::uint64_t skipped = 0;  // Met in folders, but of no kind named above; or met before.
  std::uint64_t records = 0;  // Yielded, blank lines not counted.
  std::uint64_t rejected = 0; // Records and files that became issues.
  std::uint64_t bytes = 0;    // Decompressed bytes of the records.
};

// Walks the paths given, once. Used from one thread; the batches may go to others.
class Source {
 public:
  // `paths`: files, folders, and "-" for JSON Lines on standard input. Nothing is opened yet.
  explicit Source(std::vector<std::string> paths);
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  ~Source();

  // Refills `batch` with the next records, about `target_bytes` of them: at least one record or issue,
  // and fewer bytes only at the end. False, and an empty batch, when there is no more. Never throws for
  // what it finds on disk: that becomes an issue.
  [[nodiscard]] bool next(Batch& batch, std::size_t target_bytes = std::size_t{1} << 20);

  [[nodiscard]] const SourceCounts& counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::input
