// The rules by which a story is found in the text of a scraped page, one by one.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using test::domain_of;
using test::page;

const std::string kTitle = "Xóm chài dựng lại nhà nổi sau lũ";
const std::string kFirst =
    "Sau trận lũ đầu tháng mười, 38 hộ ở xóm chài Bến Cốc cùng nhau đóng lại phao, kéo nhà nổi về "
    "chỗ cũ và lập đội trực nước.";
const std::string kSecond =
    "Ông Đinh Văn Mực, tổ trưởng, nói cả xóm góp được 214 thùng phuy. Nhà nào thiếu tay thợ thì "
    "hàng xóm sang làm giúp hai buổi.";
const std::string kThird =
    "Chi phí cho mỗi căn chừng 26 triệu đồng, rẻ hơn một nửa so với thuê thợ. Đến cuối tháng, căn "
    "cuối cùng sẽ được kéo về bến.";
const std::string kStory = kFirst + "\n\n" + kSecond + "\n\n" + kThird;

// A page with a title, `head` below it, the story, and `tail` below that.
std::string page_with(std::string_view head, std::string_view tail) {
  std::string text = kTitle + "\n\n";
  if (!head.empty()) text += std::string(head) + "\n\n";
  text += kStory;
  if (!tail.empty()) text += "\n\n" + std::string(tail);
  return text + "\n";
}

using Titles = std::vector<std::string>;

