#include "timbao/index/update.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::record;
using test::run_update;
using test::SampleIndex;
using test::TempFolder;
using test::UpdateRun;

// The counts of a report that say where each record went.
struct Counts {
  std::uint64_t added = 0, updated = 0, unchanged = 0, copies = 0, rejected = 0, removed = 0;

  friend bool operator==(const Counts&, const Counts&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.added << " added, " << counts.updated << " updated, " << counts.unchanged
               << " unchanged, " << counts.copies << " copies, " << counts.rejected << " rejected, "
               << counts.removed << " removed";
  }
};

Counts counts_of(const UpdateReport& report) {
  return {report.added,  report.updated,  report.unchanged,
          report.copies, report.rejected, report.removed};
}

constexpr std::uint64_t kOneRound = std::uint64_t{1} << 30;

UpdateOptions in_rounds_of(std::uint64_t round_bytes, unsigned threads = 0) {
  UpdateOptions options;
  options.round_bytes = round_bytes;
  options.threads = threads;
  return options;
}

UpdateOptions pruning_below(std::vector<std::string> paths) {
  UpdateOptions options;
  options.prune_below = std::move(paths);
  return options;
}

std::string body_of(const fs::path& index, std::string_view id) {
  const auto article = Reader(index).find(id);
  return article ? article->body : "(none)";
}

std::uint64_t articles_in(const fs::path& index) { return Reader(index).statistics().articles; }

TEST(Update, AddsEveryRecord) {
  SampleIndex index;
  const UpdateRun run = index.feed({record("a", "Lũ quét ở Kỳ Sơn."), record("b", "Giá lúa tăng."),
                                    record({{"id", "c"}, {"title", "Chỉ có tít"}})});
  EXPECT_EQ(counts_of(run.report), Counts{.added = 3});
  EXPECT_EQ(run.report.files, 1U);
  EXPECT_TRUE(run.rejected.empty());
  EXPECT_EQ(articles_in(index.path()), 3U);
  EXPECT_EQ(body_of(index.path(), "b"), "Giá lúa tăng.");
  EXPECT_EQ(Reader(index.path()).find("c")->title, "Chỉ có tít");
}

TEST(Update, CountsDecompressedBytesOfTheRecords) {
  SampleIndex index;
  const std::string line = record("a", "Lũ quét ở Kỳ Sơn.");
  EXPECT_EQ(index.feed({line}).report.bytes, line.size() - 1);  // Without the line end.
}

TEST(Update, FindsNoArticleUnderAnUnknownId) {
  const SampleIndex index({record("a", "Lũ quét ở Kỳ Sơn.")});
  const Reader reader(index.path());
  for (const std::string id : {"b", "", "A", "aa"}) EXPECT_FALSE(reader.find(id)) << id;
}

TEST(Update, LeavesUnchangedArticlesAlone) {
  const TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa tăng."));
  run_update(folder / "db", {feed});
  for (int again = 0; again < 3; ++again) {
    EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report), Counts{.unchanged = 2});
  }
  EXPECT_EQ(articles_in(folder / "db"), 2U);
}

TEST(Update, ReplacesWhatChanged) {
  const TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa tăng."));
  run_update(folder / "db", {feed});
  folder.write("feed.jsonl", record("a", "Lũ quét.") + record("b", "Giá lúa giảm."));
  EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report),
            (Counts{.updated = 1, .unchanged = 1}));
  EXPECT_EQ(articles_in(folder / "db"), 2U);
  EXPECT_EQ(body_of(folder / "db", "b"), "Giá lúa giảm.");
  EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report), Counts{.unchanged = 2});
}

TEST(Update, ReplacesAnArticleThatMovedToAnotherFile) {
  const TempFolder folder;
  run_update(folder / "db", {folder.write("old.jsonl", record("a", "Lũ quét."))});
  const std::string moved = folder.write("new.jsonl", record("a", "Lũ quét."));
  EXPECT_EQ(counts_of(run_update(folder / "db", {moved}).report), Counts{.updated = 1});
  EXPECT_EQ(Reader(folder / "db").find("a")->path, moved);
}

TEST(Update, KeepsTheFirstOfTwoRecordsWithOneId) {
  const TempFolder folder;
  const std::string feed = folder.write(
      "feed.jsonl", record("a", "Bản đầu.") + record("a", "Bản sau.") + record("a", "Bản đầu."));
  const UpdateRun run = run_update(folder / "db", {feed});
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .copies = 2}));
  EXPECT_EQ(body_of(folder / "db", "a"), "Bản đầu.");
  EXPECT_EQ(run.warned, std::vector<std::string>{
                            feed + ":2: id 'a' came before with other content; the first is kept"});
}

TEST(Update, SaysNothingOfACopyWithTheSameContent) {
  const TempFolder folder;
  const std::string line = record("a", "Lũ quét.");
  const std::string first = folder.write("1.jsonl", line);
  const std::string second = folder.write("2.jsonl", line);
  for (const std::uint64_t round_bytes : {kOneRound, std::uint64_t{1}}) {
    const std::string index = folder / ("db" + std::to_string(round_bytes));
    const UpdateRun run = run_update(index, {first, second}, in_rounds_of(round_bytes));
    EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .copies = 1}));
    EXPECT_EQ(run.warned, std::vector<std::string>());
    EXPECT_EQ(Reader(index).find("a")->path, first);
  }
}

