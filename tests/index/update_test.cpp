#include "timbao/index/update.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "index/update_counts.hpp"
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

TEST(Update, RemembersWhenAnArticleWasFirstSeen) {
  const TempFolder folder;
  const auto run_at = [&](int seconds, const std::string& lines) {
    UpdateOptions options;
    options.now = std::chrono::system_clock::from_time_t(seconds);
    run_update(folder / "db", {folder.write("feed.jsonl", lines)}, options);
  };
  run_at(1'000, record("a", "Lũ quét.") + record("b", "Giá lúa tăng."));
  run_at(2'000, record("a", "Lũ quét.") + record("b", "Giá lúa giảm.") + record("c", "Mưa to."));
  const Reader reader(folder / "db");
  EXPECT_EQ(reader.find("a")->first_seen, 1'000U);
  EXPECT_EQ(reader.find("b")->first_seen, 1'000U) << "changed since";
  EXPECT_EQ(reader.find("c")->first_seen, 2'000U);
}

TEST(Update, NeverSeesAnArticleBeforeThoseOfTheIndex) {
  const TempFolder folder;
  const auto run_at = [&](int seconds, const std::string& lines) {
    UpdateOptions options;
    options.now = std::chrono::system_clock::from_time_t(seconds);
    run_update(folder / "db", {folder.write("feed.jsonl", lines)}, options);
    return Reader(folder / "db").newest_first_seen();
  };
  EXPECT_EQ(run_at(2'000, record("a", "Lũ quét.")), 2'000U);
  EXPECT_EQ(run_at(1'000, record("b", "Giá lúa tăng.")), 2'000U) << "the clock went back";
  EXPECT_EQ(run_at(1'500, record("b", "Giá lúa giảm.")), 2'000U) << "changed since";
  EXPECT_EQ(run_at(2'001, record("c", "Mưa to.")), 2'001U);
  const Reader reader(folder / "db");
  EXPECT_EQ(reader.find("a")->first_seen, 2'000U);
  EXPECT_EQ(reader.find("b")->first_seen, 2'000U);
  EXPECT_EQ(reader.find("c")->first_seen, 2'001U);
}

TEST(Update, RemembersTheNewestOfThoseThatWent) {
  const TempFolder folder;
  UpdateOptions options;
  options.now = std::chrono::system_clock::from_time_t(1'000);
  const std::string old = folder.write("news/old.jsonl", record("a", "Lũ quét."));
  run_update(folder / "db", {old}, options);
  options.now = std::chrono::system_clock::from_time_t(2'000);
  const std::string gone = folder.write("news/gone.jsonl", record("b", "Giá lúa tăng."));
  run_update(folder / "db", {gone}, options);
  fs::remove(gone);
  options.now = std::chrono::system_clock::from_time_t(500);
  options.prune_below = {folder / "news"};
  EXPECT_EQ(run_update(folder / "db", {folder / "news"}, options).report.removed, 1U);
  EXPECT_EQ(Reader(folder / "db").newest_first_seen(), 2'000U);
}

TEST(Update, ReplacesAnArticleThatMovedToAnotherFile) {
  const TempFolder folder;
  const std::string old = folder.write("a.jsonl", record("a", "Lũ quét."));
  run_update(folder / "db", {old});
  const std::string moved = folder / "b.jsonl";
  fs::rename(old, moved);
  EXPECT_EQ(counts_of(run_update(folder / "db", {moved}).report), Counts{.updated = 1});
  const auto article = Reader(folder / "db").find("a");
  EXPECT_EQ(article->path, moved);
  EXPECT_TRUE(article->repeats.empty());
}

TEST(Update, KeepsTheFirstOfTwoRecordsWithOneId) {
  const TempFolder folder;
  const std::string feed = folder.write(
      "feed.jsonl", record("a", "Bản đầu.") + record("a", "Bản sau.") + record("a", "Bản đầu."));
  const UpdateRun run = run_update(folder / "db", {feed});
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .repeated = 2}));
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
    EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .repeated = 1}));
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
  EXPECT_EQ(counts_of(run.report), (Counts{.added = 1, .repeated = 2}));
  EXPECT_EQ(run.warned.size(), 2U);
  EXPECT_EQ(body_of(folder / "db", "a"), "Bản 1.");
}

TEST(Update, RepeatsACopyDecisionOnTheNextRun) {
  const TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", record("a", "Bản đầu.") + record("a", "Bản sau."));
  run_update(folder / "db", {feed});
  const UpdateRun again = run_update(folder / "db", {feed});
  EXPECT_EQ(counts_of(again.report), (Counts{.unchanged = 1, .repeated = 1}));
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

TEST(Update, ReportsProgressThatEndsWithTheReport) {
  const TempFolder folder;
  const std::string feed = folder.write("feed.jsonl", record("a", "Lũ quét."));
  UpdateListener listener;
  UpdateReport last;
  listener.progressed = [&last](const UpdateReport& so_far) {
    EXPECT_GE(so_far.added, last.added);
    last = so_far;
  };
  const UpdateReport report = update(folder / "db", {feed}, {}, listener);
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
  EXPECT_LE(most_segments, 2U);
}

}  // namespace
}  // namespace timbao::index
