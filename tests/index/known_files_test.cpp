// Files that the index holds as they lie on disk are not opened again.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "index/update_counts.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/update.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::record;
using test::TempFolder;
using test::UpdateRun;

// A folder "bao" with two feeds, and its index. Files count as settled at once.
class KnownFiles : public testing::Test {
 protected:
  KnownFiles() {
    options_.settling_time = std::chrono::milliseconds(0);
    folder_.write("bao/a.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa tăng."));
    folder_.write("bao/c.jsonl", record("c", "Thác Bà."));
  }

  UpdateRun run(const std::vector<std::string>& paths) const {
    return test::run_update(folder_ / "db", paths, options_);
  }
  UpdateRun run() const { return run({folder_ / "bao"}); }
  UpdateRun prune() {
    options_.prune_below = {folder_ / "bao"};
    const UpdateRun pruned = run();
    options_.prune_below.clear();
    return pruned;
  }
  [[nodiscard]] std::string ids() const {
    const Reader reader(folder_ / "db");
    std::string ids;
    for (const std::string id : {"a", "b", "c"}) ids += reader.find(id) ? id : "";
    return ids;
  }

  TempFolder folder_;
  UpdateOptions options_;
};

TEST_F(KnownFiles, AreNotOpened) {
  EXPECT_EQ(run().report.files, 2U);
  const UpdateRun again = run();
  EXPECT_EQ(again.report.files, 0U);
  EXPECT_EQ(again.report.files_unchanged, 2U);
  EXPECT_EQ(counts_of(again.report), Counts{.unchanged = 3});
  EXPECT_EQ(again.report.bytes, 0U);
  EXPECT_GT(again.report.disk_bytes, 0U);
}

TEST_F(KnownFiles, AreThoseThatNobodyTouched) {
  run();
  folder_.write("bao/c.jsonl", record("c", "Thác Bà."));
  const UpdateRun again = run();
  EXPECT_EQ(again.report.files, 1U);
  EXPECT_EQ(again.report.files_unchanged, 1U);
  EXPECT_EQ(counts_of(again.report), Counts{.unchanged = 3});
  EXPECT_EQ(run().report.files, 0U);
}

TEST_F(KnownFiles, AreTheSameByAnyNameOfTheirPath) {
  run();
  EXPECT_EQ(run({fs::relative(folder_ / "bao/../bao")}).report.files_unchanged, 2U);
  EXPECT_EQ(run({folder_ / "bao/a.jsonl"}).report.files_unchanged, 1U);
}

TEST_F(KnownFiles, AreReadAllTheSameWhenAskedFor) {
  run();
  options_.recheck = true;
  const UpdateRun again = run();
  EXPECT_EQ(again.report.files, 2U);
  EXPECT_EQ(counts_of(again.report), Counts{.unchanged = 3});
}

TEST_F(KnownFiles, AreNoneThatChangedJustBeforeTheRun) {
  options_.settling_time = std::chrono::hours(1);
  fs::last_write_time(folder_ / "bao/a.jsonl",
                      fs::file_time_type::clock::now() - std::chrono::hours(2));
  run();
  const UpdateRun again = run();
  EXPECT_EQ(again.report.files, 1U);
  EXPECT_EQ(again.report.files_unchanged, 1U);
}

TEST_F(KnownFiles, AreNoneWithIssuesWhichAreReportedEachTime) {
  folder_.write("bao/c.jsonl", record("c", "Thác Bà.") + "{\"broken\n");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(run().rejected.size(), 1U);
  EXPECT_EQ(run().report.files_unchanged, 1U);
}

TEST_F(KnownFiles, AreNoneWhoseRecordGivesWayToAnother) {
  folder_.write("bao/d.jsonl", record("a", "Bản khác."));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(run().warned.size(), 1U);
  EXPECT_EQ(run().report.files_unchanged, 2U);
  fs::remove(folder_ / "bao/a.jsonl");
  prune();
  EXPECT_EQ(Reader(folder_ / "db").find("a")->body, "Bản khác.");
}

