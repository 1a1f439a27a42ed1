// The folder of an index: its list of segments, its lock, and what a writer leaves behind when it
// is killed.
//
//   XAPIANDB   a Xapian stub, one line "auto s000001" a segment, oldest first. Replaced by
//   renaming: the one step that
//              publishes segments, so a reader sees the old list or the new one.
//   s000001/   a segment, a Xapian database. Folders that XAPIANDB does not name are unfinished
//   work. lock       locked by the writer; released by the system when it ends, however it ends.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "timbao/index/file_lock.hpp"

namespace timbao::index {

inline constexpr const char* kStubName = "XAPIANDB";

// The names of the segments that the index lists, oldest first. Throws Error: not_found when
// `index` is no index, corrupt when it lists none, io when it cannot be read.
[[nodiscard]] std::vector<std::string> segments_of(const std::filesystem::path& index);

// Sum of the sizes of the files below `folder`.
[[nodiscard]] std::uint64_t folder_bytes(const std::filesystem::path& folder);

// An index folder open for writing. Not copyable: it holds the lock.
class WritableFolder {
 public:
  // Makes the folder if there is none. Throws Error: locked, io, or usage when the folder holds
  // something else.
  explicit WritableFolder(std::filesystem::path index);
  WritableFolder(const WritableFolder&) = delete;
  WritableFolder& operator=(const WritableFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::vector<std::string>& segments() const { return segments_; }
  [[nodiscard]] std::filesystem::path segment_path(const std::string& name) const {
    return path_ / name;
  }

  // Grows from one publish() to the next; 0 before the first.
  [[nodiscard]] std::uint64_t newest_segment() const;

  // A name that no folder has had yet. Any thread.
  [[nodiscard]] std::string new_segment_name();

  // Makes `segments` the index's list, durably, and removes every other segment's folder.
  void publish(std::vector<std::string> segments);

 private:
  void lock();
  void remove_unlisted() const;

  std::filesystem::path path_;
  std::optional<FileLock> lock_;
  std::vector<std::string> segments_;
  std::atomic<std::uint64_t> last_number_ = 0;
};

}  // namespace timbao::index
