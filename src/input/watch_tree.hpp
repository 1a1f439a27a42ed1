// The folders that are watched, and inotify's numbers for them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao::input {

// Used from one thread.
class WatchTree {
 public:
  // `inotify`: a descriptor of inotify_init1(2), or -1 to watch nothing; `except`: folders that are
  // not looked into.
  WatchTree(int inotify, std::vector<std::string> except)
      : inotify_(inotify), except_(std::move(except)) {}

  // Watches a folder and all below it, or a file by its folder.
  void add(const std::string& path);

  // A folder appeared below one that is watched.
  void add_folder(const std::string& folder);

  // A folder was moved away or is gone. False where it was not watched.
  bool remove_folder(const std::string& folder);

  // inotify let a number go.
  void forget(int number);

  // The full path of a name in the folder with this number; nothing where the name is not watched.
  [[nodiscard]] std::optional<std::string> path_of(int number, std::string_view name) const;

  // errno of the first folder that could not be watched for want of room; 0.
  [[nodiscard]] int shortage() const { return shortage_; }

 private:
  struct Watched {
    std::string folder;
    bool is_whole = false;        // Else the names alone.
    std::set<std::string> names;  // Of files that the user named.
  };

  Watched* watch(const std::string& folder);

  int inotify_;
  std::vector<std::string> except_;
  std::map<int, Watched> by_number_;
  std::map<std::string, int> by_folder_;
  int shortage_ = 0;
};

}  // namespace timbao::input
