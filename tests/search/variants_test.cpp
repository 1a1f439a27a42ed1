// What a query finds in other writing, and that highlights mark just that.
#include "search/variants.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;
using test::search_for;

using Pieces = std::vector<std::string>;

// A query, a text, and what the answer marks in it; nothing marked: the text is no answer.
struct Case {
  std::string query;
  std::string text;
  Pieces marked;
};

void PrintTo(const Case& example, std::ostream* out) {
  *out << example.query << " in: " << example.text;
}

SearchResult answer(const std::string& query, const std::string& text, bool expand = true) {
  const SampleIndex index({record("a", text)});
  SearchOptions options;
  options.combine = Combine::all;
  options.expand = expand;
  return search_for(Searcher(index.path()), query, options);
}

// Empty where the text is no answer.
Pieces marked_in(const SearchResult& result) {
  if (result.hits.empty()) return {};
  const PassageHit& passage = result.hits.front().passages.front();
  Pieces pieces;
  for (const ByteRange& range : passage.highlights) pieces.emplace_back(range.of(passage.text));
  if (pieces.empty()) pieces.emplace_back("(found, but nothing marked)");
  return pieces;
}

class Written : public testing::TestWithParam<Case> {};

TEST_P(Written, OtherwiseIsFoundAndMarked) {
  const auto& [query, text, marked] = GetParam();
  EXPECT_EQ(marked_in(answer(query, text)), marked);
}

INSTANTIATE_TEST_SUITE_P(AsItIs, Written,
                         testing::Values(Case{"UBND", "Họp ở UBND xã.", {"UBND"}},
                                         Case{"đò ngang", "Bến Đò Ngang.", {"Đò Ngang"}},
                                         Case{"do ngang", "Bến đò ngang.", {"đò ngang"}},
                                         Case{"hòa", "Ca HOÀ, hoà.", {"HOÀ", "hoà"}},
                                         Case{"5/9/1962", "Ngày 5/9/1962.", {"5", "9", "1962"}},
                                         Case{"TP.HCM", "Ở TP.HCM.", {"TP", "HCM"}}));

INSTANTIATE_TEST_SUITE_P(
    InShort, Written,
    testing::Values(
        Case{"ủy ban nhân dân", "Họp ở UBND xã.", {"UBND"}},
        Case{"uỷ ban nhân dân xã", "Họp ở UBND xã.", {"UBND xã"}},
        Case{"uy ban nhan dan", "Họp ở UBND xã.", {"UBND"}},
        Case{"ủy ban nhân dân", "Họp ở Ubnd.", {"Ubnd"}},
        Case{"kinh tế - xã hội", "Lo KT-XH.", {"KT", "XH"}},
        Case{"kinh tế xã hội", "Lo KTXH.", {"KTXH"}},
        Case{"giáo dục và đào tạo", "Sở GD&ĐT.", {"GD", "ĐT"}},
        Case{"thành phố Hồ Chí Minh", "Về TP.HCM.", {"TP", "HCM"}},
        Case{"thành phố Hồ Chí Minh", "Về TPHCM.", {"TPHCM"}},
        Case{"thành phố Đà Nẵng", "Về TP Đà Nẵng.", {"TP Đà Nẵng"}},
        Case{"trung ương", "Báo của T.Ư.", {"T.Ư"}}, Case{"ủy ban nhân dân", "Họp ở HĐND xã.", {}},
        Case{"ủy ban nhân dân", "Ủy ban họp. Nhân viên của dân làng.", {"Ủy ban", "Nhân", "dân"}}));

INSTANTIATE_TEST_SUITE_P(
    InFull, Written,
    testing::Values(Case{"UBND", "Ủy ban nhân dân xã.", {"Ủy ban nhân dân"}},
                    Case{"ubnd", "Uỷ ban Nhân dân xã.", {"Uỷ ban Nhân dân"}},
                    Case{"UBND xã", "Ủy ban nhân dân xã.", {"Ủy ban nhân dân xã"}},
                    Case{"UBND", "Ủy ban, nhân dân xã.", {"Ủy ban", "nhân dân"}},
                    Case{"UBND", "Ủy ban. Nhân dân xã.", {}},
                    Case{"HTX", "Vào hợp tác xã.", {"hợp tác xã"}},
                    Case{"KT-XH", "Lo kinh tế - xã hội.", {"kinh tế", "xã hội"}},
                    Case{"TP.HCM", "Về Thành phố Hồ Chí Minh.", {"Thành phố Hồ Chí Minh"}},
                    Case{"TPHCM", "Về TP. Hồ Chí Minh.", {"TP", "Hồ Chí Minh"}},
                    Case{"UBND", "Ủy viên ban nhạc nhân dân.", {}}));