TEST(PageTitle, IsTheFirstHeadline) {
  const auto article = page(page_with("", ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.abstract, std::nullopt);
}

TEST(PageTitle, IsOneWhenGivenTwice) {
  const auto article = page(kTitle + "\n\n" + page_with("", ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.body, kStory);
  EXPECT_TRUE(article.related.empty());
}

TEST(PageTitle, IsNotRepeatedInTheBody) {
  const auto article = page(kTitle + "\n\n" + kFirst + "\n\n" + kTitle + "\n\n" + kSecond + "\n");
  EXPECT_EQ(article.body, kFirst + "\n\n" + kSecond);
}

TEST(PageTitle, MayAskOrBearALabel) {
  EXPECT_EQ(page("Ai giữ con đò cũ?\n\n" + kStory).title, "Ai giữ con đò cũ?");
  EXPECT_EQ(page("Video: Kéo nhà nổi về bến\n\n" + kStory).title, "Video: Kéo nhà nổi về bến");
  EXPECT_EQ(page("[Video] Kéo nhà nổi về bến\n\n" + kStory).title, "[Video] Kéo nhà nổi về bến");
  EXPECT_EQ(page("Chùm ảnh: Xóm chài những ngày kéo phao dựng lại nhà nổi\n\n" + kStory).title,
            "Chùm ảnh: Xóm chài những ngày kéo phao dựng lại nhà nổi");
}

TEST(PageTitle, MayEndInAFullStop) {
  const auto article = page("Lũ rút, nhà nổi về bến, trẻ con đi học lại...\n\n" + kStory);
  EXPECT_EQ(article.title, "Lũ rút, nhà nổi về bến, trẻ con đi học lại...");
  EXPECT_EQ(article.body, kStory);
}

TEST(PageTitle, IsNotACaptionBelowIt) {
  const auto article = page(kTitle + "\n\nBà con kéo phao về bến sáng 12/10\n\n" + kStory);
  EXPECT_EQ(article.title, kTitle);
}

TEST(PageTitle, IsTheLineBesideTheDateBelowHeadlines) {
  const auto article = page("Bến mới mở cửa đón khách\nPhố cũ giữ nghề đan lưới\n" +
                            page_with("10:00, 08/11/2023", ""));
  EXPECT_EQ(article.title, kTitle);
}

TEST(PageTitle, IsNoOutletsName) {
  EXPECT_EQ(page("BÁO LÀO CAI\n\n" + page_with("", "")).title, kTitle);
}

TEST(PageTitle, StandsBelowMenusAndSections) {
  const auto article = page(
      "Trang chủ Chính trị - Xã hội\nThời sự\nKinh tế Văn hóa Thể thao\naa\n" + page_with("", ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.body, kStory);
}

TEST(PageTitle, IsAbsentWhereThereIsNone) {
  const auto article = page(kStory);
  EXPECT_EQ(article.title, std::nullopt);
  EXPECT_EQ(article.body, kStory);
}

TEST(PageTitle, IsALoneLine) {
  const auto article = page("Xóm chài dựng lại nhà nổi\n");
  EXPECT_EQ(article.title, "Xóm chài dựng lại nhà nổi");
  EXPECT_EQ(article.body, "");
}

TEST(PageBody, KeepsSubheadingsAndShortParagraphs) {
  const std::string body = kFirst + "\n\nCả xóm một tay\n\n" + kSecond + "\n\nVậy là xong.";
  EXPECT_EQ(page(kTitle + "\n\n" + body).body, body);
}

TEST(PageBody, KeepsParagraphsAsTheyAreWritten) {
  const std::string odd =
      "Nước rút, “nhà nổi”của  ông Mực – căn số 7 – vẫn còn nguyên… Ðồng chí trưởng xóm ghi vào "
      "sổ, rồi lại đi kéo phao.";
  EXPECT_EQ(page(kTitle + "\n\n \u00a0" + odd + "\u00a0 \n").body, odd);
}

TEST(PageBody, OfShortSentencesIsKept) {
  const auto article =
      page("Tin vắn trong ngày\n\nNước đã rút khỏi xóm chài.\n\nTrẻ con đi học lại.\n");
  EXPECT_EQ(article.title, "Tin vắn trong ngày");
  EXPECT_EQ(article.body, "Nước đã rút khỏi xóm chài.\n\nTrẻ con đi học lại.");
}

class DroppedLine : public testing::TestWithParam<std::string_view> {};

TEST_P(DroppedLine, IsNoPartOfTheStory) {
  const auto article =
      page(kTitle + "\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + std::string(GetParam()) + "\n\n" +
           kThird + "\n\n" + kFirst + " Hết.\n");
  EXPECT_EQ(article.body, kStory + "\n\n" + kFirst + " Hết.") << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Page, DroppedLine,
    testing::Values(
        "b1.jpg", "Anh_2-lon.JPEG", "1:07", "Xem thêm: Phố cũ giữ nghề đan lưới",
        "XEM THÊM: Phố cũ giữ nghề đan lưới", ">> Phố cũ giữ nghề đan lưới", "Chia sẻ Facebook",
        "Nghe đọc bài", "Giọng đọc", "Nữ miền Bắc", "Quảng cáo", "[Quảng cáo]", "Ảnh: Thu Hà",
        "Ảnh minh họa: Thu Hà", "Ảnh minh hoạ", "Đồ họa: Minh Đức", "Bà con kéo phao. Ảnh: P.Y.",
        "Bà con kéo phao (Ảnh: Thu Hà)", "Bà con kéo phao. (Nguồn ảnh: baosongtrang.example)",
        "Bà con kéo phao. (Nguồn ành: baosongtrang.example)", "Bà con kéo phao (Nguồn: AFP/TTXVN)",
        "Theo dõi Báo Sông Trăng trên Google News", "Thêm Báo Sông Trăng trên Google",
        "Trở lại Thời sự", "Clip: Kéo nhà về bến", "infographic cach dong phao nha noi",
        "* Bài viết thể hiện quan điểm riêng của tác giả", "Bấm vào ảnh để xem kích cỡ lớn",
        "Bà con kéo phao về bến.\nBà con kéo phao về bến.",
        "anh.png\nBà con kéo phao về bến sáng 12/10",
        "Tin liên quan\nPhố cũ giữ nghề đan lưới\nBến mới mở cửa đón khách",
        "Phố cũ giữ nghề đan lưới\n\nPhố cũ giữ nghề đan lưới\n\nCả phố chỉ còn hai nhà làm "
        "nghề."));

class KeptLine : public testing::TestWithParam<std::string_view> {};

TEST_P(KeptLine, IsPartOfTheStory) {
  const std::string body =
      kFirst + "\n\n" + std::string(GetParam()) + "\n\n" + kSecond + "\n\n" + kThird;
  EXPECT_EQ(page(kTitle + "\n\n" + body).body, body) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Page, KeptLine,
    testing::Values(
        "Theo đại diện Sở Nông nghiệp, phao thép bền gấp ba phao xốp và chịu được sóng cao hơn.",
        "Theo ông Mực, xóm sẽ giữ nguyên lối cũ.", "Giao thông",
        "Chủ đề của buổi họp là nước sạch.", "Trở lại bến cũ",
        "Bài: cách buộc phao cho chắc được dán ở nhà văn hóa.", "Xây dựng nhà nổi bền hơn",
        "Bình luận của người trong cuộc", "Ngày 12/10/2023, xóm họp lần đầu.",
        "Trong ảnh treo ở nhà văn hóa, xóm chài năm 1987 chỉ có 12 căn nhà lợp lá cọ nằm sát bờ "
        "sông cũ."));

TEST(PageBody, EndsInALongLineWithoutAFullStop) {
  const std::string cut_short =
      "Từ mùa lũ sang năm, xóm sẽ có thêm một chiếc thuyền máy để đưa trẻ con đi học và chở người "
      "bệnh sang trạm y";
  EXPECT_EQ(page(kTitle + "\n\n" + kStory + "\n\n" + cut_short).body, kStory + "\n\n" + cut_short);
}

TEST(PageAuthor, IsNobodyInAPicture) {
  EXPECT_EQ(page(page_with("Ông Đinh Văn Mực.", "")).author, std::nullopt);
  EXPECT_EQ(page(page_with("", "Đinh Văn Mực.")).author, std::nullopt);
}

TEST(PageTail, StartsAtAHeadingOfRelatedStories) {
  const auto article = page(
      page_with("",
                "Tin cùng chuyên mục\n\nBến mới mở cửa đón khách\n\nBến mới mở cửa đón khách\n\n"
                "Bến dài 40 m, đủ chỗ cho mười thuyền neo đậu cùng lúc."));
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.related, Titles{"Bến mới mở cửa đón khách"});
}

TEST(PageTail, DoesNotStartAtABoxWithinTheStory) {
  const auto article =
      page(kTitle + "\n\n" + kFirst + "\n\nTin liên quan\n\nBến mới mở cửa đón khách\n\n" +
           kSecond + "\n\n" + kThird);
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.related, Titles{"Bến mới mở cửa đón khách"});
}

TEST(PageTail, DoesNotStartAboveTheStory) {
  const auto article = page("Tiêu điểm\n" + page_with("", ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.body, kStory);
}

TEST(PageTail, NeedsNoHeading) {
  const auto article = page(page_with("", "Bến mới mở cửa đón khách\n\nPhố cũ giữ nghề đan lưới"));
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.related, (Titles{"Bến mới mở cửa đón khách", "Phố cũ giữ nghề đan lưới"}));
}

struct TailCase {
  std::string_view tail;
  Titles related;
};

class Teasers : public testing::TestWithParam<TailCase> {};

TEST_P(Teasers, AreListedByTheirTitles) {
  const auto article = page(page_with("", "Đọc thêm\n" + std::string(GetParam().tail)));
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.related, GetParam().related) << GetParam().tail;
}

