#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "index/update_counts.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/update.hpp"

namespace timbao::index {
namespace {

using test::record;
using test::run_update;
using test::TempFolder;
using test::UpdateRun;

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
  write_feeds(0);
  const UpdateRun first = run();
  EXPECT_EQ(counts_of(first.report), (Counts{.added = 390, .repeated = 10, .rejected = 8}));
  EXPECT_EQ(first.warned.size(), 10U);
  const auto contents_at_first = contents();
  EXPECT_EQ(contents_at_first.size(), 390U);
  EXPECT_EQ(articles_in(folder_ / "db"), 390U);

  EXPECT_EQ(counts_of(run().report), (Counts{.unchanged = 390, .repeated = 10, .rejected = 8}));
  EXPECT_EQ(contents(), contents_at_first);

  write_feeds(1);
  const UpdateRun changed = run();
  EXPECT_EQ(counts_of(changed.report),
            (Counts{.updated = 39, .unchanged = 351, .repeated = 10, .rejected = 8}));
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

}  // namespace
}  // namespace timbao::index
