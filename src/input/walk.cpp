#include "input/walk.hpp"

#include <dirent.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <functional>
#include <memory>
#include <utility>

#include "input/file_stamp.hpp"
#include "input/system_error.hpp"

namespace timbao::input {
namespace {

constexpr std::array<std::string_view, 4> kCompressedSuffixes = {".gz", ".zst", ".xz", ".bz2"};

struct KindSuffix {
  std::string_view suffix;
  Kind kind;
};
constexpr std::array<KindSuffix, 12> kKindSuffixes = {{{".txt", Kind::text},
                                                       {".html", Kind::html},
                                                       {".htm", Kind::html},
                                                       {".xhtml", Kind::html},
                                                       {".md", Kind::markdown},
                                                       {".markdown", Kind::markdown},
                                                       {".json", Kind::json},
                                                       {".jsonl", Kind::json_line},
                                                       {".ndjson", Kind::json_line},
                                                       {".rss", Kind::feed},
                                                       {".atom", Kind::feed},
                                                       {".xml", Kind::feed}}};

// "unknown kind of file (known: .txt .html …, each also .gz .zst .xz .bz2)".
std::string unknown_kind() {
  std::string reason = "unknown kind of file (known:";
  for (const KindSuffix& known : kKindSuffixes) reason.append(" ").append(known.suffix);
  reason += ", each also";
  for (const std::string_view suffix : kCompressedSuffixes) reason.append(" ").append(suffix);
  return reason + ')';
}

char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// `suffix` is lower case.
bool ends_with_any_case(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  name.remove_prefix(name.size() - suffix.size());
  return std::equal(name.begin(), name.end(), suffix.begin(),
                    [](char left, char right) { return ascii_lower(left) == right; });
}

std::size_t compressed_suffix_bytes(std::string_view name) {
  for (const std::string_view suffix : kCompressedSuffixes) {
    if (ends_with_any_case(name, suffix)) return suffix.size();
  }
  return 0;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
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

std::optional<Kind> kind_of_name(std::string_view name) {
  name.remove_suffix(compressed_suffix_bytes(name));
  for (const auto& [suffix, kind] : kKindSuffixes) {
    if (ends_with_any_case(name, suffix)) return kind;
  }
  return std::nullopt;
}

bool is_compressed_name(std::string_view name) { return compressed_suffix_bytes(name) > 0; }

std::size_t Walk::IdentityHash::operator()(const Identity& identity) const {
  return std::hash<std::uint64_t>{}(identity.inode * 0x9e3779b97f4a7c15U + identity.device);
}

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
  const Entry& entry = folder.entries[folder.next_entry++];
  if (entry.is_plain_file && !kind_of_name(entry.name)) {
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
  return FoundFile{.stamp = {.path = "-"}, .kind = Kind::json_line};
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
  const std::optional<Kind> kind = kind_of_name(path);
  if (!kind && named_by == NamedBy::folder) {
    ++skipped_;
    return std::nullopt;
  }
  // A FIFO or a device is not even opened: that alone may block, or rewind a tape.
  if (!S_ISREG(status.st_mode)) return issue(std::move(path), "not a regular file");
  if (!kind) return issue(std::move(path), unknown_kind());
  if (!met_.insert({.device = status.st_dev, .inode = status.st_ino}).second) {
    ++skipped_;
    return std::nullopt;
  }
  return FoundFile{.stamp = stamp_of(std::move(path), status), .kind = *kind};
}

std::optional<Finding> Walk::enter_folder(std::string path, Identity identity) {
  const auto same = std::find_if(folders_.begin(), folders_.end(),
                                 [&](const Folder& folder) { return folder.identity == identity; });
  if (same != folders_.end()) {
    return issue(std::move(path), "folder loop: already being read as " + same->path);
  }
  if (!met_.insert(identity).second) {
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
    folder.entries.push_back({.name = std::string(name), .is_plain_file = entry->d_type == DT_REG});
  }
  const int error = errno;
  std::sort(folder.entries.begin(), folder.entries.end(),
            [](const Entry& left, const Entry& right) { return left.name < right.name; });
  folders_.push_back(std::move(folder));
  // The names that were listed before a failure are walked all the same.
  if (error != 0) return issue(folders_.back().path, reason_of_error(error));
  return std::nullopt;
}

}  // namespace timbao::input