INSTANTIATE_TEST_SUITE_P(
    Page, Teasers,
    testing::Values(
        TailCase{"Bến mới mở cửa đón khách\n\nBến mới mở cửa đón khách\nThời sự - PV - 4 giờ "
                 "trước\nBến dài 40 m.",
                 {"Bến mới mở cửa đón khách"}},
        TailCase{"Thuyền neo ở bến mới sáng nay\n\nBến mới mở cửa đón khách\n\nBến dài 40 m.",
                 {"Bến mới mở cửa đón khách"}},
        TailCase{
            "Bến mới mở cửa đón khách\nPhố cũ giữ nghề đan lưới\nXem nhiều\nChợ quê họp giữa đồng",
            {"Bến mới mở cửa đón khách", "Phố cũ giữ nghề đan lưới", "Chợ quê họp giữa đồng"}},
        TailCase{"[Video] Kéo nhà về bến\n[Video] Chợ quê họp giữa đồng\ninfographic cach dong "
                 "phao nha noi",
                 {"[Video] Kéo nhà về bến", "[Video] Chợ quê họp giữa đồng"}},
        TailCase{"Bến mới mở cửa đón khách\nBến mới mở cửa đón khách\nPhố cũ giữ nghề đan lưới\nTừ "
                 "khóa\nnhà nổi bến Cốc",
                 {"Bến mới mở cửa đón khách", "Phố cũ giữ nghề đan lưới"}},
        TailCase{"29/10/2025\nThu Hà\nThời sự\nfb yt zl tw", {}}));

