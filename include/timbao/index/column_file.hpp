// The token columns of one segment, in a file of their own beside its Xapian tables.
//
// A column is read where it lies, at the price of a look-up in memory: Xapian's value slots copy
// it, and cost forty times as much a candidate (ARCHITECTURE.md, decision 3). The file never
// changes but for stale marks: a writer that replaces an article in place marks its column first,
// and a reader that meets a mark, or finds no file, makes the column from the article's text. So
// the file and the Xapian tables agree at any moment, a kill -9 included.
//
// Layout, little endian: "timbaoC3"; the number n of entries, 8 bytes; 1 once a column has become
// stale, else 0, 8 bytes; n entries of 8 bytes, for documents 1 to n: where the column starts, in
// 16-bit codes from the end of the entries, plus one - 0 for none or a stale one; then the columns,
// each its length in two codes, the size of its title, the length of its paragraphs' ends, its
// codes, and these ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timbao/index/token_column.hpp"

namespace timbao::index {

inline constexpr const char* kColumnFileName = "columns.timbao";

class MappedFile;

// A column file open for reading, mapped into memory. Immutable: threads may share one.
class ColumnFile {
 public:
  // Throws Error: corrupt when the file is no column file, io.
  explicit ColumnFile(const std::filesystem::path& path);
  ColumnFile(const ColumnFile&) = delete;
  ColumnFile& operator=(const ColumnFile&) = delete;
  ~ColumnFile();

  // The column of a document of this segment; nothing where it has to be made from the article. The
  // view lives as long as the file object.
  [[nodiscard]] std::optional<TokenColumn> find(std::uint32_t document) const;

  // Calls visit(document, column) for every `step`-th document from the first on that has a column,
  // ascending. Memory: some megabytes, however large the file is.
  void for_each(const std::function<void(std::uint32_t, const TokenColumn&)>& visit,
                std::uint64_t step = 1) const;

  // Asks the processor for the beginning of a column that will be read soon.
  void prefetch(std::uint32_t document) const;

  // The highest document number that may have a column.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  // The documents whose columns have become stale, and those that never had any beside them,
  // ascending; empty where nothing is stale. Whoever has opened the segment's database and word
  // sets may ask once: a mark set later is of an article that both still have as it was. Cost: a
  // pass over the entries, where anything is.
  [[nodiscard]] std::vector<std::uint32_t> stale() const;

 private:
  friend class ColumnFileWriter;
  [[nodiscard]] std::uint64_t entry(std::uint32_t document) const;
  [[nodiscard]] std::span<const text::TokenCode> codes()
      const;  // All columns, as they lie in the file.
  void copy_codes(std::ostream& out) const;

  std::unique_ptr<MappedFile> file_;
  const unsigned char* bytes_ = nullptr;
  std::size_t file_bytes_ = 0;
  std::uint64_t size_ = 0;
};

// Collects columns and writes them as one file. Keeps new columns in memory until then, two bytes a
// word; those of other files are copied from them.
class ColumnFileWriter {
 public:
  // Replaces the column of a document if there is one. Documents may come in any order.
  void add(std::uint32_t document, const TokenColumn& column);

  // Takes over all columns of `file`, which must live until write(), for documents whose numbers
  // are `offset` higher. Call it before any add().
  void append(const ColumnFile& file, std::int64_t offset);

  [[nodiscard]] bool has(std::uint32_t document) const {
    return document <= starts_.size() && starts_[document - 1] != 0;
  }

  // Throws Error: io.
  void write(const std::filesystem::path& path) const;

 private:
  std::vector<std::uint64_t> starts_;      // By document number less one, as in the file.
  std::vector<const ColumnFile*> copied_;  // Their columns come first.
  std::uint64_t copied_codes_ = 0;
  std::vector<text::TokenCode> codes_;  // New columns, as in the file.
};

// Marks the columns of these documents, durably, before their articles change. A file that does not
// exist has nothing to mark. Throws Error: io.
void mark_stale(const std::filesystem::path& path, const std::vector<std::uint32_t>& documents);

}  // namespace timbao::index
