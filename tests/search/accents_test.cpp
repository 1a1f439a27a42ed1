#include <gtest/gtest.h>

#include <ostream>
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
using test::text_answers;

struct Case {
  std::string query;
  std::string text;
  bool answers;
};

void PrintTo(const Case& example, std::ostream* out) {
  *out << example.query << " in: " << example.text;
}

class AutomaticAccents : public testing::TestWithParam<Case> {};

TEST_P(AutomaticAccents, MeanWhatWasTyped) {
  EXPECT_EQ(text_answers(GetParam().text, GetParam().query), GetParam().answers);
}

INSTANTIATE_TEST_SUITE_P(ToneMarksAreMeant, AutomaticAccents,
                         testing::Values(Case{"đường phố", "dương phó", false},
                                         Case{"giáo viên", "ngoại giao viện", false},
                                         Case{"ngoại giao tre", "ngoại giáo trẻ", false},
                                         Case{"đường sắt", "Đường sắt", true},
                                         Case{"túi", "tuý luý", false},
                                         Case{"mái nhà", "mai nhà", false},
                                         Case{"hoà bình", "giữ gìn hòa bình", true},
                                         Case{"địa phương", "các điạ phương", true},
                                         Case{"Ấn Độ", "đoàn biểu diễn Ấn Ðộ", true},
                                         Case{"kỹ thuật", "kĩ thuật", true}));

INSTANTIATE_TEST_SUITE_P(
    WithoutMarksEveryFormMatches, AutomaticAccents,
    testing::Values(Case{"duong sat", "tuyến đường sắt mới", true},
                    Case{"doi ngoai", "đối ngoại", true},
                    Case{"nguyen phu trong", "Nguyễn Phú Trọng", true},
                    Case{"NGOAI GIAO", "ngoại giao", true},
                    Case{"\"ngoai giao cay tre\"", "ngoại giao cây tre", true},
                    Case{"covid", "dịch Covid-19", true}, Case{"lao cai", "tỉnh Lào Cai", true},
                    Case{"dak lak", "tỉnh Đắk Lắk", true}, Case{"duong sat", "duong sat", true},
                    Case{"muller", "ông Müller", true}, Case{"duong sat", "đường bộ", false},
                    Case{"giao NEAR/2 tre", "giáo án trẻ", true}));

INSTANTIATE_TEST_SUITE_P(
    ShapesAloneLeaveTonesFree, AutomaticAccents,
    testing::Values(Case{"Viêt Nam", "nước Việt Nam", true}, Case{"đương săt", "đường sắt", true},
                    Case{"duông săt", "đường sắt", false}, Case{"dương", "con đường", false},
                    Case{"đương", "duong", false}, Case{"cây tre", "cày trê", false}));

TEST(Accents, OfTheWholeQueryAreReadTogether) {
  EXPECT_FALSE(text_answers("ngoại giao trẻ", "ngoại giao tre"))
      << "one tone mark: accents are meant";
  EXPECT_TRUE(text_answers("ngoại giao trẻ", "ngoai giao tre"));
}

TEST(Accents, AreReadInExcludedWordsToo) {
  EXPECT_FALSE(text_answers("ngoại giao cây tre", "ngoai -cay"));
  EXPECT_TRUE(text_answers("ngoại giao cây tre", "ngoại -cay"));
}

TEST(Accents, OfAnOutletDoNotSpeakForTheWords) {
  const SampleIndex index(
      {record({{"id", "a"}, {"body", "Đường sắt."}, {"outlet", "Báo Núi Mây"}})});
  const Searcher searcher(index.path());
  EXPECT_EQ(found(searcher, "duong sat outlet:\"Báo Núi Mây\""), Ids{"a"});
  EXPECT_EQ(found(searcher, "duong title:sắt"), Ids{});
}

