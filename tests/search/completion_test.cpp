#include "timbao/search/completion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;

// Invented news, each piece told by several papers, so that its words are known to stand together.
Completer& completer() {
  static const std::vector<std::string> kNews = {
      "Bộ Ngoại giao nói ngoại giao cây tre là bản sắc của Việt Nam.",
      "Bộ trưởng Bộ Ngoại giao gặp đại sứ. Ngoại giao đoàn có mặt.",
      "Ngoài giờ làm việc, ngoài trời, ngoài đường đều vắng.",
      "Chủ tịch Nguyễn Văn Thử thăm Hà Nội. Chủ tịch Nguyễn Văn Thử họp báo.",
      "Dịch covid lan ra, covid chưa hết, tiêm phòng covid.",
  };
  static const SampleIndex kIndex([] {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < kNews.size(); ++i) {
      for (const char* const paper : {"bao-a.example", "bao-b.example", "bao-c.example"}) {
        lines.push_back(
            record({{"id", paper + std::to_string(i)}, {"outlet", paper}, {"body", kNews[i]}}));
      }
    }
    lines.push_back(record({{"id", "x"}, {"outlet", "Báo Núi Mây"}, {"body", "Trời mưa."}}));
    return lines;
  }());
  static const index::Reader kReader(kIndex.path());
  static Completer completer(kReader);
  return completer;
}

std::vector<std::string> words_for(std::string_view typed) {
  std::vector<std::string> texts;
  for (const Completion& completion : completer().complete(typed, 8)) {
    if (completion.kind == Completion::Kind::words) texts.push_back(completion.text);
  }
  return texts;
}

bool offers(std::string_view typed, const std::string& query) {
  const auto texts = words_for(typed);
  return std::find(texts.begin(), texts.end(), query) != texts.end();
}

TEST(Completer, CompletesTheLastWordAndRestoresMarks) {
  EXPECT_TRUE(offers("ngoai gi", "ngoại giao"));
  EXPECT_TRUE(offers("bo ngoai g", "bộ ngoại giao"));
  EXPECT_TRUE(offers("chu ti", "chủ tịch"));
}

TEST(Completer, ReadsTheLastWordByItsOwnMarks) {
  EXPECT_TRUE(offers("bộ ngoa", "bộ ngoại"));
  EXPECT_TRUE(offers("bộ ngoạ", "bộ ngoại"));
  EXPECT_FALSE(offers("ngoạ", "ngoài"));
}

TEST(Completer, KeepsWhatWasTypedWithMarks) { EXPECT_TRUE(offers("Bộ Ngoại gi", "Bộ Ngoại giao")); }

TEST(Completer, GoesOnWithWhatMostlyFollows) {
  const auto longer = words_for("nguyen");
  ASSERT_EQ(longer.size(), 2U);
  EXPECT_EQ(longer[0], "nguyễn");
  EXPECT_TRUE(longer[1].starts_with("nguyễn văn thử")) << longer[1];
  EXPECT_TRUE(offers("nguyễn ", "nguyễn văn"));
  EXPECT_FALSE(offers("nguyễn ", "nguyễn trời"));  // They never stand together.
}

TEST(Completer, KnowsWordsThatAreNoSyllables) { EXPECT_TRUE(offers("cov", "covid")); }

TEST(Completer, CompletesBehindQuotesAndSigns) {
  EXPECT_TRUE(offers("\"ngoai gi", "\"ngoại giao"));
  EXPECT_TRUE(offers("hà +ngoạ", "hà +ngoại"));
}

TEST(Completer, GivesOnlyWordsOfTheIndex) {
  EXPECT_TRUE(words_for("xyz").empty());
  EXPECT_TRUE(words_for("khuy").empty());
}

TEST(Completer, GivesNothingForBlankText) {
  EXPECT_TRUE(completer().complete("", 8).empty());
  EXPECT_TRUE(completer().complete(" \t", 8).empty());
  EXPECT_TRUE(completer().complete("ngoai", 0).empty());
}

TEST(Completer, TakesAnyBytes) {
  for (const std::string_view typed : {"\xff", "\"", "(((", "ngoai \xc3", "a\0b", ":", "+-"}) {
    EXPECT_NO_THROW((void)completer().complete(typed, 8)) << typed;
  }
}

TEST(Completer, OffersOutletsByNameAndDomain) {
  const Completion by_name = completer().complete("nui m", 8).back();
  EXPECT_EQ(by_name, (Completion{Completion::Kind::outlet, "Báo Núi Mây", {}}));
  const auto by_domain = completer().complete("bao-b", 8);
  EXPECT_EQ(by_domain.back().domain, "bao-b.example");
}

TEST(Completer, GivesNoMoreThanAsked) {
  for (const std::size_t limit : {1U, 2U, 5U}) {
    EXPECT_LE(completer().complete("b", limit).size(), limit);
  }
  EXPECT_EQ(completer().complete("b", 1).size(), 1U);
}

}  // namespace
}  // namespace timbao::search
