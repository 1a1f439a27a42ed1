// The order of results, their pages and their count.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::found;
using test::Ids;
using test::record;
using test::SampleIndex;
using test::search_for;

TEST(Ranking, PrefersWordsSideBySide) {
  const SampleIndex index({record("xa", "Sắt thép về. Con đường mới mở. Giá tăng, chợ vui."),
                           record("gan", "Giá thép về. Đường sắt mới mở. Giá tăng, chợ vui.")});
  EXPECT_EQ(found(Searcher(index.path()), "đường sắt"), (Ids{"gan", "xa"}));
}

TEST(Ranking, PrefersWordsInTheTitle) {
  const SampleIndex index(
      {record({{"id", "body"}, {"title", "Tin ngắn"}, {"body", "Lũ quét lại về."}}),
       record({{"id", "title"}, {"title", "Lũ quét"}, {"body", "Tin ngắn lại về."}})});
  EXPECT_EQ(found(Searcher(index.path()), "lũ quét"), (Ids{"title", "body"}));
}

TEST(Ranking, OrdersEqualScoresById) {
  std::vector<std::string> lines;
  for (const std::string id : {"d", "b", "e", "a", "c"}) lines.push_back(record(id, "Lũ quét."));
  const SampleIndex index(lines);
  EXPECT_EQ(found(Searcher(index.path()), "lũ"), (Ids{"a", "b", "c", "d", "e"}));
}

TEST(Ranking, DoesNotHangOnTheOrderOfTheArticles) {
  std::vector<std::string> lines;
  for (int i = 0; i < 400; ++i) {
    lines.push_back(record("bai-" + std::to_string(i), "Lũ quét ở bản " + std::to_string(i) + "."));
  }
  const SampleIndex index(lines);
  std::reverse(lines.begin(), lines.end());
  const SampleIndex reversed(lines);
  SearchOptions options;
  options.limit = 100;
  const Ids ids = found(Searcher(index.path()), "lũ quét", options);
  EXPECT_EQ(ids.size(), 100U);
  EXPECT_EQ(found(Searcher(reversed.path()), "lũ quét", options), ids);
}

// More articles than are ranked on full evidence, of many scores.
class ManyStories : public testing::Test {
 protected:
  static constexpr std::uint32_t kArticles = 500;

  static SampleIndex many() {
    std::vector<std::string> lines;
    for (std::uint32_t i = 0; i < kArticles; ++i) {
      std::string body = "Tin.";
      for (std::uint32_t k = 0; k <= i * 7 % 11; ++k) body += k % 2 == 0 ? " lũ quét" : " mưa lũ";
      for (std::uint32_t k = 0; k < i * 5 % 13; ++k) body += " trời";
      lines.push_back(
          record({{"id", "bai-" + std::to_string(i)},
                  {"body", body},
                  {"date", i % 5 == 0 ? "" : "2024-01-" + std::to_string(10 + i % 20)}}));
    }
    return SampleIndex(lines);
  }

  [[nodiscard]] Ids pages(const std::string& query, SearchOptions options,
                          std::uint32_t page) const {
    Ids ids;
    options.limit = page;
    options.passages = 0;
    for (options.offset = 0; options.offset < kArticles; options.offset += page) {
      const Ids next = found(searcher_, query, options);
      ids.insert(ids.end(), next.begin(), next.end());
    }
    return ids;
  }

  SampleIndex index_ = many();
  Searcher searcher_{index_.path()};
};

TEST_F(ManyStories, ComeInPagesThatFitTogether) {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    SearchOptions options;
    options.sort = sort;
    const Ids whole = pages("lũ quét", options, kArticles);
    EXPECT_EQ(whole.size(), kArticles);
    EXPECT_EQ(pages("lũ quét", options, 7), whole) << "sort " << static_cast<int>(sort);
    EXPECT_EQ(pages("lũ quét", options, 190), whole) << "sort " << static_cast<int>(sort);
    Ids once = whole;
    std::sort(once.begin(), once.end());
    EXPECT_EQ(std::unique(once.begin(), once.end()), once.end());
  }
}

TEST_F(ManyStories, HaveScoresThatNeverRise) {
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  const SearchResult result = search_for(searcher_, "lũ quét", options);
  for (std::size_t i = 1; i < result.hits.size(); ++i) {
    ASSERT_GE(result.hits[i - 1].score, result.hits[i].score) << i;
  }
}

TEST_F(ManyStories, SayWhereTheirScoresComeFrom) {
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  options.recent = options.explain = true;
  const SearchResult result = search_for(searcher_, "lũ quét", options);
  std::set<std::string> met;
  for (const Hit& hit : result.hits) {
    double sum = 0;
    for (const auto& [part, worth] : hit.explanation) {
      sum += worth;
      met.insert(part);
    }
    ASSERT_NEAR(sum, hit.score, 1e-9) << hit.id;
  }
  EXPECT_EQ(met, (std::set<std::string>{"lũ", "quét", "lũ quét side by side", "recent",
                                        "words held by others before it"}));
}

TEST_F(ManyStories, AreCountedWhateverTheLimit) {
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    for (const std::uint32_t limit :
         {0U, 1U, 499U, 5'000U, std::numeric_limits<std::uint32_t>::max()}) {
      SearchOptions options;
      options.limit = limit;
      options.passages = 0;
      options.sort = sort;
      const SearchResult result = search_for(searcher_, "lũ", options);
      EXPECT_EQ(result.hits.size(), std::min(limit, kArticles)) << limit;
      EXPECT_EQ(result.total, kArticles) << limit;
      options.offset = kArticles + 1;
      EXPECT_TRUE(search_for(searcher_, "lũ", options).hits.empty()) << limit;
      options.offset = std::numeric_limits<std::uint32_t>::max();
      EXPECT_TRUE(search_for(searcher_, "lũ", options).hits.empty()) << limit;
    }
  }
}

}  // namespace
}  // namespace timbao::search
