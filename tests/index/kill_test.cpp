// An update that ends at any moment, as by kill -9: the index holds a commit whole, and the same
// call again finishes.
#include <gtest/gtest.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "index/folder.hpp"
#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "support/word_set_check.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::record;
using test::run_update;
using test::TempFolder;

constexpr int kFiles = 6;
constexpr int kArticlesInFile = 300;

std::string id_of(int file, int article) {
  return std::to_string(file) + "-" + std::to_string(article);
}

// Some 1 MB a file, so that a run has several rounds. Every third article changes from edition to
// edition.
void write_feeds(const TempFolder& folder, int edition) {
  for (int file = 0; file < kFiles; ++file) {
    std::string text;
    for (int article = 0; article < kArticlesInFile; ++article) {
      std::string body = "Bản " + std::to_string(article % 3 == 0 ? edition : 0) + ".";
      for (int k = 0; k < 90; ++k)
        body += " Giá lúa hè thu ở Đồng Tháp " + std::to_string(article + k);
      text += record(id_of(file, article), body);
    }
    folder.write("feeds/" + std::to_string(file) + ".jsonl", text);
  }
}

UpdateOptions many_rounds() {
  UpdateOptions options;
  options.round_bytes = 1;
  options.threads = 2;
  options.settling_time = std::chrono::milliseconds(0);
  return options;
}

// Runs an update in a process of its own that the system ends after so many milliseconds. True
// where it came to its end.
bool update_for(const TempFolder& folder, int milliseconds) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::itimerval timer{};
    timer.it_value.tv_usec = milliseconds * 1000;
    ::setitimer(ITIMER_REAL, &timer, nullptr);  // SIGALRM, which nothing handles here.
    run_update(folder / "db", {folder / "feeds"}, many_rounds());
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// How many articles the index holds; each must be whole and of an edition up to the latest.
std::uint64_t sound_articles(const fs::path& index, int edition) {
  if (!fs::exists(index / kStubName)) return 0;
  const Reader reader(index);
  std::uint64_t found = 0;
  for (int file = 0; file < kFiles; ++file) {
    for (int article = 0; article < kArticlesInFile; ++article) {
      const auto read = reader.find(id_of(file, article));
      if (!read) continue;
      ++found;
      EXPECT_TRUE(read->body.starts_with("Bản 0.") ||
                  (article % 3 == 0 && edition == 1 && read->body.starts_with("Bản 1.")))
          << read->body.substr(0, 40);
      EXPECT_TRUE(read->body.ends_with(std::to_string(article + 89)));
    }
  }
  EXPECT_EQ(found, reader.statistics().articles);
  test::check_word_sets(reader);
  return found;
}

TEST(KilledUpdate, LeavesACommitThatTheNextRunFinishes) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "ThreadSanitizer does not follow threads of a forked process";
#endif
  const TempFolder folder;
  int killed = 0;
  for (int edition = 0; edition < 2; ++edition) {
    write_feeds(folder, edition);
    std::uint64_t before = edition == 0 ? 0 : std::uint64_t{kFiles} * kArticlesInFile;
    for (int milliseconds = 3; milliseconds < 120; milliseconds += 9) {
      killed += update_for(folder, milliseconds) ? 0 : 1;
      const std::uint64_t now = sound_articles(folder / "db", edition);
      EXPECT_GE(now, before) << "a commit was lost";
      before = now;
      if (HasFailure()) return;
    }
    run_update(folder / "db", {folder / "feeds"}, many_rounds());
    EXPECT_EQ(sound_articles(folder / "db", edition), std::uint64_t{kFiles} * kArticlesInFile);
    const Reader reader(folder / "db");
    EXPECT_EQ(test::check_word_sets(reader).segments, reader.segments().size());
    const auto again = run_update(folder / "db", {folder / "feeds"}, many_rounds());
    EXPECT_EQ(again.report.files, 0U);
    for (int file = 0; file < kFiles; ++file) {
      const std::string wanted = "Bản " + std::to_string(edition) + ".";
      EXPECT_TRUE(reader.find(id_of(file, 0))->body.starts_with(wanted));
    }
  }
  EXPECT_GT(killed, 0);
  const auto listed = segments_of(folder / "db");
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(folder / "db")) folders += entry.is_directory();
  EXPECT_EQ(folders, listed.size()) << "work that was cut off lies about";
}

}  // namespace
}  // namespace timbao::index
