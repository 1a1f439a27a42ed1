// Remembers which files an index holds just as they lie on disk, so that they need not be opened.
//
// Kept in files.timbao in the index's folder, written anew after a round was published: what is
// lost with a crash is only read again. Layout, little endian: "timbaoF1"; a hash of the rules that
// articles were read by; the number of the newest segment then; the number n of files; a hash of
// all that follows; n entries of 24 bytes by ascending hash of the path: this hash, a hash of the
// stamp, and how many articles the file gave. A file that was written by other rules, is damaged,
// or knows of segments that the index does not have, counts as empty.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "index/folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::index {

inline constexpr const char* kKnownFilesName = "files.timbao";

class MappedFile;

// Used from one thread. Paths are as in Article::path; 24 bytes of memory for each file that was
// added since the last write.
class KnownFiles {
 public:
  explicit KnownFiles(const WritableFolder& folder);
  KnownFiles(const KnownFiles&) = delete;
  KnownFiles& operator=(const KnownFiles&) = delete;
  ~KnownFiles();

  // True where the file is known by just this stamp: it is passed over in this run.
  [[nodiscard]] bool pass(const input::FileStamp& stamp);

  // Whether pass() passed over this file, or over an archive that it is in.
  [[nodiscard]] bool passed(std::string_view path) const;

  // How many articles the files passed over gave.
  [[nodiscard]] std::uint64_t passed_articles() const { return passed_articles_; }

  void add(const input::FileStamp& stamp, std::uint64_t articles);
  // Also the archives that it is in.
  void forget(std::string_view path);

  // Writes what was added and forgotten, once it is worth it: a run that is killed forgets at most
  // a small share of its files.
  void write_if_due();
  // Throws Error: io.
  void write();

 private:
  struct Entry {
    std::uint64_t path;
    std::uint64_t stamp;
    std::uint64_t articles;
  };
  static_assert(sizeof(Entry) == 24);

  void read();
  template <class Sink>
  void merge_into(Sink&& sink);
  [[nodiscard]] const Entry* find(std::uint64_t path) const;

  const WritableFolder& folder_;
  std::uint64_t rules_;
  std::unique_ptr<MappedFile> file_;
  std::span<const Entry> entries_;  // In the file.
  std::vector<bool> passed_;        // For each of entries_.
  std::uint64_t passed_articles_ = 0;
  std::vector<Entry> changes_;  // Later ones count; a stamp of 0 forgets.
};

}  // namespace timbao::index