struct LineCase {
  std::string_view line;
  std::string_view wanted;
};

class LastLineCreditsOrigin : public testing::TestWithParam<LineCase> {};

TEST_P(LastLineCreditsOrigin, AndIsNoPartOfTheStory) {
  const auto article = page(page_with("", GetParam().line));
  EXPECT_EQ(domain_of(article.origin), GetParam().wanted) << GetParam().line;
  EXPECT_EQ(article.outlet, std::nullopt);
  EXPECT_EQ(article.body, kStory) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Page, LastLineCreditsOrigin,
    testing::Values(
        LineCase{"Theo Báo Nhân Dân", "nhandan.vn"}, LineCase{"Theo TTXVN", "vnanet.vn"},
        LineCase{"(Theo TTXVN)", "vnanet.vn"}, LineCase{"(Theo Reuters)", "Reuters"},
        LineCase{"Theo AFP.", "AFP"}, LineCase{"Theo baosongtrang.example", "baosongtrang.example"},
        LineCase{"Theo Báo Sông Trăng", "Báo Sông Trăng"},
        LineCase{"Nguồn: baolaocai.vn", "baolaocai.vn"},
        LineCase{"Nguồn: Dân trí", "dantri.com.vn"}, LineCase{"Theo Bnews (TTXVN)", "bnews.vn"},
        LineCase{"(Bnews/TTXVN)", "bnews.vn"}, LineCase{"Theo Minh Anh/VOV.VN", "vov.vn"},
        LineCase{"https://baolaocai.vn/nha-noi-post1.html", "baolaocai.vn"}));

TEST(PageOrigin, StandsInBracketsBehindTheLastSentenceAndStaysThere) {
  const auto article = page(kTitle + "\n\n" + kFirst + "\n\n" + kSecond + " (Theo TTXVN)\n");
  EXPECT_EQ(domain_of(article.origin), "vnanet.vn");
  EXPECT_EQ(article.body, kFirst + "\n\n" + kSecond + " (Theo TTXVN)");
}

TEST(PageOrigin, IsNeverThatOfAPicture) {
  const auto article = page(kTitle + "\n\n" + kFirst + "\n\nKéo phao. Ảnh: Báo Nhân dân.\n\n" +
                            kSecond + "\n\nKéo nhà. (Nguồn ảnh: baolaocai.vn)\n");
  EXPECT_EQ(article.origin, std::nullopt);
  EXPECT_EQ(article.outlet, std::nullopt);
}

TEST(PageOrigin, IsLeftOutWhereItIsTheOutlet) {
  const auto article =
      page("Theo dõi Báo Lào Cai trên Google News\n" + page_with("", "Theo Báo Lào Cai"));
  EXPECT_EQ(domain_of(article.outlet), "baolaocai.vn");
  EXPECT_EQ(article.origin, std::nullopt);
}

class LastLineNamesAuthor : public testing::TestWithParam<LineCase> {};

TEST_P(LastLineNamesAuthor, AndIsNoPartOfTheStory) {
  const auto article = page(page_with("", GetParam().line));
  EXPECT_EQ(article.author.value_or("none"), GetParam().wanted) << GetParam().line;
  EXPECT_EQ(article.body, kStory) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Page, LastLineNamesAuthor,
    testing::Values(
        LineCase{"Tin, ảnh: P.Y", "P.Y"}, LineCase{"Bài, ảnh: NGUYỄN VĂN A", "NGUYỄN VĂN A"},
        LineCase{"Bài: MINH HÀ - Ảnh: QUỐC ANH", "MINH HÀ"},
        LineCase{"Mộc Miên (Tổng hợp)", "Mộc Miên"}, LineCase{"Mộc Miên (t/h)", "Mộc Miên"},
        LineCase{"Mộc Miên (Theo AFP)", "Mộc Miên"}, LineCase{"Thùy Dương", "Thùy Dương"},
        LineCase{"Thu Hà - Minh Đức", "Thu Hà, Minh Đức"},
        LineCase{"THU HÀ\nMINH ĐỨC", "THU HÀ, MINH ĐỨC"}, LineCase{"PV Thu Hà", "Thu Hà"},
        LineCase{"Nhóm phóng viên", "Nhóm phóng viên"}, LineCase{"Thực hiện: Thu Hà", "Thu Hà"},
        LineCase{"Tin, ảnh:\nP.Y", "P.Y"},
        LineCase{"Theo VŨ VĂN CÀI\n\nPhó Giám đốc Sở Nội vụ\n\nTrưởng ban Liên lạc", "VŨ VĂN CÀI"},
        LineCase{"Trình bày: Hoàng Thu", "none"},
        LineCase{"Trình bày minh họa:\n\nHOÀNG THU", "none"}, LineCase{"Đồ họa: Hoàng Thu", "none"},
        LineCase{"Chủ đề Nông thôn mới", "none"}));