TEST(Update, KeepsTheFirstOfTwoRecordsWithOneIdAcrossRounds) {
  const TempFolder folder;
  std::vector<std::string> paths;
  for (const std::string name : {"1", "2", "3"}) {
    paths.push_back(folder.write(name + ".jsonl", record("a", "Bản " + name + ".")));
  }
  const UpdateRun run = run_update(folder / "db", paths, in_rounds_of(1));
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .copies = 2}));
  EXPECT_EQ(run.warned.size(), 2U);
  EXPECT_EQ(body_of(folder / "db", "a"), "Bản 1.");
}

TEST(Update, RepeatsACopyDecisionOnTheNextRun) {
  const TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", record("a", "Bản đầu.") + record("a", "Bản sau."));
  run_update(folder / "db", {feed});
  const UpdateRun again = run_update(folder / "db", {feed});
  EXPECT_EQ(counts_of(again.report), (Counts{.unchanged = 1, .copies = 1}));
  EXPECT_EQ(again.warned.size(), 1U);
  EXPECT_EQ(body_of(folder / "db", "a"), "Bản đầu.");
}

TEST(Update, ReportsRejectedRecordsInInputOrderWithTheirPlace) {
  const TempFolder folder;
  const std::string first = folder.write(
      "1.jsonl", "{\"id\": \"a\"\n" + record("b", "Giá lúa tăng.") + "[]\n" + "\n42\n");
  const std::string second = folder.write("2.txt", "");
  const std::string third = folder.write("3.jsonl", R"({"id": "c"})");
  const UpdateRun run = run_update(folder / "db", {first, second, third});
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .rejected = 4}));
  ASSERT_EQ(run.rejected.size(), 4U);
  const std::vector<std::string> places = {first + ":1: ", first + ":5: ", second + ": ",
                                           third + ":1: "};
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_TRUE(run.rejected[i].starts_with(places[i])) << run.rejected[i] << "\n" << places[i];
  }
}

TEST(Update, ReportsFilesThatCannotBeRead) {
  const TempFolder folder;
  const std::string feed = folder.write("feed.jsonl", record("a", "Lũ quét."));
  const UpdateRun run = run_update(folder / "db", {folder / "absent.txt", feed, folder / "gone"});
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .rejected = 2}));
  ASSERT_EQ(run.rejected.size(), 2U);
  EXPECT_TRUE(run.rejected[0].starts_with(folder / "absent.txt: ")) << run.rejected[0];
  EXPECT_TRUE(run.rejected[1].starts_with(folder / "gone: ")) << run.rejected[1];
}

TEST(Update, KeepsAnArticleWhoseRecordIsRejectedNow) {
  const TempFolder folder;
  const std::string feed = folder.write("feed.jsonl", record("a", "Lũ quét."));
  run_update(folder / "db", {feed});
  folder.write("feed.jsonl", "{\"id\": \"a\", ");
  EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report), Counts{.rejected = 1});
  EXPECT_EQ(body_of(folder / "db", "a"), "Lũ quét.");
}

TEST(Update, MakesAnEmptyIndexFromASourceWithNothing) {
  const TempFolder folder;
  const std::string empty = folder / "none";
  fs::create_directory(empty);
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(counts_of(run_update(folder / "db", {empty}).report), Counts{});
    EXPECT_EQ(articles_in(folder / "db"), 0U);
  }
  const std::string feed = folder.write("feed.jsonl", record("a", "Lũ quét."));
  EXPECT_EQ(counts_of(run_update(folder / "db", {feed}).report), Counts{.added = 1});
  EXPECT_EQ(counts_of(run_update(folder / "db", {empty}).report), Counts{});
  EXPECT_EQ(articles_in(folder / "db"), 1U);
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

TEST_F(UpdatePrunes, NotWhatMovedElsewhere) {
  fs::rename(folder_ / "bao/a.jsonl", folder_ / "baochi/a.jsonl");
  const std::vector<std::string> paths = {folder_ / "bao", folder_ / "baochi"};
  EXPECT_EQ(prune(paths), (Counts{.updated = 1, .unchanged = 3}));
  EXPECT_EQ(ids(), "abcd");
}

// 400 articles of which some come twice, some are broken, and some change between runs.
class UpdateInParallel : public testing::TestWithParam<std::tuple<unsigned, std::uint64_t>> {
 protected:
  static constexpr int kArticles = 400;