INSTANTIATE_TEST_SUITE_P(
    ByContext, Written,
    testing::Values(Case{"BCT", "Bộ Công Thương họp.", {}}, Case{"BCT", "Bộ Chính trị họp.", {}},
                    Case{"BCT", "Theo BCT.", {"BCT"}},
                    Case{"BCT xăng", "Bộ Công Thương bàn giá xăng.", {"Bộ Công Thương", "xăng"}},
                    Case{"BCT xăng", "Bộ Chính trị không bàn giá xăng.", {}},
                    Case{"Bộ Công Thương", "Theo BCT, giá xăng giảm.", {"BCT"}},
                    Case{"Bộ Công Thương", "BCT họp ở xã.", {}},
                    Case{"ban tổ chức", "BTC giải chạy.", {"BTC"}},
                    Case{"ban tổ chức", "BTC sửa luật.", {}},
                    Case{"Bộ Tài chính", "BTC thu thuế.", {"BTC"}},
                    Case{"BTC thuế", "Bộ Tài chính bàn thuế.", {"Bộ Tài chính", "thuế"}},
                    Case{"KH", "Kế hoạch mới, khách hàng mới.", {}},
                    Case{"khách hàng", "KH của ngân hàng.", {"KH", "hàng"}},
                    Case{"kế hoạch", "KH của UBND.", {"KH"}}));

INSTANTIATE_TEST_SUITE_P(InAnotherSpelling, Written,
                         testing::Values(Case{"Đắk Lắk", "Ở Đăk Lăk.", {"Đăk Lăk"}},
                                         Case{"Đắk Lắk", "Ở Đắc Lắc.", {"Đắc Lắc"}},
                                         Case{"dak lak", "Ở Đắk Lắk.", {"Đắk Lắk"}},
                                         Case{"Moscow", "Đến Mátxcơva.", {"Mátxcơva"}},
                                         Case{"Mátxcơva", "Đến Moscow.", {"Moscow"}},
                                         Case{"Mátxcơva", "Đến Mát-xcơ-va.", {"Mát", "xcơ", "va"}},
                                         Case{"Úc", "Ở Australia.", {"Australia"}},
                                         Case{"vắc xin", "Tiêm vaccine.", {"vaccine"}},
                                         Case{"Moscow", "Đến Minsk.", {}}));

INSTANTIATE_TEST_SUITE_P(TogetherOrApart, Written,
                         testing::Values(Case{"covid19", "Dịch Covid-19.", {"Covid", "19"}},
                                         Case{"covid-19", "Dịch Covid19.", {"Covid19"}},
                                         Case{"covid 19", "Dịch COVID19.", {"COVID19"}},
                                         Case{"covid19", "Dịch covid 19.", {"covid 19"}},
                                         Case{"ô tô", "Chợ ôtô.", {"ôtô"}},
                                         Case{"ôtô", "Chợ ô tô.", {"ô tô"}},
                                         Case{"ôtô", "Tô cái ô.", {}},
                                         Case{"nilông", "Túi ni lông.", {"ni lông"}},
                                         Case{"u 23", "Đội U23.", {"U23"}}));

INSTANTIATE_TEST_SUITE_P(
    AsAnotherDate, Written,
    testing::Values(Case{"5/9/1962", "Ngày 5 tháng 9 năm 1962.", {"5 tháng 9 năm 1962"}},
                    Case{"5/9/1962", "Từ 05 tháng 09/1962.", {"05 tháng 09", "1962"}},
                    Case{"5/9/1962", "Từ 5-9-1962.", {"5", "9", "1962"}},
                    Case{"ngày 5 tháng 9 năm 1962", "Từ 5/9/1962.", {"5", "9", "1962"}},
                    Case{"mùng 2 tháng 9", "Lễ 2/9.", {"2", "9"}},
                    Case{"10/9", "Sáng 10-9.", {"10", "9"}},
                    Case{"10/9", "Sáng 10.9.", {"10", "9"}},
                    Case{"10/9", "Sáng 10 tháng 9.", {"10 tháng 9"}},
                    Case{"tháng 9/2023", "Vào tháng 9 năm 2023.", {"tháng 9 năm 2023"}},
                    Case{"tháng 9 năm 2023", "Vào tháng 9/2023.", {"tháng 9", "2023"}},
                    Case{"thang 9 nam 2023", "Vào tháng 9/2023.", {"tháng 9", "2023"}},
                    Case{"20/11", "Sáng 11/20.", {}}, Case{"5/9", "Sáng 15/9.", {}},
                    Case{"5/9", "Sáng 5/19.", {}}, Case{"5/9/1962", "Từ 5/9/1963.", {}},
                    Case{"tháng 9/2023", "Từ tháng 9/2022.", {}},
                    Case{"32/9", "Sáng 32 tháng 9.", {}}, Case{"5/13", "Sáng 5 tháng 13.", {}}));

