#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
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
using test::run_update;
using test::TempFolder;

UpdateOptions pruning_below(std::vector<std::string> paths) {
  UpdateOptions options;
  options.prune_below = std::move(paths);
  return options;
}

TEST(Update, RemovesNothingUnlessAsked) {
  const TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa tăng."));
  run_update(folder / "db", {feed});
  folder.write("feed.jsonl", record("b", "Giá lúa tăng."));
  EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report), Counts{.unchanged = 1});
  EXPECT_EQ(articles_in(folder / "db"), 2U);
}

// A folder of feeds that differ in their names' beginnings, and what is left of "báo" after
// pruning.
class UpdatePrunes : public testing::Test {
 protected:
  UpdatePrunes() {
    folder_.write("bao/a.jsonl", record("a", "Lũ quét."));
    folder_.write("bao/nam/b.jsonl", record("b", "Giá lúa tăng.") + record("c", "Thác Bà."));
    folder_.write("baochi/d.jsonl", record("d", "Đường sắt."));
    run_update(folder_ / "db", {folder_ / "bao", folder_ / "baochi"});
  }

  Counts prune(const std::vector<std::string>& paths) const {
    return counts_of(run_update(folder_ / "db", paths, pruning_below(paths)).report);
  }
  [[nodiscard]] std::string ids() const {
    const Reader reader(folder_ / "db");
    std::string ids;
    for (const std::string id : {"a", "b", "c", "d"}) ids += reader.find(id) ? id : "";
    return ids;
  }

  TempFolder folder_;
};

TEST_F(UpdatePrunes, NothingThatIsStillThere) {
  EXPECT_EQ(prune({folder_ / "bao"}), Counts{.unchanged = 3});
  EXPECT_EQ(ids(), "abcd");
}

TEST_F(UpdatePrunes, ArticlesOfVanishedFiles) {
  fs::remove(folder_ / "bao/a.jsonl");
  EXPECT_EQ(prune({folder_ / "bao"}), (Counts{.unchanged = 2, .removed = 1}));
  EXPECT_EQ(ids(), "bcd");
  EXPECT_EQ(prune({folder_ / "bao"}), Counts{.unchanged = 2});
}

TEST_F(UpdatePrunes, RecordsThatLeftTheirFile) {
  folder_.write("bao/nam/b.jsonl", record("b", "Giá lúa tăng."));
  EXPECT_EQ(prune({folder_ / "bao"}), (Counts{.unchanged = 2, .removed = 1}));
  EXPECT_EQ(ids(), "abd");
}

TEST_F(UpdatePrunes, OnlyBelowThePathsGiven) {
  fs::remove_all(folder_ / "bao");
  fs::remove_all(folder_ / "baochi");
  fs::create_directories(folder_ / "bao/nam");
  EXPECT_EQ(prune({folder_ / "bao/nam"}), Counts{.removed = 2});
  EXPECT_EQ(ids(), "ad");
  EXPECT_EQ(prune({folder_ / "bao"}), Counts{.removed = 1});
  EXPECT_EQ(ids(), "d");
}

TEST_F(UpdatePrunes, BelowAPathWithATrailingSlash) {
  fs::remove(folder_ / "bao/a.jsonl");
  EXPECT_EQ(prune({folder_ / "bao/"}), (Counts{.unchanged = 2, .removed = 1}));
  EXPECT_EQ(ids(), "bcd");
}

TEST_F(UpdatePrunes, BelowAPathThatIsRelativeOrNotNormal) {
  fs::remove(folder_ / "bao/a.jsonl");
  const std::string relative = fs::relative(folder_ / "baochi/../bao");
  EXPECT_EQ(prune({relative + "/./"}), (Counts{.unchanged = 2, .removed = 1}));
  EXPECT_EQ(ids(), "bcd");
}

TEST_F(UpdatePrunes, AFileByItsOwnPath) {
  folder_.write("bao/nam/b.jsonl", record("c", "Thác Bà."));
  EXPECT_EQ(prune({folder_ / "bao/nam/b.jsonl"}), (Counts{.unchanged = 1, .removed = 1}));
  EXPECT_EQ(ids(), "acd");
}

TEST_F(UpdatePrunes, NothingOfAFileThatCouldNotBeReadInFull) {
  folder_.write("bao/nam/b.jsonl", record("c", "Thác Bà.") + "\n{\"id\": \"b\", \"tit");
  EXPECT_EQ(prune({folder_ / "bao"}), (Counts{.unchanged = 2, .rejected = 1}));
  EXPECT_EQ(ids(), "abcd");
}

TEST_F(UpdatePrunes, NothingBelowAFolderThatIsGone) {
  fs::remove_all(folder_ / "bao");
  EXPECT_EQ(prune({folder_ / "bao"}), Counts{.rejected = 1});
  EXPECT_EQ(ids(), "abcd");
}

TEST(Update, MergesASegmentWhoseFirstArticlesWerePruned) {
  const TempFolder folder;
  const std::string feed = folder.write(
      "feed.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa.") + record("c", "Thác Bà."));
  run_update(folder / "db", {feed});
  folder.write("feed.jsonl", record("c", "Thác Bà."));
  EXPECT_EQ(run_update(folder / "db", {feed}, pruning_below({feed})).report.removed, 2U);
  run_update(folder / "db", {folder.write("more.jsonl", record("d", "Đường sắt."))});
  const Reader reader(folder / "db");
  ASSERT_EQ(reader.statistics().articles, 2U);
  EXPECT_EQ(reader.column(1).codes.size(), 3U);  // Two syllables and the end of the sentence.
  EXPECT_EQ(reader.find("c")->body, "Thác Bà.");
}

TEST_F(UpdatePrunes, NotWhatMovedElsewhere) {
  fs::rename(folder_ / "bao/a.jsonl", folder_ / "baochi/a.jsonl");
  const std::vector<std::string> paths = {folder_ / "bao", folder_ / "baochi"};
  EXPECT_EQ(prune(paths), (Counts{.updated = 1, .unchanged = 3}));
  EXPECT_EQ(ids(), "abcd");
}

}  // namespace
}  // namespace timbao::index
