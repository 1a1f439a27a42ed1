#include "timbao/input/watcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "support/temp_folder.hpp"

namespace timbao::input {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;
using Paths = std::vector<std::string>;

WatchOptions quick() {
  WatchOptions options;
  options.quiet = std::chrono::milliseconds(20);
  return options;
}

bool has(const Paths& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

class WatcherOfAFolder : public testing::Test {
 protected:
  WatcherOfAFolder() { folder_.write("bao/cu/a.txt", "Bài"); }

  TempFolder folder_;
};

TEST_F(WatcherOfAFolder, TellsWhatWasWritten) {
  Watcher watcher({folder_ / "bao"}, quick());
  const std::string written = folder_.write("bao/b.txt", "Bài");
  const std::string edited = folder_.write("bao/cu/a.txt", "Bài khác");
  folder_.write("bao/c.unknown", "x");
  const auto changes = watcher.next();
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->written, (Paths{written, edited}));
  EXPECT_EQ(changes->vanished, Paths());
  EXPECT_FALSE(changes->anything);
}

TEST_F(WatcherOfAFolder, TellsWhatVanished) {
  folder_.write("bao/moi/b.txt", "Bài");
  Watcher watcher({folder_ / "bao"}, quick());
  fs::remove(folder_ / "bao/cu/a.txt");
  fs::rename(folder_ / "bao/moi", folder_ / "elsewhere");
  const auto changes = watcher.next();
  EXPECT_TRUE(has(changes->vanished, folder_ / "bao/cu/a.txt"));
  EXPECT_TRUE(has(changes->vanished, folder_ / "bao/moi"));
  EXPECT_EQ(changes->written, Paths());
}

TEST_F(WatcherOfAFolder, TellsWhatWasMovedOrLinkedIn) {
  Watcher watcher({folder_ / "bao"}, quick());
  const std::string file = folder_.write("b.txt", "Bài");
  fs::create_hard_link(file, folder_ / "bao/hard.txt");
  fs::create_symlink(file, folder_ / "bao/soft.txt");
  fs::rename(file, folder_ / "bao/b.txt");
  EXPECT_EQ(watcher.next()->written,
            (Paths{folder_ / "bao/b.txt", folder_ / "bao/hard.txt", folder_ / "bao/soft.txt"}));
}

TEST_F(WatcherOfAFolder, WatchesFoldersThatAreNew) {
  Watcher watcher({folder_ / "bao"}, quick());
  folder_.write("bao/moi/sau/b.txt", "Bài");
  EXPECT_TRUE(has(watcher.next()->written, folder_ / "bao/moi"));
  const std::string later = folder_.write("bao/moi/sau/c.txt", "Bài");
  for (bool found = false; !found;) found = has(watcher.next()->written, later);
}

TEST_F(WatcherOfAFolder, FollowsAFolderThatIsMovedAbout) {
  Watcher watcher({folder_ / "bao"}, quick());
  fs::rename(folder_ / "bao/cu", folder_ / "bao/xua");
  const auto moved = watcher.next();
  EXPECT_EQ(moved->vanished, Paths{folder_ / "bao/cu"});
  EXPECT_EQ(moved->written, Paths{folder_ / "bao/xua"});
  const std::string edited = folder_.write("bao/xua/a.txt", "Bài khác");
  EXPECT_EQ(watcher.next()->written, Paths{edited});
}

TEST_F(WatcherOfAFolder, LooksNotIntoExceptedFolders) {
  WatchOptions options = quick();
  options.except = {folder_ / "bao/cu"};
  Watcher watcher({folder_ / "bao"}, options);
  folder_.write("bao/cu/b.txt", "Bài");
  const std::string other = folder_.write("bao/c.txt", "Bài");
  EXPECT_EQ(watcher.next()->written, Paths{other});
}

TEST_F(WatcherOfAFolder, WatchesANamedFileAlone) {
  Watcher watcher({folder_ / "bao/cu/a.txt"}, quick());
  folder_.write("bao/cu/b.txt", "Bài");
  const std::string replacement = folder_.write("a.txt.new", "Bài khác");
  fs::rename(replacement, folder_ / "bao/cu/a.txt");
  EXPECT_EQ(watcher.next()->written, Paths{folder_ / "bao/cu/a.txt"});
}

TEST_F(WatcherOfAFolder, SurvivesLinksThatLeadInCircles) {
  fs::create_directory_symlink(folder_ / "bao", folder_ / "bao/cu/lai");
  Watcher watcher({folder_ / "bao"}, quick());
  const std::string written = folder_.write("bao/b.txt", "Bài");
  EXPECT_EQ(watcher.next()->written, Paths{written});
}

TEST_F(WatcherOfAFolder, SaysThatAnythingMayHaveChangedWhereEventsWereLost) {
  std::size_t most_events = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most_events;
  if (most_events == 0 || most_events > 100'000) GTEST_SKIP() << "the queue is too long to fill";
  Watcher watcher({folder_ / "bao"}, quick());
  for (std::size_t i = 0; i < most_events / 2 + 10; ++i) {
    std::ofstream(folder_ / ("bao/" + std::to_string(i) + ".txt")) << i;
  }
  EXPECT_TRUE(watcher.next()->anything);
  const std::string written = folder_.write("bao/b.txt", "Bài");
  for (bool found = false; !found;) found = has(watcher.next()->written, written);
}

TEST_F(WatcherOfAFolder, LooksEverySoOftenWhenAsked) {
  WatchOptions options;
  options.poll = std::chrono::milliseconds(5);
  Watcher watcher({folder_ / "bao"}, options);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(watcher.next()->anything);
}

TEST_F(WatcherOfAFolder, IsStoppedFromAnotherThread) {
  Watcher watcher({folder_ / "bao"}, quick());
  std::thread stopper([&watcher] { watcher.stop(); });
  EXPECT_FALSE(watcher.next());
  EXPECT_FALSE(watcher.pause(std::chrono::hours(1)));
  EXPECT_FALSE(watcher.next());
  stopper.join();
}

}  // namespace
}  // namespace timbao::input