TEST(Accents, AreKeptByStrict) {
  EXPECT_FALSE(text_answers("đường sắt", "duong sat", Accents::strict));
  EXPECT_FALSE(text_answers("đường sắt", "đương săt", Accents::strict));
  EXPECT_TRUE(text_answers("duong sat", "duong sat", Accents::strict));
  EXPECT_TRUE(text_answers("giữ gìn hoà bình", "hòa bình", Accents::strict));
}

TEST(Accents, AreDroppedByIgnore) {
  for (const std::string text : {"đường sắt", "duong sat", "dương sát", "Đương sạt"}) {
    for (const std::string query : {"đường sắt", "duong sat", "đương săt", "\"dưỡng sặt\""}) {
      EXPECT_TRUE(text_answers(text, query, Accents::ignore)) << query << " in: " << text;
    }
    EXPECT_FALSE(text_answers(text, "đông sắt", Accents::ignore)) << text;
  }
  EXPECT_TRUE(text_answers("muller", "Müller", Accents::ignore));
}

TEST(Accents, OfUnlikelyFormsCountAsOneWord) {
  // "ba" stands for bà, bá, bả, ba: an article with four of them is no better than one with four
  // bá.
  const SampleIndex index({record("mot", "bá bá bá bá, hết"), record("nhieu", "bả bá bạ bã, hết"),
                           record("khac", "hết"), record("nha", "bà ở, bà đi. Bà, bà")});
  const auto result = test::search_for(Searcher(index.path()), "ba");
  ASSERT_EQ(result.hits.size(), 3U);
  EXPECT_EQ(result.hits[0].id, "nha");
  EXPECT_NEAR(result.hits[1].score, result.hits[2].score, 1e-6);
}

TEST(Accents, ThatWereLeftOutAreRestoredByTheWordsAround) {
  const SampleIndex index(
      {record("a", "Ngành ngoại giao. Hội nghị ngoại giao."),
       record("b", "Chuyện ngoại giao, việc ngoại giao."),
       record("c", "Họ giao hàng ngoài giao lộ, ngoài giao lộ, ngoài giao lộ.")});
  const auto result = test::search_for(Searcher(index.path()), "ngoai giao");
  EXPECT_EQ(result.interpreted, "đang tìm: ngoại giao");
  ASSERT_EQ(result.hits.size(), 3U) << "every accented form matches";
  EXPECT_EQ(result.hits[2].id, "c") << "the likely reading comes first";
}

TEST(Accents, ThatTheNeighboursRuleOutCountForNothing) {
  std::vector<std::string> records{record("other", "Họ giao hàng, ngoài ngoài ngoài ngoài.")};
  for (int i = 0; i < 40; ++i) {
    records.push_back(record("a" + std::to_string(i), "Ngành ngoại giao."));
  }
  const SampleIndex index(records);
  SearchOptions options;
  options.combine = Combine::any;
  options.limit = 100;
  options.explain = true;
  const auto result = Searcher(index.path()).search(parse_query("nganh ngoai giao").root, options);
  ASSERT_EQ(result.hits.size(), 41U) << "every accented form matches";
  for (const Hit& hit : result.hits) {
    if (hit.id != "other") continue;
    for (const auto& [name, worth] : hit.explanation) EXPECT_NE(name, "ngoại");
  }
}

TEST(Accents, ThatWereTypedStayLikelyWhereTheyAreIgnored) {
  const SampleIndex index({record("a", "Họ bàn việc ngoại giao."),
                           record("b", "Họ đứng ngoài giao lộ."),
                           record("c", "Ngành ngoại thương, tỉnh ngoại ô.")});
  SearchOptions options;
  options.accents = Accents::ignore;
  const auto result = Searcher(index.path()).search(parse_query("ngoài giao").root, options);
  EXPECT_EQ(result.interpreted, std::nullopt);
  ASSERT_EQ(result.hits.size(), 2U);
  EXPECT_EQ(result.hits[0].id, "b");
}

}  // namespace
}  // namespace timbao::search
