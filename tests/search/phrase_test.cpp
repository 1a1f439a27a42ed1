// Phrases and NEAR: which articles hold them.
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/column_file.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;
using test::found;
using test::Ids;
using test::record;
using test::SampleIndex;
using test::text_answers;

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

}  // namespace
}  // namespace timbao::search
