#include "cli/watch_command.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/interrupt.hpp"
#include "cli/update_report.hpp"
#include "timbao/base/error.hpp"
#include "timbao/index/update.hpp"
#include "timbao/input/watcher.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

input::WatchOptions watch_options(const WatchCommand& command, const fs::path& index) {
  input::WatchOptions options;
  options.poll = std::chrono::seconds(command.poll_seconds);
  options.except = {fs::absolute(index)};  // Its files change with every commit.
  return options;
}

// One run of the command.
class Watch {
 public:
  Watch(const WatchCommand& command, fs::path index, Streams& streams)
      : command_(command),
        index_(std::move(index)),
        streams_(streams),
        watcher_(command.paths, watch_options(command, index_)) {}

  int run();

 private:
  void update(std::vector<std::string> paths, std::vector<std::string> prune_below);
  std::optional<index::UpdateReport> update_when_unlocked(const std::vector<std::string>& paths,
                                                          const index::UpdateOptions& options);
  void tell(const index::UpdateReport& report);
  void warn(const Issue& issue);

  const WatchCommand& command_;
  fs::path index_;
  Streams& streams_;
  input::Watcher watcher_;
  StopOnSignal stop_{watcher_};
  std::set<std::string> warned_;  // Files with issues are read again and again: tell once.
};

void Watch::warn(const Issue& issue) {
  if (warned_.insert(issue.message()).second) streams_.warn(issue);
}

// Waits for another writer to end; nothing where the user stops meanwhile.
std::optional<index::UpdateReport> Watch::update_when_unlocked(
    const std::vector<std::string>& paths, const index::UpdateOptions& options) {
  constexpr std::chrono::milliseconds kPause(200);
  UpdateProgress progress(streams_, paths);
  index::UpdateListener listener = progress.listener();
  listener.rejected = listener.warned = [this](const Issue& issue) { warn(issue); };
  for (bool told = false; !StopOnSignal::is_stopped();) {
    try {
      const index::UpdateReport report = index::update(index_, paths, options, listener);
      streams_.progress.clear();
      return report;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::locked) throw;
      if (!std::exchange(told, true)) streams_.log.info("waiting: {}", error.what());
      if (!watcher_.pause(kPause)) break;
    }
  }
  return std::nullopt;
}

void Watch::update(std::vector<std::string> paths, std::vector<std::string> prune_below) {
  std::erase_if(paths, [](const std::string& path) {
    std::error_code ignored;  // What is gone again is pruned.
    return !fs::exists(path, ignored);
  });
  index::UpdateOptions options;
  options.prune_below = std::move(prune_below);
  options.threads = command_.threads;
  options.stop = &StopOnSignal::is_stopped();
  if (const auto report = update_when_unlocked(paths, options)) tell(*report);
}

void Watch::tell(const index::UpdateReport& report) {
  if (report.added + report.updated + report.versions + report.removed == 0) return;
  streams_.log.info("{} added, {} updated, {} versions, {} removed in {:.2f} s", report.added,
                    report.updated, report.versions, report.removed, report.seconds);
}

int Watch::run() {
  if (watcher_.limitation()) {
    streams_.log.warn("{}; looking at all files every minute instead",
                      render::one_line(*watcher_.limitation()));
  }
  update(command_.paths, command_.paths);
  streams_.log.info("watching; Ctrl-C ends it");
  while (std::optional<input::Changes> changes = watcher_.next()) {
    if (changes->anything) {
      update(command_.paths, command_.paths);
      continue;
    }
    std::vector<std::string> touched = std::move(changes->vanished);
    touched.insert(touched.end(), changes->written.begin(), changes->written.end());
    update(std::move(changes->written), std::move(touched));
  }
  return kDone;
}

}  // namespace

CommandLine WatchCommand::command_line() {
  constexpr std::uint32_t kMostSeconds = 24 * 3600;
  CommandLine line(
      {.name = kName,
       .summary = "keep an index up to date while files change",
       .arguments = "PATH...",
       .description =
           "Keeps an index up to date with files and folders: what is written, moved or\n"
           "removed there is added, replaced or removed in the index a moment later. Begins\n"
           "with an update as `timbao index --prune` makes it. Ctrl-C ends it.",
       .examples = "  timbao watch crawl/\n"
                   "  timbao watch --db news.db --poll 60 /mnt/server/press\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("poll", number_option(poll_seconds, "N", {1, kMostSeconds}),
           "look at all files every N seconds instead of waiting\n"
           "for events, which network folders do not give");
  add_threads_option(line, threads, "work on N threads (default: one for each core)");
  line.add_arguments(paths);
  return line;
}

int run(const WatchCommand& command, Streams& streams) {
  if (command.paths.empty()) throw UsageError("no PATH given");
  if (std::find(command.paths.begin(), command.paths.end(), "-") != command.paths.end()) {
    throw UsageError("standard input cannot be watched");
  }
  command.outlets.load();
  const std::filesystem::path index = index_to_write(command.db.path, streams);
  return Watch(command, index, streams).run();
}

}  // namespace timbao::cli