TEST_F(KnownFiles, KeepTheirArticlesWhenOthersArePruned) {
  run();
  fs::remove(folder_ / "bao/c.jsonl");
  EXPECT_EQ(counts_of(prune().report), (Counts{.unchanged = 2, .removed = 1}));
  EXPECT_EQ(ids(), "ab");
}

TEST_F(KnownFiles, AreForgottenWhenTheirArticlesArePruned) {
  run();
  fs::rename(folder_ / "bao", folder_ / "away");
  fs::create_directory(folder_ / "bao");
  EXPECT_EQ(prune().report.removed, 3U);
  fs::remove(folder_ / "bao");
  fs::rename(folder_ / "away", folder_ / "bao");
  EXPECT_EQ(counts_of(run().report), Counts{.added = 3});
  EXPECT_EQ(ids(), "abc");
}

TEST_F(KnownFiles, AreNoneThatArticlesLeftUntilThoseArePruned) {
  run();
  folder_.write("bao/a.jsonl", record("b", "Giá lúa tăng."));
  run();
  EXPECT_EQ(ids(), "abc");
  EXPECT_EQ(prune().report.removed, 1U);
  EXPECT_EQ(ids(), "bc");
  run();
  EXPECT_EQ(run().report.files_unchanged, 2U);
}

TEST_F(KnownFiles, AreReadAgainWhereTheRecordOfThemIsLostOrDamaged) {
  run();
  const std::string whole = folder_.read("db/files.timbao");
  std::vector<std::string> damaged = {"", whole.substr(0, whole.size() - 1), whole + "x",
                                      "timbaoF1"};
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    damaged.push_back(whole);
    damaged.back()[at] ^= 1;
  }
  for (const std::string& bytes : damaged) {
    folder_.write("db/files.timbao", bytes);
    const UpdateRun again = run();
    EXPECT_EQ(again.report.files, 2U);
    EXPECT_EQ(counts_of(again.report), Counts{.unchanged = 3});
    EXPECT_EQ(run().report.files, 0U);
  }
}

TEST_F(KnownFiles, AreReadAgainAfterACrashBetweenCommittingAndRememberingThem) {
  run({folder_ / "bao/a.jsonl"});
  const std::string before = folder_.read("db/files.timbao");
  run();
  folder_.write("db/files.timbao", before);
  const UpdateRun again = run();
  EXPECT_EQ(again.report.files, 1U);
  EXPECT_EQ(counts_of(again.report), Counts{.unchanged = 3});
  EXPECT_EQ(ids(), "abc");
}

TEST_F(KnownFiles, AreNoneForAnIndexThatIsOlderThanTheRecordOfThem) {
  run({folder_ / "bao/a.jsonl"});
  fs::copy(folder_ / "db", folder_ / "backup", fs::copy_options::recursive);
  run();
  fs::remove(folder_ / "backup/files.timbao");
  fs::copy(folder_ / "db/files.timbao", folder_ / "backup/files.timbao");
  fs::remove_all(folder_ / "db");
  fs::rename(folder_ / "backup", folder_ / "db");
  EXPECT_EQ(counts_of(run().report), (Counts{.added = 1, .unchanged = 2}));
  EXPECT_EQ(ids(), "abc");
}

TEST_F(KnownFiles, AreNoneForAnIndexThatWasEmptied) {
  run();
  const std::string files = folder_.read("db/files.timbao");
  fs::remove_all(folder_ / "db");
  folder_.write("db/files.timbao", files);
  folder_.write("db/lock", "");
  EXPECT_EQ(counts_of(run().report), Counts{.added = 3});
}

TEST_F(KnownFiles, AreRememberedRoundByRound) {
  options_.round_bytes = 1;
  run();
  EXPECT_EQ(run().report.files_unchanged, 2U);
}

}  // namespace
}  // namespace timbao::index
