#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;
using test::search_for;

// Invented news, each piece told by several papers, so that its words are known to stand together.
const Searcher& searcher() {
  static const std::vector<std::string> kNews = {
      "Hội đồng nhân dân thành phố họp về chính sách đối ngoại giao thương.",
      "Bộ Ngoại giao nói ngoại giao cây tre là bản sắc của Việt Nam.",
      "Chủ tịch Nguyễn Văn Thử thăm Hà Nội và Thành phố Hồ Chí Minh.",
      "Chiến tranh thương mại làm giá thép tăng, tranh chấp kéo dài.",
      "Ông Putin điện đàm với ông Zelensky và ông Trump về lệnh ngừng bắn.",
      "Thủ môn Neymar ghi bàn, đội nhà có quả bóng vàng ở giải ngoại hạng.",
      "Người dân xin visa ở đại sứ quán, xin visa cần tiền.",
      "Ai cũng mất hồn vía, hồn vía lên mây, hồn vía đâu rồi, hồn vía bay mất.",
      "Nước chanh và cam vắt bán chạy mùa nắng nóng ở Việt Nam.",
      "Bức tranh dân gian được bày ở viện bảo tàng thành phố.",
      "Suy nghĩ của người trẻ về việc làm.",
      "Lịch nghỉ hè và nghỉ lễ dài ngày.",
  };
  static const SampleIndex kIndex([] {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < kNews.size(); ++i) {
      for (const char* const paper : {"a", "b", "c", "d"}) {
        lines.push_back(record(paper + std::to_string(i), kNews[i]));
      }
    }
    lines.push_back(record("hiem", "Cụ Khuất Thoan giữ nghề chạm bạc làng Đồng Xâm."));
    return lines;
  }());
  static const Searcher kSearcher(kIndex.path());
  return kSearcher;
}

std::optional<std::string> suggested(std::string_view query, const SearchOptions& options = {}) {
  return search_for(searcher(), query, options).suggestion;
}

struct Case {
  std::string query;
  std::string suggestion;
};

void PrintTo(const Case& example, std::ostream* out) { *out << example.query; }

class Misspelt : public testing::TestWithParam<Case> {};

TEST_P(Misspelt, IsPutRight) { EXPECT_EQ(suggested(GetParam().query), GetParam().suggestion); }

INSTANTIATE_TEST_SUITE_P(Tones, Misspelt,
                         testing::Values(Case{"suy nghỉ của", "suy nghĩ của"},
                                         Case{"chủ tich nguyễn", "chủ tịch nguyễn"},
                                         Case{"ngoái giao cây tre", "ngoại giao cây tre"}));

INSTANTIATE_TEST_SUITE_P(Sounds, Misspelt,
                         testing::Values(Case{"chiến chanh thương mại", "chiến tranh thương mại"},
                                         Case{"viện bảo tàn", "viện bảo tàng"},
                                         Case{"nghười dân", "người dân"},
                                         Case{"nguiễn văn thử", "nguyễn văn thử"},
                                         Case{"chính xách đối ngoại", "chính sách đối ngoại"}));

INSTANTIATE_TEST_SUITE_P(Slips, Misspelt,
                         testing::Values(Case{"hội đồg nhân dân", "hội đồng nhân dân"},
                                         Case{"ngaoi hạng", "ngoại hạng"},
                                         Case{"ngoạo giao", "ngoại giao"},
                                         Case{"thành phhố", "thành phố"},
                                         Case{"lệnh ngừng bắb", "lệnh ngừng bắn"}));

INSTANTIATE_TEST_SUITE_P(WithoutMarks, Misspelt,
                         testing::Values(Case{"hoi dogn nhan dan", "hội đồng nhân dân"},
                                         Case{"ngoai giai cay tre", "ngoại giao cây tre"}));

INSTANTIATE_TEST_SUITE_P(Names, Misspelt,
                         testing::Values(Case{"Putinn", "putin"}, Case{"Zelenski", "zelensky"},
                                         Case{"ông trunp", "ông trump"},
                                         Case{"neimar ghi bàn", "neymar ghi bàn"}));

INSTANTIATE_TEST_SUITE_P(
    RunTogether, Misspelt,
    testing::Values(Case{"nhandan", "nhân dân"}, Case{"hochiminh", "hồ chí minh"},
                    Case{"title:nhandan OR \"người trẽ\"", "title:\"nhân dân\" OR \"người trẻ\""}));

