// Waits for changes below files and folders, by inotify.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace timbao::input {

struct WatchOptions {
  // Changes are handed out once nothing changed for `quiet`, and `longest` after the first at the
  // latest.
  std::chrono::milliseconds quiet{300};
  std::chrono::milliseconds longest{5000};
  // Look at everything this often instead of waiting for events, which network file systems do not
  // give; 0: events.
  std::chrono::milliseconds poll{0};
  // Folders that are not looked into.
  std::vector<std::string> except;
};

// Paths are absolute and normal.
struct Changes {
  // Files of known kinds that were written and closed, or moved here; folders that are new.
  std::vector<std::string> written;
  // Files and folders that were removed, or moved away.
  std::vector<std::string> vanished;
  bool anything = false;  // Everything may have changed: events were lost, or none are to be had.
};

// Watches from its construction on. Used from one thread, but for stop().
class Watcher {
 public:
  // `paths`: files, and folders with all below them; links to folders are followed, each real
  // folder is watched once. What does not exist is watched for as far as its folder exists.
  explicit Watcher(const std::vector<std::string>& paths, WatchOptions options = {});
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher();

  // Waits for the next changes; nothing once stopped.
  [[nodiscard]] std::optional<Changes> next();

  // Waits so long; false once stopped.
  [[nodiscard]] bool pause(std::chrono::milliseconds time);

  // Ends all waiting, also that to come. Any thread, signal handlers too.
  void stop();

  // Why events are not to be had, so that next() looks every minute; nothing where they are.
  [[nodiscard]] const std::optional<std::string>& limitation() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::input
