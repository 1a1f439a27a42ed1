// Finds and opens files, and yields the bytes of one article after another, in a fixed order.
//
// Folders are walked depth first in byte order of their names; links are followed, each real folder
// is entered once. Compressed files (.gz, .zst, .xz, .bz2 after any name below) are opened on the
// fly. Files of lines and rows may be UTF-16 with a byte order mark: they become UTF-8.
//   .txt .html .htm .md   one record: a page's text, a page, a text with a front-matter header
//   .json                 one record: an object, or an array of objects
//   .jsonl .ndjson        one record a line that is not blank
//   .csv .tsv             one record a row below the heading row; quoted fields may hold line ends,
//                         in .tsv not tabs as well; fields of .csv end with what stands most often
//                         in the heading row: comma, semicolon, tab or bar
//   .rss .atom .xml       one record: a feed
//   .warc                 one record for each HTML page that was fetched with status 200
//   .zip .tar (.tgz …)    their members in their order, of any of these kinds, compressed too, and
//                         the members of archives among them; what lies deeper is an issue
//   .wacz                 the .warc among its members
// Other files in a folder and other members are counted as skipped; a file named by the user must
// be one of these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/issue.hpp"

namespace timbao::input {

// A record larger than this is refused with its place. A limit, far above any article.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;

// A batch is handed out after so many files, records and issues at the latest, however small.
inline constexpr std::size_t kMaxBatchSteps = std::size_t{1} << 14;

// This many readable bytes, of any value, follow every record (what simdjson wants).
inline constexpr std::size_t kPaddingBytes = 64;

enum class Kind : std::uint8_t {
  text,
  html,
  markdown,
  json,       // An object or an array of objects.
  json_line,  // One object.
  csv_row,    // Fields as RFC 4180 quotes them, without the line end; quotes within one are text.
  tsv_row,    // The same with tabs; a field whose first quote does not close it is text.
  feed,       // RSS or Atom.
};

// One record of a batch. The views live as long as the batch is not refilled.
struct Record {
  std::string_view bytes;  // As in the file, decompressed; a line comes without its line end.
  // As found: the user's PATH joined with the names below it; "-" for standard input. An archive is
  // a folder here: "old.zip/bao/a.html"; a name that leads out of it does so no longer: "../a.html"
  // is "old.zip/%2E%2E/a.html".
  std::string_view path;
  // 1-based: the line of a JSON Lines file or a table, the number of a record in a WARC; else 0.
  std::uint64_t line = 0;
  Kind kind = Kind::text;
  std::string_view header{};  // The heading row of a csv_row or tsv_row; else empty.
  // What a web archive says of a page; else empty.
  std::string_view url{};      // WARC-Target-URI.
  std::string_view fetched{};  // WARC-Date, ISO 8601.
  std::string_view charset{};  // Of the HTTP header Content-Type, as it stands there.
};

// A file as it lay on disk when it was opened: equal stamps mean that it was not touched since.
struct FileStamp {
  std::string path;  // As in Record::path. Of an archive: the archive itself.
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;  // Since 1970, as the file system has it.
  std::int64_t changed_ns = 0;   // Of the inode: it moves also where the time above was set back.
  std::uint64_t inode = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

class Gathering;

// Records that are handed to one worker together. Movable; moving keeps the views valid.
class Batch {
 public:
  Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  [[nodiscard]] const std::vector<Record>& records() const;
  // What could not be read on the way, in order: a file that cannot be opened, a broken archive, a
  // folder loop, a record that is too large.
  [[nodiscard]] const std::vector<Issue>& issues() const;
  [[nodiscard]] std::uint64_t bytes() const;  // Decompressed bytes of the records.
  // The files whose end was reached since the batch before, in order, read without an issue.
  // Standard input is none of them.
  [[nodiscard]] const std::vector<FileStamp>& finished() const;

 private:
  friend class Source;
  std::unique_ptr<Gathering> gathering_;
};

struct SourceCounts {
  std::uint64_t files = 0;  // Opened, in whole or in part. An archive is one.
  // Met in folders or archives, but of no kind named above; or met before.
  std::uint64_t skipped = 0;
  // Files that SourceOptions::is_known knew, and that were not opened.
  std::uint64_t unchanged = 0;
  std::uint64_t passed_over = 0;  // Records of web archives that are no HTML page with status 200.
  std::uint64_t records = 0;      // Yielded, blank lines not counted.
  std::uint64_t rejected = 0;     // Records and files that became issues.
  std::uint64_t bytes = 0;        // Decompressed bytes of the records.
  std::uint64_t disk_bytes = 0;   // Of files, as they lie on disk: read, or known and passed.
};

struct SourceOptions {
  // Asked before a file is opened: true where nothing of it needs to be read. None: all are read.
  // Called from the thread that calls Source::next().
  std::function<bool(const FileStamp&)> is_known;
};

// Walks the paths given, once. Used from one thread; the batches may go to others.
class Source {
 public:
  // `paths`: files, folders, and "-" for JSON Lines on standard input. Nothing is opened yet.
  explicit Source(std::vector<std::string> paths, SourceOptions options = {});
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  ~Source();

  // Refills `batch` with the next records, about `target_bytes` of them. Fewer at the end and after
  // kMaxBatchSteps; so a batch may be empty where many known files lie in a row. False, and an
  // empty batch, when there is no more. Never throws for what it finds on disk: that becomes an
  // issue.
  [[nodiscard]] bool next(Batch& batch, std::size_t target_bytes = std::size_t{1} << 20);

  [[nodiscard]] const SourceCounts& counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::input
