#include "index/folder.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

#include "index/mapped_file.hpp"
#include "timbao/base/error.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";
constexpr const char* kStubLine = "auto ";

void sync_folder_to_disk(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) sync_to_disk(entry.path());
  sync_to_disk(folder);
}

// "s000012" -> 12; 0 for any other name.
std::uint64_t segment_number(std::string_view name) {
  constexpr std::size_t kLongest = 19;  // What 64 bits hold for sure.
  const bool ours = name.size() >= 7 && name.size() <= kLongest && name[0] == 's' &&
                    name.find_first_not_of("0123456789", 1) == std::string_view::npos;
  std::uint64_t number = 0;
  if (ours) std::from_chars(name.data() + 1, name.data() + name.size(), number);
  return number;
}

std::vector<std::string> read_stub(const fs::path& stub) {
  std::ifstream in(stub);
  if (!in) throw_io(stub, "cannot be read");
  std::vector<std::string> segments;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kStubLine)) segments.push_back(line.substr(std::strlen(kStubLine)));
  }
  if (segments.empty()) {
    throw Error(ErrorKind::corrupt,
                stub.string() +
                    ": names no segment, so this is no timbao index or a damaged one; "
                    "make one with `timbao index`");
  }
  return segments;
}

// The stub of an index that this program made names one of its own segments or more.
std::vector<std::string> read_own_stub(const fs::path& index) {
  std::vector<std::string> segments = read_stub(index / kStubName);
  const bool whole = std::all_of(segments.begin(), segments.end(),
                                 [](const std::string& name) { return segment_number(name) != 0; });
  if (whole) return segments;
  throw Error(ErrorKind::corrupt, index.string() +
                                      ": the index is damaged; remove it and build it anew with "
                                      "`timbao index` (its list names what is no segment)");
}

}  // namespace

std::vector<std::string> segments_of(const fs::path& index) {
  const fs::path stub = fs::is_directory(index) ? index / kStubName : index;
  if (!fs::exists(stub)) {
    const bool foreign = fs::is_directory(index) && !fs::is_empty(index);
    throw Error(ErrorKind::not_found,
                index.string() + (foreign ? ": this folder holds no timbao index"
                                          : ": no index here; make one with `timbao index`"));
  }
  return fs::is_directory(index) ? read_own_stub(index) : read_stub(stub);
}

std::uint64_t folder_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code ignored;  // A file may vanish while a writer merges.
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (!entry.is_regular_file(ignored)) continue;
    const std::uint64_t size = entry.file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

WritableFolder::WritableFolder(fs::path index) : path_(std::move(index)) {
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) {
    throw Error(ErrorKind::io, path_.string() + ": cannot make the index: " + error.message());
  }
  const bool started = fs::exists(path_ / kLockName) || fs::exists(path_ / kStubName);
  if (!started && !fs::is_empty(path_)) {
    throw Error(ErrorKind::usage, path_.string() +
                                      ": this folder holds other files and no index; name a new or "
                                      "an empty folder with --db");
  }
  lock();
  if (fs::exists(path_ / kStubName)) segments_ = read_own_stub(path_);
  for (const auto& entry : fs::directory_iterator(path_)) {
    last_number_ = std::max(last_number_.load(), segment_number(entry.path().filename().string()));
  }
  remove_unlisted();
}

void WritableFolder::lock() {
  lock_.emplace(path_ / kLockName);
  if (lock_->try_lock()) return;
  throw Error(ErrorKind::locked, path_.string() +
                                     ": another `timbao index` is writing to this index; wait for "
                                     "it to end");
}

std::uint64_t WritableFolder::newest_segment() const {
  return segments_.empty() ? 0 : segment_number(segments_.back());
}

std::string WritableFolder::new_segment_name() {
  char name[32];
  std::snprintf(name, sizeof name, "s%06llu", static_cast<unsigned long long>(++last_number_));
  return name;
}

void WritableFolder::publish(std::vector<std::string> segments) {
  const fs::path stub = path_ / kStubName;
  const fs::path next = path_ / "XAPIANDB.next";
  for (const std::string& segment : segments) {
    const bool listed = std::find(segments_.begin(), segments_.end(), segment) != segments_.end();
    if (!listed) sync_folder_to_disk(segment_path(segment));
  }
  {
    std::ofstream out(next, std::ios::trunc);
    for (const std::string& segment : segments) out << kStubLine << segment << '\n';
    if (!out.flush()) throw_io(next, "cannot be written");
  }
  sync_to_disk(next);
  put_in_place(next, stub);
  sync_to_disk(path_);
  segments_ = std::move(segments);
  remove_unlisted();
}

void WritableFolder::remove_unlisted() const {
  for (const auto& entry : fs::directory_iterator(path_)) {
    const std::string name = entry.path().filename();
    if (segment_number(name) == 0) continue;
    if (std::find(segments_.begin(), segments_.end(), name) != segments_.end()) continue;
    std::error_code ignored;  // What cannot be removed now is removed by the next writer.
    fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace timbao::index
