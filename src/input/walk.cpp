#include "input/walk.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "input/file_stamp.hpp"
#include "input/system_error.hpp"

namespace timbao::input {
namespace {

std::string joined(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.ends_with('/')) path += '/';
  return path.append(name);
}

Issue issue(std::string path, std::string reason) {
  return {.path = std::move(path), .line = 0, .reason = std::move(reason)};
}

// Why `path` could not be asked for, `error` being what the system said.
std::string reason_of_failed_stat(const std::string& path, int error) {
  struct ::stat link {};
  if (error == ENOENT && ::lstat(path.c_str(), &link) == 0) {
    return "dangling link: what it leads to does not exist";
  }
  return reason_of_error(error);
}

}  // namespace

Walk::Walk(std::vector<std::string> paths) : paths_(std::move(paths)) {}

std::optional<Finding> Walk::next() {
  while (!folders_.empty() || next_path_ < paths_.size()) {
    std::optional<Finding> finding = folders_.empty() ? visit_named_path() : visit_next_entry();
    if (finding) return finding;
  }
  return std::nullopt;
}

std::optional<Finding> Walk::visit_named_path() {
  std::string path = paths_[next_path_++];
  return path == "-" ? visit_standard_input() : visit(std::move(path), NamedBy::user);
}

std::optional<Finding> Walk::visit_next_entry() {
  Folder& folder = folders_.back();
  if (folder.next_entry == folder.entries.size()) {
    folders_.pop_back();
    return std::nullopt;
  }
  const FolderNames::Entry entry = folder.entries[folder.next_entry++];
  if (entry.is_plain_file && !format_of_name(entry.name)) {
    ++skipped_;
    return std::nullopt;
  }
  return visit(joined(folder.path, entry.name), NamedBy::folder);
}

std::optional<Finding> Walk::visit_standard_input() {
  if (std::exchange(standard_input_met_, true)) {
    ++skipped_;
    return std::nullopt;
  }
  return FoundFile{.stamp = {.path = "-"}, .format = {Layout::lines, Kind::json_line}};
}

std::optional<Finding> Walk::visit(std::string path, NamedBy named_by) {
  struct ::stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    std::string reason = reason_of_failed_stat(path, errno);
    return issue(std::move(path), std::move(reason));
  }
  if (S_ISDIR(status.st_mode)) {
    return enter_folder(std::move(path), {.device = status.st_dev, .inode = status.st_ino});
  }
  return visit_file(std::move(path), status, named_by);
}

std::optional<Finding> Walk::visit_file(std::string path, const struct ::stat& status,
                                        NamedBy named_by) {
  const std::optional<Format> format = format_of_name(path);
  if (!format && named_by == NamedBy::folder) {
    ++skipped_;
    return std::nullopt;
  }
  // A FIFO or a device is not even opened: that alone may block, or rewind a tape.
  if (!S_ISREG(status.st_mode)) return issue(std::move(path), "not a regular file");
  if (!format) return issue(std::move(path), unknown_format());
  if (!met_.insert(status.st_dev, status.st_ino)) {
    ++skipped_;
    return std::nullopt;
  }
  return FoundFile{.stamp = stamp_of(std::move(path), status), .format = *format};
}

std::optional<Finding> Walk::enter_folder(std::string path, Identity identity) {
  const auto same = std::find_if(folders_.begin(), folders_.end(),
                                 [&](const Folder& folder) { return folder.identity == identity; });
  if (same != folders_.end()) {
    return issue(std::move(path), "folder loop: already being read as " + same->path);
  }
  if (!met_.insert(identity.device, identity.inode)) {
    ++skipped_;
    return std::nullopt;
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(path.c_str()), &::closedir);
  if (!handle) return issue(std::move(path), reason_of_error(errno));

  Folder folder{.path = std::move(path), .identity = identity, .entries = {}};
  errno = 0;
  while (const dirent* entry = ::readdir(handle.get())) {
    const std::string_view name(entry->d_name);
    if (name == "." || name == "..") continue;
    folder.entries.add(name, entry->d_type == DT_REG);
  }
  const int error = errno;
  folder.entries.sort();
  folders_.push_back(std::move(folder));
  // The names that were listed before a failure are walked all the same.
  if (error != 0) return issue(folders_.back().path, reason_of_error(error));
  return std::nullopt;
}

}  // namespace timbao::input
