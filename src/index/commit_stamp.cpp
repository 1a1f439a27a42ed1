#include "timbao/index/commit_stamp.hpp"

#include <sys/stat.h>
#include <xxhash.h>

#include <array>
#include <vector>

#include "index/folder.hpp"
#include "index/ngram_file.hpp"
#include "timbao/index/word_sets.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

// Zeros where there is no such file.
void add_stamp(const fs::path& file, std::vector<std::uint64_t>& stamps) {
  struct ::stat status {};
  if (::stat(file.c_str(), &status) != 0) status = {};
  const auto add = [&](auto value) { stamps.push_back(static_cast<std::uint64_t>(value)); };
  add(status.st_ino);
  add(status.st_size);
  for (const struct ::timespec& time : {status.st_mtim, status.st_ctim}) {
    add(time.tv_sec);
    add(time.tv_nsec);
  }
}

// Of each segment: what a Xapian commit replaces, and what is made once the segment is published.
void add_segments(const fs::path& index, std::vector<std::uint64_t>& stamps) {
  constexpr const char* kXapianVersionFile = "iamglass";
  const bool is_folder = fs::is_directory(index);
  const fs::path folder = is_folder ? index : index.parent_path();
  add_stamp(is_folder ? index / kStubName : index, stamps);
  for (const std::string& name : segments_of(index)) {
    const fs::path segment = folder / name;
    if (fs::exists(segment / kStubName)) {
      add_segments(segment, stamps);
      continue;
    }
    for (const char* file : {kXapianVersionFile, kNgramFileName, kWordSetFileName}) {
      add_stamp(segment / file, stamps);
    }
  }
}

}  // namespace

std::uint64_t commit_stamp(const fs::path& index) {
  std::vector<std::uint64_t> stamps;
  add_segments(index, stamps);
  return XXH3_64bits(stamps.data(), stamps.size() * sizeof stamps.front());
}

}  // namespace timbao::index
