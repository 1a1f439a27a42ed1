#include "timbao/search/searcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/column_file.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;
using test::found;
using test::Ids;
using test::ids_of;
using test::record;
using test::SampleIndex;
using test::search_for;
using test::text_answers;

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
  EXPECT_TRUE(result.total_is_exact);
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
  const SearchResult result = search_for(searcher_, "giá ở", combining(Combine::any));
  ASSERT_EQ(result.hits.size(), 4U);
  for (const Hit& hit : result.hits) {
    double sum = 0;
    for (const auto& [part, worth] : hit.explanation) sum += worth;
    EXPECT_DOUBLE_EQ(sum, hit.score);
    EXPECT_GT(hit.score, 0);
  }
  EXPECT_TRUE(std::is_sorted(result.hits.begin(), result.hits.end(),
                             [](const Hit& a, const Hit& b) { return a.score > b.score; }));
}

TEST(Phrase, CrossesPunctuationButNoSentence) {
  const std::string phrase = "\"ngoại giao cây tre\"";
  for (const std::string text :
       {"đường lối ngoại giao “cây tre” của Việt Nam", "Ngoại giao, cây tre",
        "ngoại giao – cây tre", "ngoại giao (cây tre)", "ngoại-giao cây-tre",
        "NGOẠI GIAO: CÂY TRE"}) {
    EXPECT_TRUE(text_answers(text, phrase)) << text;
  }
  for (const std::string text :
       {"Ngành ngoại giao. Cây tre mọc thẳng", "Ngoại giao! Cây tre", "Ngoại giao\n\ncây tre",
        "cây tre ngoại giao", "ngoại giao của cây tre", "ngoại giao cây"}) {
    EXPECT_FALSE(text_answers(text, phrase)) << text;
  }
}

TEST(Phrase, DoesNotCrossFromTitleToAbstractToBody) {
  const SampleIndex index(
      {record({{"id", "a"}, {"title", "Một hai"}, {"abstract", "ba bốn"}, {"body", "năm sáu"}})});
  const Searcher searcher(index.path());
  for (const std::string query : {"\"hai ba\"", "\"bốn năm\"", "hai NEAR/5 ba"}) {
    EXPECT_EQ(found(searcher, query), Ids{}) << query;
  }
  for (const std::string query : {"\"một hai\"", "\"ba bốn\"", "\"năm sáu\"", "bốn NEAR/1 năm"}) {
    EXPECT_EQ(found(searcher, query), Ids{"a"}) << query;
  }
}

TEST(Phrase, IgnoresHowHyphensAndTonesAreWritten) {
  EXPECT_TRUE(text_answers("quan hệ Việt – Trung", "\"Việt Trung\""));
  EXPECT_TRUE(text_answers("quan hệ Việt-Trung", "\"Việt - Trung\""));
  EXPECT_TRUE(text_answers("phát triển kinh tế-xã hội", "\"kinh tế - xã hội\""));
  EXPECT_TRUE(text_answers("đường biên giới hòa bình, hữu nghị", "\"hoà bình hữu nghị\""));
  EXPECT_TRUE(text_answers("ngoại giao “cây tre”của Việt Nam", "\"cây tre của\""));
  EXPECT_TRUE(text_answers("ngoại giao cây tre", "“cây tre”"));
  EXPECT_TRUE(text_answers("đại dịch COVID‑19", "covid-19"));
}

TEST(Phrase, OfOneWordIsThatWord) {
  EXPECT_TRUE(text_answers("cây tre", "\"tre\""));
  EXPECT_FALSE(text_answers("cây tre", "\"trẻ\""));
}

TEST(Phrase, FindsItsWordTwice) {
  EXPECT_TRUE(text_answers("nhà nhà đều vui", "\"nhà nhà\""));
  EXPECT_FALSE(text_answers("nhà đều nhà", "\"nhà nhà\""));
}

TEST(Phrase, OfAWordWithPointsNeedsItsPartsTogether) {
  EXPECT_TRUE(text_answers("tại TP. HCM", "TP.HCM"));
  EXPECT_TRUE(text_answers("Nghị quyết số 18-NQ/TW của Đảng", "18-NQ/TW"));
  EXPECT_FALSE(text_answers("TW ban hành nghị quyết 18 NQ", "18-NQ/TW"));
}