INSTANTIATE_TEST_SUITE_P(WithinOperators, Misspelt,
                         testing::Values(Case{"\"hội đồg nhân dân\"", "\"hội đồng nhân dân\""},
                                         Case{"putinn -chanh", "putin -chanh"},
                                         Case{"putinn AND trump", "putin AND trump"},
                                         Case{"zelenski NEAR/9 trump", "zelensky NEAR/9 trump"}));

TEST(Suggestion, OffersTypedKeysThatAreAWordToo) {
  EXPECT_EQ(suggested("hồn visa lên mây"), "hồn vía lên mây");
  EXPECT_EQ(suggested("xin visa"), std::nullopt);
}

TEST(Suggestion, IsChosenByTheWordsAround) {
  EXPECT_EQ(suggested("bức chanh dân gian"), "bức tranh dân gian");
  EXPECT_EQ(suggested("nước tranh và cam"), "nước chanh và cam");
}

TEST(Suggestion, IsNotMadeForRareWordsThatStandTogether) {
  for (const char* const query : {"Khuất Thoan", "chạm bạc", "Đồng Xâm", "khuat thoan"}) {
    EXPECT_EQ(suggested(query), std::nullopt) << query;
  }
}

TEST(Suggestion, IsNotMadeWhereMuchIsFound) {
  for (const char* const query : {"nghỉ", "chanh", "ngoại giao", "ngoai giao", "\"tranh chấp\""}) {
    EXPECT_EQ(suggested(query), std::nullopt) << query;
  }
}

TEST(Suggestion, IsNotMadeWhereNothingIsNear) {
  for (const char* const query : {"", "zzzzzzzz", "2031", "u23x", "qwrtpsdfgh", "-putinn", "put*",
                                  "outlet:putinn", "\xff\xfe", "đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ"}) {
    EXPECT_EQ(suggested(query), std::nullopt) << query;
  }
}

TEST(Suggestion, LeavesExcludedWordsAndNames) {
  EXPECT_EQ(suggested("putinn -zelenski"), "putin -zelenski");
}

TEST(Suggestion, KeepsToTheFiltersOfTheSearch) {
  SearchOptions options;
  options.outlets = {"khong-co.example"};
  EXPECT_EQ(suggested("putinn", options), std::nullopt);
}

TEST(Suggestion, IsMadeForAnyWordOnlyWhereOneIsUnknown) {
  SearchOptions options;
  options.combine = Combine::any;
  EXPECT_EQ(suggested("hội đồg nhân dân", options), "hội đồng nhân dân");
  EXPECT_EQ(suggested("chiến chanh thương mại", options), std::nullopt);
}

TEST(Suggestion, IsNotMadeWhenItIsSwitchedOff) {
  SearchOptions options;
  options.suggest = false;
  EXPECT_EQ(suggested("putinn", options), std::nullopt);
}

TEST(Suggestion, FindsArticlesItself) {
  constexpr unsigned kSeed = 20240611;
  const std::vector<std::string> words = {"hội", "đồng", "ngoại",    "giao", "putin", "trump",
                                          "cây", "tre",  "thương",   "nghĩ", "visa",  "vietnam",
                                          "bán", "chạy", "zelensky", "nước"};
  std::mt19937 random(kSeed);
  const auto below = [&random](std::size_t n) { return random() % n; };
  int suggestions = 0;
  for (int i = 0; i < 400; ++i) {
    std::string query;
    for (std::size_t n = 1 + below(4); n > 0; --n) {
      std::string word = words[below(words.size())];
      if (below(2) == 0) word[below(word.size())] = static_cast<char>('a' + below(26));
      query += (query.empty() ? "" : below(8) == 0 ? " OR " : " ") + word;
    }
    const std::optional<std::string> suggestion = suggested(query);
    if (!suggestion) continue;
    ++suggestions;
    EXPECT_FALSE(parse_query(*suggestion).note) << *suggestion;
    EXPECT_GT(search_for(searcher(), *suggestion).total, 0U)
        << query << " -> " << *suggestion << ", seed " << kSeed;
  }
  EXPECT_GT(suggestions, 50);
}

}  // namespace
}  // namespace timbao::search