INSTANTIATE_TEST_SUITE_P(
    AsAnotherTime, Written,
    testing::Values(Case{"14h50", "Lúc 14:50.", {"14", "50"}},
                    Case{"14h50", "Lúc 14 giờ 50 phút.", {"14 giờ 50"}},
                    Case{"14:50", "Lúc 14h50.", {"14h50"}},
                    Case{"14 giờ 50 phút", "Lúc 14h50.", {"14h50"}},
                    Case{"14h05", "Lúc 14 giờ 5.", {"14 giờ 5"}},
                    Case{"14 giờ 05", "Lúc 14h05.", {"14h05"}}, Case{"9h", "Từ 9 giờ.", {"9 giờ"}},
                    Case{"9 giờ", "Từ 9h.", {"9h"}}, Case{"9h00", "Từ 9 giờ.", {"9 giờ"}},
                    Case{"9 giờ", "Từ 09h00.", {"09h00"}}, Case{"9h", "Từ 9h30.", {}},
                    Case{"14h50", "Lúc 14h05.", {}}, Case{"4h50", "Lúc 14h50.", {}},
                    Case{"25h10", "Lúc 25 giờ 10.", {}}));

INSTANTIATE_TEST_SUITE_P(
    AsAnotherNumeral, Written,
    testing::Values(Case{"quý IV", "Hết quý 4.", {"quý 4"}},
                    Case{"quý 4", "Hết quý IV.", {"quý IV"}},
                    Case{"quý IV/2025", "Hết quý 4/2025.", {"quý 4", "2025"}},
                    Case{"quý IV/2025", "Hết quý IV năm 2025.", {"quý IV năm 2025"}},
                    Case{"quý 4 năm 2025", "Hết quý IV/2025.", {"quý IV", "2025"}},
                    Case{"quy 4/2025", "Hết quý IV năm 2025.", {"quý IV năm 2025"}},
                    Case{"thế kỷ 21", "Sang thế kỉ XXI.", {"thế kỉ XXI"}},
                    Case{"ky 5", "Kỷ V, kỳ V.", {"Kỷ V", "kỳ V"}}, Case{"quý IV", "Hết quý 3.", {}},
                    Case{"quý IV/2025", "Hết quý 4/2024.", {}}, Case{"IV", "Có 4 người.", {}}));

INSTANTIATE_TEST_SUITE_P(AsAnotherSumOfMoney, Written,
                         testing::Values(Case{"100.000 đồng", "Giá 100.000đ.", {"100.000đ"}},
                                         Case{"100.000đ", "Giá 100000 đồng.", {"100000 đồng"}},
                                         Case{"100 đồng", "Giá 100 đ.", {"100 đ"}},
                                         Case{"100 đồng", "Giá 10 đ.", {}}));

INSTANTIATE_TEST_SUITE_P(ButNotInQuotes, Written,
                         testing::Values(Case{"\"ủy ban nhân dân\"", "Họp ở UBND.", {}},
                                         Case{"\"UBND\"", "Ủy ban nhân dân xã.", {}},
                                         Case{"\"UBND xã\"", "Họp ở UBND xã, UBND.", {"UBND xã"}},
                                         Case{"\"5/9\"", "Ngày 5 tháng 9.", {}},
                                         Case{"\"Moscow\"", "Đến Mátxcơva.", {}},
                                         Case{"\"ô tô\"", "Chợ ôtô.", {}},
                                         Case{"\"quý IV\"", "Hết quý 4.", {}},
                                         Case{"\"14h50\"", "Lúc 14:50.", {}}));