struct BylineCase {
  std::string_view line;
  std::string_view date;
  std::string_view author;
};

class Byline : public testing::TestWithParam<BylineCase> {};

TEST_P(Byline, BelowTheTitleGivesDateAndAuthor) {
  const auto article = page(page_with(GetParam().line, ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.date ? article.date->iso() : "none", GetParam().date) << GetParam().line;
  EXPECT_EQ(article.author.value_or("none"), GetParam().author) << GetParam().line;
  EXPECT_EQ(article.body, kStory) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Page, Byline,
    testing::Values(
        BylineCase{"Khánh Thi - 10:00, 08/11/2023", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
        BylineCase{"13:33 | 03/11/2023 GMT+7", "2023-11-03T13:33:00+07:00", "none"},
        BylineCase{"08/01/2026 - 18:21", "2026-01-08T18:21:00+07:00", "none"},
        BylineCase{"Thứ Hai, 13/11/2023, 08:00 (GMT+7)", "2023-11-13T08:00:00+07:00", "none"},
        BylineCase{"Nguyễn Văn Khởi – 20/3/2024 08:15", "2024-03-20T08:15:00+07:00",
                   "Nguyễn Văn Khởi"},
        BylineCase{"Thời sự - PV - 10:00, 08/11/2023", "2023-11-08T10:00:00+07:00", "PV"},
        BylineCase{"Thu Hà - Minh Đức | 08/11/2023", "2023-11-08", "Thu Hà, Minh Đức"},
        BylineCase{"Thu Hà\n08/11/2023 10:00", "2023-11-08T10:00:00+07:00", "Thu Hà"},
        BylineCase{"Hà Nội, 08/11/2023", "2023-11-08", "none"},
        BylineCase{"Cập nhật: 08/11/2023 10:00:05", "2023-11-08T10:00:05+07:00", "none"},
        BylineCase{"Thời sự - PV - 4 giờ trước", "none", "none"}));

TEST(PageDate, IsNotTheClockAboveTheTitle) {
  const std::string clock = "Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27\n\n";
  EXPECT_EQ(page(clock + page_with("", "")).date, std::nullopt);
  EXPECT_EQ(page(clock + page_with("10:00, 08/11/2023", "")).date->iso(),
            "2023-11-08T10:00:00+07:00");
}

TEST(PageDate, MayStandAboveTheTitle) {
  const auto article = page("Thu Hà - 08/01/2026 - 18:21\n\n" + page_with("", ""));
  EXPECT_EQ(article.title, kTitle);
  EXPECT_EQ(article.date->iso(), "2026-01-08T18:21:00+07:00");
  EXPECT_EQ(article.author, "Thu Hà");
}

TEST(PageDate, IsNotThatOfATeaser) {
  const auto article =
      page(page_with("", "Tin khác\nBến mới mở cửa đón khách\n29/10/2025 14:00\nBến dài 40 m."));
  EXPECT_EQ(article.date, std::nullopt);
}

struct DatelineCase {
  std::string_view label;
  std::string_view outlet;
  bool stripped;
};

class Dateline : public testing::TestWithParam<DatelineCase> {};

TEST_P(Dateline, GivesTheOutlet) {
  const auto article =
      page(kTitle + "\n\n" + std::string(GetParam().label) + kFirst + "\n\n" + kSecond);
  EXPECT_EQ(domain_of(article.outlet), GetParam().outlet) << GetParam().label;
  const std::string first = GetParam().stripped ? kFirst : std::string(GetParam().label) + kFirst;
  EXPECT_EQ(article.body, first + "\n\n" + kSecond) << GetParam().label;
}

INSTANTIATE_TEST_SUITE_P(
    Page, Dateline,
    testing::Values(
        DatelineCase{"(Baohatinh.vn) - ", "baohatinh.vn", true},
        DatelineCase{"(CTO) - ", "baocantho.com.vn", true},
        DatelineCase{"(CTO) – ", "baocantho.com.vn", true},
        DatelineCase{"(CTO)- ", "baocantho.com.vn", true},
        DatelineCase{"(Dân trí) - ", "dantri.com.vn", true},
        DatelineCase{"(NLĐO)\u00a0-\u00a0", "nld.com.vn", true},
        DatelineCase{"(ĐCSVN) - ", "dangcongsan.vn", true},
        DatelineCase{"(TTXVN) - ", "vnanet.vn", true},
        DatelineCase{"(Thanh tra) - ", "thanhtra.com.vn", true},
        DatelineCase{"(baosongtrang.example) - ", "baosongtrang.example", true},
        DatelineCase{"TTO - ", "tuoitre.vn", true}, DatelineCase{"BBK - ", "baobackan.vn", true},
        DatelineCase{"SKĐS - ", "suckhoedoisong.vn", true},
        DatelineCase{"VOV.VN - ", "vov.vn", true},
        DatelineCase{"BTO- ", "baobinhthuan.com.vn", true},
        DatelineCase{"GiadinhNet - ", "giadinh.net.vn", true},
        DatelineCase{"CTO - ", "baocantho.com.vn", true},
        DatelineCase{"Hà Nội (TTXVN 5/9) - ", "vnanet.vn", false},
        DatelineCase{"(PR) - ", "none", true}, DatelineCase{"(XYZ) - ", "none", false},
        DatelineCase{"(Hà Nội) - ", "none", false}, DatelineCase{"Hà Nội - ", "none", false},
        DatelineCase{"Lao Động - ", "none", false}, DatelineCase{"TP.HCM - ", "none", false}));

struct OutletCase {
  std::string_view line;
  std::string_view outlet;
};

class OutletLine : public testing::TestWithParam<OutletCase> {};

TEST_P(OutletLine, OutsideTheStoryNamesTheOutlet) {
  const auto line = std::string(GetParam().line);
  EXPECT_EQ(domain_of(page(line + "\n" + page_with("", "")).outlet), GetParam().outlet) << line;
  EXPECT_EQ(domain_of(page(page_with("", "Bình luận\n" + line)).outlet), GetParam().outlet) << line;
}

INSTANTIATE_TEST_SUITE_P(
    Page, OutletLine,
    testing::Values(OutletCase{"Theo dõi Báo Lào Cai trên Google News", "baolaocai.vn"},
                    OutletCase{"Theo dõi Báo Sông Trăng trên Google News", "Báo Sông Trăng"},
                    OutletCase{"BÁO LÀO CAI", "baolaocai.vn"},
                    OutletCase{"baolaocai.vn", "baolaocai.vn"},
                    OutletCase{"© Bản quyền thuộc Báo Lào Cai. Ghi rõ nguồn khi phát hành lại.",
                               "baolaocai.vn"},
                    OutletCase{"Giấy phép hoạt động báo điện tử số 1 của Báo Lào Cai",
                               "baolaocai.vn"},
                    OutletCase{"Giao thông", "none"}, OutletCase{"Thanh Niên", "none"}));

TEST(PageOutlet, ComesBeforeADatelineThatCreditsAnother) {
  const auto article =
      page("Theo dõi Báo Lào Cai trên Google News\n" + kTitle + "\n\n(TTXVN) - " + kStory);
  EXPECT_EQ(domain_of(article.outlet), "baolaocai.vn");
  EXPECT_EQ(domain_of(article.origin), "vnanet.vn");
}

TEST(Page, InDecomposedLettersIsReadAlike) {
  // "Ảnh:", "giờ trước", "Đọc thêm" and "Thứ Hai" with their marks apart.
  const auto article =
      page(page_with("Kéo phao. A\u0309nh: P.Y",
                     "Đo\u0323c thêm\nBê\u0301n mơ\u0301i mơ\u0309 cư\u0309a\n"
                     "Thơ\u0300i sư\u0323 - PV - 4 giơ\u0300 trươ\u0301c\nBê\u0301n dài."));
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.related, Titles{"Bê\u0301n mơ\u0301i mơ\u0309 cư\u0309a"});
}

}  // namespace
}  // namespace timbao::article
