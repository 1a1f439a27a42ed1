#include "search/reading.hpp"

#include <gtest/gtest.h>

#include <optional>
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
using test::search_for;

// An index that teaches which words stand together, opened once for all tests.
const Searcher& searcher() {
  static const SampleIndex index([] {
    const std::vector<std::string> texts = {
        "Ngành ngoại giao văn hóa. Nền ngoại giao cây tre.",
        "Tuyến đường sắt mới nối hai làng nghề. Ga đường sắt đông khách.",
        "Phiên chợ nổi trên sông. Người đi chợ nổi mua lúa gạo.",
        "Ngành thủy sản lo giá. Xuất khẩu thủy sản nhích lên.",
        "Giáo viên trẻ ngoài đảo. Ngoài giờ lên lớp.",
        "Miễn visa cho khách. Vía bà. Làm test nhanh, gói bánh tét. WTO và tơ lụa. Tư nhân."};
    std::vector<std::string> lines;
    for (int i = 0; i < 18; ++i) {
      lines.push_back(
          record("bai-" + std::to_string(i), texts[static_cast<std::size_t>(i) % texts.size()]));
    }
    return lines;
  }());
  static const Searcher opened(index.path());
  return opened;
}

// What the user is told of how the query was read; nothing where it is as typed.
std::optional<std::string> reading_of_typed(const std::string& query,
                                            Accents accents = Accents::automatic) {
  SearchOptions options;
  options.combine = Combine::all;
  options.accents = accents;
  return search_for(searcher(), query, options).interpreted;
}

struct Case {
  std::string typed;
  std::string read;  // Empty: as typed.
};

void PrintTo(const Case& example, std::ostream* out) { *out << example.typed; }

class Reading : public testing::TestWithParam<Case> {};

TEST_P(Reading, IsToldWhereItIsNotAsTyped) {
  const auto& [typed, read] = GetParam();
  const auto expected = read.empty() ? std::nullopt : std::optional("đang tìm: " + read);
  EXPECT_EQ(reading_of_typed(typed), expected);
}

INSTANTIATE_TEST_SUITE_P(RestoresMarks, Reading,
                         testing::Values(Case{"ngoai giao", "ngoại giao"},
                                         Case{"CHO NOI", "chợ nổi"}, Case{"ngoai dao", "ngoài đảo"},
                                         Case{"duong sat", "đường sắt"}, Case{"cho noi", "chợ nổi"},
                                         Case{"xuat khau thuy san", "xuất khẩu thủy sản"},
                                         Case{"duong", "đường"}));

INSTANTIATE_TEST_SUITE_P(RestoresTonesToShapes, Reading,
                         testing::Values(Case{"đương săt", "đường sắt"},
                                         Case{"ngoai đao", "ngoài đảo"}));

INSTANTIATE_TEST_SUITE_P(LeavesAccentsAlone, Reading,
                         testing::Values(Case{"ngoại giao", ""}, Case{"thuỷ san", ""},
                                         Case{"đường sat", ""}, Case{"ngoai giào", ""},
                                         Case{"Đường Sắt", ""}));

INSTANTIATE_TEST_SUITE_P(LeavesOtherWordsAlone, Reading,
                         testing::Values(Case{"zwzw", ""}, Case{"123", ""},
                                         Case{"ngoai zwzw giao", "ngoài zwzw giao"}, Case{"", ""},
                                         Case{"ngo*", ""}, Case{"date:2023", ""}));

INSTANTIATE_TEST_SUITE_P(
    KeepsTheSyntax, Reading,
    testing::Values(
        Case{"\"ngoai giao\"", "\"ngoại giao\""}, Case{"duong AND sat", "đường AND sắt"},
        Case{"(cho noi) OR (duong sat)", "(chợ nổi) OR (đường sắt)"},
        Case{"duong sat -\"cho noi\"", "đường sắt -\"chợ nổi\""},
        Case{"+duong sat NOT (cho noi)", "+đường sắt -(chợ nổi)"},
        Case{"duong sat date:2023-05..2023-06", "đường sắt date:2023-05-01..2023-06-30"},
        Case{"title:(cho noi) lua gao", "title:(chợ nổi) lúa gạo"},
        Case{"outlet:\"bao dong\" cho noi", "outlet:\"bao dong\" chợ nổi"},
        Case{"author:duong cho noi", "author:duong chợ nổi"}, Case{"lua* cho noi", "lua* chợ nổi"},
        Case{"cho noi, lua gao!", "chợ nổi, lúa gạo!"}, Case{"cho-noi", "chợ-nổi"}));

