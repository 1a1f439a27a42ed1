#include "input/watch_tree.hpp"

#include <sys/inotify.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace timbao::input {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_ONLYDIR | IN_EXCL_UNLINK;

std::string joined(const std::string& folder, std::string_view name) {
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

}  // namespace

WatchTree::Watched* WatchTree::watch(const std::string& folder) {
  const int number = ::inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (number < 0) {
    // What is gone or closed to us is reported by those who read it.
    const bool wants_room = errno == ENOSPC || errno == ENOMEM;
    if (wants_room && shortage_ == 0) shortage_ = errno;
    return nullptr;
  }
  Watched& watched = by_number_[number];
  if (watched.folder.empty()) {
    watched.folder = folder;
    by_folder_[folder] = number;
  }
  return &watched;
}

void WatchTree::add(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    add_folder(path);
    return;
  }
  const fs::path file(path);
  if (Watched* folder = watch(file.parent_path())) folder->names.insert(file.filename());
}

void WatchTree::add_folder(const std::string& folder) {
  std::vector<std::string> waiting = {folder};
  while (!waiting.empty() && shortage_ == 0) {
    const std::string next = std::move(waiting.back());
    waiting.pop_back();
    if (std::find(except_.begin(), except_.end(), next) != except_.end()) continue;
    Watched* watched = watch(next);
    // The same number as before: a link leads to a folder that is watched already.
    if (watched == nullptr || std::exchange(watched->is_whole, true)) continue;
    std::error_code error;
    for (fs::directory_iterator entry(next, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      std::error_code ignored;
      if (entry->is_directory(ignored)) waiting.push_back(entry->path());
    }
  }
}

bool WatchTree::remove_folder(const std::string& folder) {
  const std::string below = joined(folder, "");
  const auto remove = [this](auto it) {
    ::inotify_rm_watch(inotify_, it->second);
    by_number_.erase(it->second);
    return by_folder_.erase(it);
  };
  const auto own = by_folder_.find(folder);
  const bool was_watched = own != by_folder_.end();
  if (was_watched) remove(own);
  auto it = by_folder_.lower_bound(below);
  while (it != by_folder_.end() && it->first.starts_with(below)) it = remove(it);
  return was_watched;
}

void WatchTree::forget(int number) {
  const auto found = by_number_.find(number);
  if (found == by_number_.end()) return;
  by_folder_.erase(found->second.folder);
  by_number_.erase(found);
}

std::optional<std::string> WatchTree::path_of(int number, std::string_view name) const {
  const auto found = by_number_.find(number);
  if (found == by_number_.end()) return std::nullopt;
  const Watched& watched = found->second;
  if (!watched.is_whole && !watched.names.contains(std::string(name))) return std::nullopt;
  std::string path = joined(watched.folder, name);
  const bool excepted = std::find(except_.begin(), except_.end(), path) != except_.end();
  return excepted ? std::nullopt : std::optional(std::move(path));
}

}  // namespace timbao::input
