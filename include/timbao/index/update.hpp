// Builds an index, or brings one up to date with the files it was made from.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "timbao/base/issue.hpp"

namespace timbao::index {

struct UpdateOptions {
  // Behaviour.
  // Remove articles whose file lies at or below one of these paths and no longer holds them. What a
  // file or folder held that was rejected in this run, or had a record rejected, stays. Empty:
  // remove nothing.
  std::vector<std::string> prune_below;
  // Read every file, also those that lie on disk as they were when the index took them in.
  bool recheck = false;
  // Set from any thread to end early: what was read till then is committed, nothing is pruned.
  const std::atomic<bool>* stop = nullptr;
  // A file that was modified less than this before the run is read again next time, since a change
  // within one tick of the file system's clock shows in no stamp. A guess, made for slow clocks.
  std::chrono::milliseconds settling_time{2000};
  // Article::first_seen of new articles, at least that of every article in the index; nothing: the
  // time of the call.
  std::optional<std::chrono::system_clock::time_point> now;
  // Speed.
  unsigned threads = 0;  // 0: one for each core.
  // Text between two commits, 200 bytes a record included for what it takes beside its text. More
  // costs memory, about twice this, and loses more work when interrupted.
  std::uint64_t round_bytes = std::uint64_t{96} << 20;
};

// Where each record went: records read = added + updated + versions + unchanged + repeated +
// rejected, and each file that could not be read adds one to rejected.
struct UpdateReport {
  std::uint64_t files = 0;            // Opened.
  std::uint64_t files_unchanged = 0;  // Not opened, since the index holds them as they lie there.
  std::uint64_t skipped = 0;          // Files of no known kind in folders.
  std::uint64_t passed_over = 0;  // Records of web archives that are no HTML page with status 200.
  std::uint64_t added = 0;        // New articles.
  std::uint64_t updated = 0;      // Articles whose record changed, or partly vanished.
  std::uint64_t versions = 0;     // Other texts of articles, from the same address.
  // Articles that the index holds already; those of unchanged files, which were not read, included.
  std::uint64_t unchanged = 0;
  // Records that say what the index or an earlier record says, or that have the id of one and
  // another address.
  std::uint64_t repeated = 0;
  std::uint64_t rejected = 0;    // Records and files that were reported as issues.
  std::uint64_t removed = 0;     // Articles pruned.
  std::uint64_t bytes = 0;       // Read, decompressed.
  std::uint64_t disk_bytes = 0;  // Of files as they lie on disk: read, or unchanged.
  double seconds = 0;
};

// Called from the thread that called update().
struct UpdateListener {
  std::function<void(const Issue&)>
      rejected;  // Each record or file that was not taken, in input order.
  std::function<void(const Issue&)>
      warned;  // Taken, but worth a word: an id that came again with other text.
  std::function<void(const UpdateReport&)> progressed;  // Now and then, counts so far.
};

// Reads files, folders and "-" (input::Source) and commits what they hold, in rounds: at any
// moment, a kill -9 included, the index holds the last round whole, and the same call again
// finishes the work. Files that were taken in and lie there unchanged are not opened. Makes the
// index's folder when it does not exist.
//
// Parallel; the resulting articles and counts do not depend on the number of threads. Readers that
// have the index open go on. Memory: what a round takes, and 10 to 15 bytes for each record read.
// Throws Error: locked (another update is running), corrupt, wrong_rules, io.
UpdateReport update(const std::filesystem::path& index, const std::vector<std::string>& paths,
                    const UpdateOptions& options, const UpdateListener& listener);

}  // namespace timbao::index