TEST(Near, CountsWordsInAnyOrder) {
  const std::string text = "ngoại giao của những cây tre";
  EXPECT_TRUE(text_answers(text, "ngoại NEAR/5 tre"));
  EXPECT_FALSE(text_answers(text, "ngoại NEAR/4 tre"));
  EXPECT_TRUE(text_answers(text, "tre NEAR/5 ngoại"));
  EXPECT_FALSE(text_answers(text, "tre NEAR/4 ngoại"));
  EXPECT_TRUE(text_answers(text, "giao NEAR/1 của"));
  EXPECT_TRUE(text_answers(text, "ngoại NEAR tre"));
}

TEST(Near, CountsFromTheEdgesOfPhrases) {
  const std::string text = "ngoại giao của những cây tre";
  EXPECT_TRUE(text_answers(text, "\"ngoại giao\" NEAR/3 \"cây tre\""));
  EXPECT_FALSE(text_answers(text, "\"ngoại giao\" NEAR/2 \"cây tre\""));
  EXPECT_TRUE(text_answers(text, "\"cây tre\" NEAR/3 \"ngoại giao\""));
  EXPECT_FALSE(text_answers(text, "\"giao ngoại\" NEAR/9 tre"));
}

TEST(Near, CrossesSentencesAndCountsOnlyWords) {
  EXPECT_TRUE(text_answers("Cây tre. Ngoại giao.", "tre NEAR/1 ngoại"));
  EXPECT_TRUE(text_answers("Cây tre.\n\nNgoại giao.", "tre NEAR/1 ngoại"));
  EXPECT_TRUE(text_answers("tre – “ngoại”", "tre NEAR/1 ngoại"));
}

TEST(Near, DoesNotTakeOneWordForTwo) {
  EXPECT_FALSE(text_answers("một cây tre", "tre NEAR/5 tre"));
  EXPECT_TRUE(text_answers("cây tre, cây tre", "tre NEAR/2 tre"));
  EXPECT_FALSE(text_answers("cây tre", "\"cây tre\" NEAR/3 tre"));
}

TEST(Near, ChainsEachWordToTheNext) {
  EXPECT_TRUE(text_answers("a một b hai c", "a NEAR/2 b NEAR/2 c"));
  EXPECT_FALSE(text_answers("a một b hai ba c", "a NEAR/2 b NEAR/2 c"));
}

TEST(Phrase, IsDecidedByTheTextWhereTheColumnsAreGone) {
  const SampleIndex index({record("a", "ngoại giao cây tre"), record("b", "cây tre ngoại giao")});
  std::size_t removed = 0;
  for (const auto& entry : fs::recursive_directory_iterator(index.path())) {
    if (entry.path().filename() == index::kColumnFileName) removed += fs::remove(entry.path());
  }
  ASSERT_EQ(removed, 1U);
  const Searcher searcher(index.path());
  EXPECT_EQ(found(searcher, "\"cây tre ngoại\""), Ids{"b"});
  EXPECT_EQ(found(searcher, "giao NEAR/1 cây"), Ids{"a"});
  EXPECT_EQ(found(searcher, "cây tre").size(), 2U);
}

TEST(Phrase, IsDecidedByTheNewTextOfAnArticle) {
  std::vector<std::string> lines = {record("cu", "cây tre ngoại giao")};
  for (int i = 0; i < 20; ++i) lines.push_back(record("tin" + std::to_string(i), "Tin ngắn."));
  SampleIndex index(lines);
  const auto expect_new_text = [&index] {
    const Searcher searcher(index.path());
    EXPECT_EQ(found(searcher, "\"giao cây\""), Ids{"cu"});
    EXPECT_EQ(found(searcher, "\"tre ngoại\""), Ids{});
    EXPECT_EQ(found(searcher, "ngoại NEAR/1 giao"), Ids{"cu"});
    EXPECT_EQ(found(searcher, "tre NEAR/1 ngoại"), Ids{});
  };
  index.feed({record("cu", "ngoại giao cây tre")});
  expect_new_text();
  index.feed({record("moi", "Tin mới.")});  // Merges segments, and with them their columns.
  expect_new_text();
}

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
    Ids once = sorted(whole);
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
      EXPECT_TRUE(result.total_is_exact) << limit;
      options.offset = kArticles + 1;
      EXPECT_TRUE(search_for(searcher_, "lũ", options).hits.empty()) << limit;
      options.offset = std::numeric_limits<std::uint32_t>::max();
      EXPECT_TRUE(search_for(searcher_, "lũ", options).hits.empty()) << limit;
    }
  }
}

TEST_F(ManyStories, AreEstimatedBeyondTheExactCount) {
  SearchOptions options;
  options.limit = 1;
  options.count_exactly_to = 10;
  const SearchResult result = search_for(searcher_, "mưa lũ", options);
  EXPECT_GE(result.total, 10U);
  EXPECT_LE(result.total, kArticles);
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