INSTANTIATE_TEST_SUITE_P(
    WithinTheRestOfTheLanguage, Written,
    testing::Values(Case{"UBND OR đò", "Ủy ban nhân dân.", {"Ủy ban nhân dân"}},
                    Case{"(ủy ban nhân dân) AND họp", "UBND họp.", {"UBND họp"}},
                    Case{"+UBND họp", "Ủy ban nhân dân họp.", {"Ủy ban nhân dân họp"}},
                    Case{"họp -UBND", "Ủy ban nhân dân họp.", {}},
                    Case{"họp -\"UBND\"", "Ủy ban nhân dân họp.", {"họp"}},
                    Case{"họp -(ủy ban nhân dân)", "UBND họp.", {}},
                    Case{"ubnd*", "Ủy ban nhân dân họp.", {}},
                    // The words of a name that is written in short must stand side by side.
                    Case{"ủy ban họp nhân dân", "UBND họp.", {}}));

// Texts that only another writing answers: with expand off, none does.
TEST(VariantsTurnedOff, LeaveWhatIsWrittenAsTyped) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"ủy ban nhân dân", "Họp ở UBND xã."},
      {"UBND", "Ủy ban nhân dân xã."},
      {"Bộ Công Thương", "Theo BCT, giá xăng giảm."},
      {"Moscow", "Đến Mátxcơva."},
      {"covid19", "Dịch Covid-19."},
      {"covid-19", "Dịch covid19."},
      {"ô tô", "Chợ ôtô."},
      {"ôtô", "Chợ ô tô."},
      {"5/9/1962", "Ngày 5 tháng 9 năm 1962."},
      {"tháng 9/2023", "Vào tháng 9 năm 2023."},
      {"14h50", "Lúc 14:50."},
      {"quý IV", "Hết quý 4."},
      {"100 đồng", "Giá 100 đ."}};
  for (const auto& [query, text] : pairs) {
    EXPECT_FALSE(answer(query, text).hits.empty()) << query;
    EXPECT_TRUE(answer(query, text, false).hits.empty()) << query;
  }
  EXPECT_FALSE(answer("ubnd xã", "Họp ở UBND xã.", false).hits.empty());
}

TEST(VariantsInATitle, AreFoundAndMarked) {
  const SampleIndex index({record({{"id", "a"}, {"title", "UBND xã họp"}, {"body", "Chợ đông."}}),
                           record({{"id", "b"}, {"title", "Chợ đông"}, {"body", "UBND xã."}})});
  const SearchResult result = search_for(Searcher(index.path()), "title:(ủy ban nhân dân xã)");
  ASSERT_EQ(test::ids_of(result), (test::Ids{"a"}));
  const Hit& hit = result.hits.front();
  ASSERT_EQ(hit.title_highlights.size(), 1U);
  EXPECT_EQ(hit.title_highlights.front().of("UBND xã họp"), "UBND xã");
  EXPECT_TRUE(hit.passages.front().highlights.empty());
}

TEST(Variants, CountOnceWhateverTheWriting) {
  const SampleIndex index({record("ngan", "UBND xã họp."), record("dai", "Ủy ban nhân dân xã họp."),
                           record("khac", "Chợ nổi họp.")});
  const Searcher searcher(index.path());
  for (const std::string query : {"UBND xã", "ủy ban nhân dân xã"}) {
    test::Ids ids = test::found(searcher, query);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (test::Ids{"dai", "ngan"})) << query;
  }
}

TEST(Variants, OfAnArticleWithAllOfThemAreAllMarked) {
  EXPECT_EQ(marked_in(answer("5/9/1962", "Ngày 5 tháng 9 năm 1962, tức 5-9-1962.")),
            (Pieces{"5 tháng 9 năm 1962", "5", "9", "1962"}));
  EXPECT_EQ(marked_in(answer("UBND", "Ủy ban nhân dân (UBND).")),
            (Pieces{"Ủy ban nhân dân", "UBND"}));
}

// Words of syllables that can be parted in more ways than can be tried.
TEST(Variants, OfALongWordTakeNoTime) {
  std::string word;
  for (int i = 0; i < 55; ++i) word += "ao";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(answer(word + "f", "Tờ báo.").hits.empty());
  EXPECT_TRUE(answer(word, "Tờ báo.").hits.empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

}  // namespace
}  // namespace timbao::search