  void write_feeds(int version) const {
    constexpr int kFiles = 8;
    for (int file = 0; file < kFiles; ++file) {
      std::string text;
      for (int i = file; i < kArticles; i += kFiles) {
        const int edition = i % 10 == 0 ? version : 0;
        text += record("bai-" + std::to_string(i % 390), body(i, edition));
        if (i % 50 == 0) text += "{\"broken\": \n";
      }
      folder_.write("feeds/" + std::to_string(file) + ".jsonl", text);
    }
  }
  static std::string body(int i, int edition) {
    std::string text = "Bài thứ " + std::to_string(i) + " bản " + std::to_string(edition) + ".";
    for (int k = 0; k < i % 40; ++k) text += " Giá lúa hè thu ở Đồng Tháp tăng.";
    return text;
  }
  [[nodiscard]] UpdateRun run() const {
    const auto [threads, round_bytes] = GetParam();
    return run_update(folder_ / "db", {folder_ / "feeds"}, in_rounds_of(round_bytes, threads));
  }
  // Every article by its id, with the place it was read from.
  [[nodiscard]] std::map<std::string, std::string> contents() const {
    const Reader reader(folder_ / "db");
    std::map<std::string, std::string> found;
    for (int i = 0; i < kArticles; ++i) {
      const std::string id = "bai-" + std::to_string(i);
      if (const auto article = reader.find(id)) {
        found[id] = article->path.substr(article->path.size() - 7) + ':' +
                    std::to_string(article->line) + ' ' + article->body;
      }
    }
    return found;
  }

  TempFolder folder_;
};

TEST_P(UpdateInParallel, GivesTheArticlesAndCountsOfOneThread) {
  const TempFolder expected_folder;
  write_feeds(0);
  const UpdateRun first = run();
  EXPECT_EQ(counts_of(first.report), (Counts{.added = 390, .copies = 10, .rejected = 8}));
  EXPECT_EQ(first.warned.size(), 10U);
  const auto contents_at_first = contents();
  EXPECT_EQ(contents_at_first.size(), 390U);
  EXPECT_EQ(articles_in(folder_ / "db"), 390U);

  EXPECT_EQ(counts_of(run().report), (Counts{.unchanged = 390, .copies = 10, .rejected = 8}));
  EXPECT_EQ(contents(), contents_at_first);

  write_feeds(1);
  const UpdateRun changed = run();
  EXPECT_EQ(counts_of(changed.report),
            (Counts{.updated = 39, .unchanged = 351, .copies = 10, .rejected = 8}));
  EXPECT_EQ(articles_in(folder_ / "db"), 390U);

  // The same feeds read at once by one thread.
  const TempFolder fresh;
  run_update(fresh / "db", {folder_ / "feeds"}, in_rounds_of(kOneRound, 1));
  const Reader reader(fresh / "db");
  for (const auto& [id, text] : contents()) {
    const auto article = reader.find(id);
    ASSERT_TRUE(article) << id;
    EXPECT_TRUE(text.ends_with(article->body)) << id << ": " << text;
  }
}

INSTANTIATE_TEST_SUITE_P(ThreadsAndRounds, UpdateInParallel,
                         testing::Combine(testing::Values(1U, 2U, 4U),
                                          testing::Values(kOneRound, std::uint64_t{1} << 14, 1U)));

TEST(Update, RejectsTheSameRecordsInTheSameOrderWithAnyNumberOfThreads) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += i % 3 == 0 ? "{\"broken\"\n" : record("bai-" + std::to_string(i), "Giá lúa tăng.");
  }
  for (int file = 0; file < 6; ++file) {
    folder.write("feeds/" + std::to_string(file) + ".jsonl", text);
  }
  std::vector<UpdateRun> runs;
  for (const unsigned threads : {1U, 4U}) {
    runs.push_back(run_update(folder / ("db" + std::to_string(threads)), {folder / "feeds"},
                              in_rounds_of(kOneRound, threads)));
  }
  EXPECT_EQ(runs[0].rejected.size(), 600U);
  EXPECT_EQ(runs[0].rejected, runs[1].rejected);
  EXPECT_EQ(runs[0].warned, runs[1].warned);
}

TEST(Update, ReportsProgressThatEndsWithTheReport) {
  const TempFolder folder;
  const std::string feed = folder.write("feed.jsonl", record("a", "Lũ quét."));
  UpdateListener listener;
  UpdateReport last;
  listener.progressed = [&last](const UpdateReport& so_far) {
    EXPECT_GE(so_far.added, last.added);
    last = so_far;
  };
  input::Source source({feed});
  const UpdateReport report = update(folder / "db", source, {}, listener);
  EXPECT_EQ(counts_of(last), counts_of(report));
  EXPECT_EQ(last.bytes, report.bytes);
}

TEST(Update, AddsToAnIndexAgainAndAgainWithoutPilingUpSegments) {
  SampleIndex index;
  constexpr std::size_t kUpdates = 40;
  std::size_t most_segments = 0;
  for (std::size_t i = 0; i < kUpdates; ++i) {
    index.feed(
        {record("bai-" + std::to_string(i), "Giá lúa hè thu tăng lần " + std::to_string(i))});
    std::size_t segments = 0;
    for (const auto& entry : fs::directory_iterator(index.path())) segments += entry.is_directory();
    most_segments = std::max(most_segments, segments);
  }
  EXPECT_EQ(articles_in(index.path()), kUpdates);
  EXPECT_LE(most_segments, 4U);
}

}  // namespace
}  // namespace timbao::index
