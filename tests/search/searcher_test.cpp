#include "timbao/search/searcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"

namespace timbao::search {
namespace {

using test::found;
using test::Ids;
using test::ids_of;
using test::record;
using test::SampleIndex;
using test::search_for;

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

SearchOptions combining(Combine combine) {
  SearchOptions options;
  options.combine = combine;
  return options;
}

// Four short stories.
class FourStories : public testing::Test {
 protected:
  SampleIndex index_{record("lua", "Giá lúa hè thu ở Đồng Tháp tăng."),
                     record("caphe", "Giá cà phê ở Đắk Lắk giảm."),
                     record("lu", "Lũ quét ở Kỳ Sơn."), record("tau", "Tàu điện chạy ở Hà Nội.")};
  Searcher searcher_{index_.path()};
};

TEST_F(FourStories, AreFoundByEveryWord) {
  const SearchResult result = search_for(searcher_, "giá tăng");
  EXPECT_EQ(ids_of(result), Ids{"lua"});
  EXPECT_EQ(result.total, 1U);
  EXPECT_EQ(result.interpreted, std::nullopt);
}

TEST_F(FourStories, ThatHoldMostWordsComeWhenNoneHoldsAll) {
  const SearchResult result = search_for(searcher_, "giá lúa Sơn");
  EXPECT_EQ(ids_of(result), Ids{"lua"});
  EXPECT_EQ(result.total, 1U);
  EXPECT_EQ(result.interpreted, "no article holds all 3 words; these hold 2 of them");
}

TEST_F(FourStories, ThatHoldEquallyManyWordsAllCome) {
  const SearchResult result = search_for(searcher_, "tăng giảm không-có-đâu");
  EXPECT_EQ(sorted(ids_of(result)), (Ids{"caphe", "lua"}));
  EXPECT_EQ(result.interpreted, "no article holds all 3 words; these hold 1 of them");
}

TEST(Searcher, OrdersAndPagesTheArticlesThatHoldMostWords) {
  const SampleIndex index(
      {record({{"id", "a"}, {"body", "Giá lúa."}, {"date", "2024-02-01"}}),
       record({{"id", "b"}, {"body", "Giá lúa, giá lúa."}, {"date", "2024-01-01"}}),
       record({{"id", "c"}, {"body", "Giá lúa ở đây rất xa."}}),
       record({{"id", "d"}, {"body", "Giá cả."}, {"date", "2024-03-01"}})});
  const Searcher searcher(index.path());
  SearchOptions options;
  EXPECT_EQ(found(searcher, "giá lúa vắng", options), (Ids{"b", "a", "c"}));
  options.sort = Sort::newest;
  EXPECT_EQ(found(searcher, "giá lúa vắng", options), (Ids{"a", "b", "c"}));
  options.sort = Sort::oldest;
  EXPECT_EQ(found(searcher, "giá lúa vắng", options), (Ids{"b", "a", "c"}));
  options.offset = 1;
  options.limit = 1;
  const SearchResult page = search_for(searcher, "giá lúa vắng", options);
  EXPECT_EQ(ids_of(page), Ids{"a"});
  EXPECT_EQ(page.total, 3U);
  EXPECT_LT(page.hits.front().score, 100) << "how many words it holds is no part of the score";
}

TEST_F(FourStories, ThatHoldMostWordsStillKeepEveryCondition) {
  EXPECT_EQ(sorted(found(searcher_, "giá lúa quét -tăng")), (Ids{"caphe", "lu"}))
      << "one of three words each";
  EXPECT_EQ(found(searcher_, "giá lúa quét +sơn"), Ids{"lu"});
  EXPECT_EQ(found(searcher_, "giá lúa +vắng"), Ids{});
  EXPECT_EQ(found(searcher_, "giá lúa quét -ở"), Ids{});
}

TEST_F(FourStories, AreNotRelaxedWhenEveryWordIsAskedFor) {
  const SearchResult result = search_for(searcher_, "giá lúa Sơn", combining(Combine::all));
  EXPECT_EQ(ids_of(result), Ids{});
  EXPECT_EQ(result.total, 0U);
  EXPECT_EQ(result.interpreted, std::nullopt);
  EXPECT_EQ(found(searcher_, "giá AND quét"), Ids{});
}

TEST_F(FourStories, AreAllFoundByAnyWord) {
  EXPECT_EQ(sorted(found(searcher_, "lúa quét điện", combining(Combine::any))),
            (Ids{"lu", "lua", "tau"}));
  EXPECT_EQ(found(searcher_, "giá lúa Đắk Lắk", combining(Combine::any)).size(), 2U);
}

TEST_F(FourStories, AnswerAnyWordWithinTheConditions) {
  const SearchOptions any = combining(Combine::any);
  EXPECT_EQ(found(searcher_, "lúa quét -sơn", any), Ids{"lua"});
  EXPECT_EQ(found(searcher_, "quét +giá", any).size(), 2U);
  EXPECT_EQ(found(searcher_, "tăng +giá", any).front(), "lua") << "an optional word ranks";
  EXPECT_EQ(found(searcher_, "lúa AND quét", any), Ids{});
}

TEST_F(FourStories, AnswerOperators) {
  EXPECT_EQ(sorted(found(searcher_, "lúa OR quét")), (Ids{"lu", "lua"}));
  EXPECT_EQ(found(searcher_, "giá NOT lúa"), Ids{"caphe"});
  EXPECT_EQ(found(searcher_, "giá AND NOT lúa"), Ids{"caphe"});
  EXPECT_EQ(found(searcher_, "giá -lúa"), Ids{"caphe"});
  EXPECT_EQ(found(searcher_, "giá -\"lúa hè\""), Ids{"caphe"});
  EXPECT_EQ(found(searcher_, "giá -(lúa OR phê)"), Ids{});
  EXPECT_EQ(sorted(found(searcher_, "-giá")), (Ids{"lu", "tau"}));
  EXPECT_EQ(sorted(found(searcher_, "(giá AND lúa) OR (lũ AND quét)")), (Ids{"lu", "lua"}));
  EXPECT_EQ(found(searcher_, "(lúa OR quét) AND (sơn OR điện)"), Ids{"lu"});
}

TEST_F(FourStories, HaveNoAnswerToAWordThatNoneHolds) {
  EXPECT_EQ(found(searcher_, "vắng"), Ids{});
  EXPECT_EQ(found(searcher_, "vắng -lúa"), Ids{}) << "not all articles without lúa";
  EXPECT_EQ(found(searcher_, "lúa -vắng"), Ids{"lua"});
  EXPECT_EQ(found(searcher_, "\"vắng mặt\""), Ids{});
  EXPECT_EQ(found(searcher_, "vắng NEAR/3 lúa"), Ids{});
  EXPECT_EQ(found(searcher_, "title:vắng"), Ids{});
  EXPECT_EQ(found(searcher_, "qqq*"), Ids{});
  EXPECT_EQ(found(searcher_, "vắng OR lúa"), Ids{"lua"});
  SearchOptions options = combining(Combine::any);
  EXPECT_EQ(found(searcher_, "vắng", options), Ids{});
  options.since = "1900-01-01";
  EXPECT_EQ(found(searcher_, "vắng", options), Ids{});
}

TEST_F(FourStories, AreNotAnAnswerToNothing) {
  for (const std::string query : {"", "  ", "?!", "*", "\"\"", "()"}) {
    const SearchResult result = search_for(searcher_, query);
    EXPECT_TRUE(result.hits.empty()) << query;
    EXPECT_EQ(result.total, 0U) << query;
    EXPECT_EQ(result.interpreted, std::nullopt) << query;
  }
}

TEST_F(FourStories, AnswerWildcards) {
  EXPECT_EQ(found(searcher_, "đồ*"), Ids{"lua"});
  EXPECT_EQ(sorted(found(searcher_, "l*")), (Ids{"caphe", "lu", "lua"}));
  EXPECT_EQ(found(searcher_, "giá -lú*"), Ids{"caphe"});
}

TEST_F(FourStories, AnswerAQueryOfTenThousandWords) {
  std::string query;
  for (int i = 0; i < 10'000; ++i) query += i % 100 == 0 ? "giá " : "tu" + std::to_string(i) + " ";
  EXPECT_EQ(found(searcher_, query).size(), 2U);
  EXPECT_EQ(found(searcher_, query, combining(Combine::all)).size(), 0U);
  EXPECT_EQ(found(searcher_, query, combining(Combine::any)).size(), 2U);
  EXPECT_EQ(found(searcher_, "\"" + query + "\"").size(), 0U);
}

TEST_F(FourStories, GiveScoresThatExplainThemselves) {
  SearchOptions options = combining(Combine::any);
  options.explain = true;
  const SearchResult result = search_for(searcher_, "giá ở", options);
  ASSERT_EQ(result.hits.size(), 4U);
  for (const Hit& hit : result.hits) {
    double sum = 0;
    for (const auto& [part, worth] : hit.explanation) sum += worth;
    EXPECT_NEAR(sum, hit.score, 1e-9);
    EXPECT_GT(hit.score, 0);
  }
  EXPECT_TRUE(std::is_sorted(result.hits.begin(), result.hits.end(),
                             [](const Hit& a, const Hit& b) { return a.score > b.score; }));
}

TEST(Searcher, SaysWhatIsWrongWithAnIndex) {
  const test::TempFolder folder;
  EXPECT_EQ(test::error_kind_of([&] { Searcher searcher(folder / "absent"); }),
            ErrorKind::not_found);
}

TEST(Searcher, AnswersFromAnEmptyIndex) {
  const SampleIndex index(std::vector<std::string>{});
  const Searcher searcher(index.path());
  for (const std::string query : {"lũ", "\"lũ quét\"", "-lũ", "l*", "lũ NEAR quét", "title:lũ"}) {
    EXPECT_EQ(found(searcher, query), Ids{}) << query;
  }
}

TEST(Searcher, SeesTheCommitThatItWasOpenedOn) {
  SampleIndex index({record("a", "Lũ quét.")});
  const Searcher before(index.path());
  index.feed({record("b", "Lũ quét."), record("a", "Nắng hạn.")});
  EXPECT_EQ(found(Searcher(index.path()), "lũ quét"), Ids{"b"});
  EXPECT_EQ(found(before, "\"lũ quét\""), Ids{"a"});
}

}  // namespace
}  // namespace timbao::search