INSTANTIATE_TEST_SUITE_P(
    DecodesTypedKeys, Reading,
    testing::Values(Case{"ngoaji giao", "ngoại giao"}, Case{"ngoai5 giao", "ngoại giao"},
                    Case{"NGOAJI giao", "ngoại giao"}, Case{"dduwowngf sawts", "đường sắt"},
                    Case{"d9u7o7ng2 sa8t1", "đường sắt"}, Case{"\"chowj nooir\"", "\"chợ nổi\""},
                    Case{"thuyr sanr -chowj", "thủy sản -chợ"}));

INSTANTIATE_TEST_SUITE_P(LeavesWordsOfTheIndexAlone, Reading,
                         testing::Values(Case{"visa", ""}, Case{"test", ""}, Case{"WTO", ""},
                                         Case{"visa test WTO", ""},
                                         // Of an abbreviation, its long form may be what is there.
                                         Case{"TW", ""},
                                         // Keys of a syllable that the index lacks, too.
                                         Case{"nghieengj", ""}));

TEST(Reading, OfExcludedWordsLeavesThemOut) {
  EXPECT_EQ(found(searcher(), "giao -ngoaji"), (Ids{}));
  EXPECT_FALSE(found(searcher(), "ngoai -sat").empty());
}

TEST(Reading, FindsWhatItSays) {
  const Ids typed = found(searcher(), "ngoaji giao");
  EXPECT_EQ(typed.size(), 3U);
  EXPECT_EQ(typed, found(searcher(), "ngoại giao"));
}

TEST(Reading, PutsTheLikelyFormFirstAndKeepsTheOthers) {
  const SampleIndex index({record("la", "Ngoài giao lộ."), record("dung", "Ngoại giao cây tre."),
                           record("them", "Ngoại giao văn hóa."), record("nua", "Ngoại giao.")});
  const Ids ids = found(Searcher(index.path()), "ngoai giao");
  ASSERT_EQ(ids.size(), 4U);
  EXPECT_EQ(ids.back(), "la");
}

TEST(Reading, WithStrictAccentsIsAsTyped) {
  EXPECT_EQ(reading_of_typed("ngoai giao", Accents::strict), std::nullopt);
  EXPECT_EQ(reading_of_typed("đương săt", Accents::strict), std::nullopt);
  EXPECT_EQ(reading_of_typed("ngoaji giao", Accents::strict), std::nullopt);
}

TEST(Reading, WithIgnoredAccentsKeepsTypedOnesLikely) {
  EXPECT_EQ(reading_of_typed("ngoái giáo", Accents::ignore), std::nullopt);
  EXPECT_EQ(reading_of_typed("ngoai giao", Accents::ignore), "đang tìm: ngoại giao");
  EXPECT_EQ(reading_of_typed("đường sắt", Accents::ignore), std::nullopt);
}

TEST(Reading, StandsBeforeWhatIsSaidOfMissingWords) {
  const SearchResult result = search_for(searcher(), "ngoai giao cho noi");
  EXPECT_EQ(result.interpreted,
            "đang tìm: ngoại giao chợ nổi; no article holds all 4 words; these hold 2 of them");
}

TEST(Reading, OfAnEmptyIndexIsAsTyped) {
  SampleIndex empty;
  empty.feed({});
  EXPECT_EQ(search_for(Searcher(empty.path()), "ngoai giao ngoaji").interpreted, std::nullopt);
}

}  // namespace
}  // namespace timbao::search
