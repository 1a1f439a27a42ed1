// The files that a run has read: what they gave, which had trouble, which are done.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "timbao/input/source.hpp"

namespace timbao::index {

// Paths are as in Article::path; that of an archive's member continues the archive's.
class ReadFiles {
 public:
  // A record of this file is in the index, or will be when the round is committed.
  void count_article(const std::string& path) { ++articles_[path]; }

  // This file or folder could not be read, or a record of it was not taken: what the index has from
  // there may still be there.
  void add_issue(std::string path) { unread_.insert(std::move(path)); }

  // This file has to be read again at the next run.
  void distrust(std::string path) { distrusted_.insert(std::move(path)); }

  // The end of a file was reached.
  void finish(const input::FileStamp& stamp) { finished_.push_back(stamp); }

  // True where neither the file nor a folder above it had an issue.
  [[nodiscard]] bool was_read(const std::string& file) const;

  struct Finished {
    input::FileStamp stamp;
    std::uint64_t articles;
  };
  // The files finished since the last call that need not be read again unless they change.
  [[nodiscard]] std::vector<Finished> settle();

 private:
  std::map<std::string, std::uint64_t> articles_;  // Of files that are not settled yet.
  std::vector<input::FileStamp> finished_;
  std::set<std::string> unread_;
  std::set<std::string> distrusted_;
};

}  // namespace timbao::index
