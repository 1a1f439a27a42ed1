// What text pages say about themselves in the lines around their story: dates, authors, credits,
// outlets.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using test::article_of;
using test::domain_of;
using test::page;

const std::string kTitle = "Làng gốm ven sông đỏ lửa trở lại";
const std::string kStory =
    "Sau hai năm tắt lò, mười một hộ ở làng gốm Bến Sứ nhóm lửa trở lại, nung mẻ đầu tiên cho các "
    "cửa hàng ở thị xã.\n\n"
    "Bà Lê Thị Nhàn, chủ lò lớn nhất, cho hay đất sét được chở về từ bãi bồi cách làng bốn cây số "
    "và phải ủ đủ ba tuần.\n\n"
    "Thợ trẻ trong làng nay học vẽ men ngay tại lò, mỗi khóa kéo dài sáu tháng và không phải đóng "
    "học phí.";

std::string with_head(std::string_view head) {
  return kTitle + "\n\n" + std::string(head) + "\n\n" + kStory + "\n";
}

std::string with_tail(std::string_view tail) {
  return kTitle + "\n\n" + kStory + "\n\n" + std::string(tail) + "\n";
}

std::string date_in(const Article& article) { return article.date ? article.date->iso() : "none"; }

// A line below the title, and what it says.
struct Head {
  std::string_view line;
  std::string_view date;
  std::string_view author = "none";
};

class HeadLine : public testing::TestWithParam<Head> {};

TEST_P(HeadLine, GivesDateAndAuthor) {
  const auto article = page(with_head(GetParam().line));
  EXPECT_EQ(date_in(article), GetParam().date) << GetParam().line;
  EXPECT_EQ(article.author.value_or("none"), GetParam().author) << GetParam().line;
  EXPECT_EQ(article.title, kTitle) << GetParam().line;
  EXPECT_EQ(article.body, kStory) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Dates, HeadLine,
    testing::Values(
        Head{"Thứ Hai, 13/11/2023, 08:00 (GMT+7)", "2023-11-13T08:00:00+07:00"},
        Head{"Thứ hai, 13/11/2023 - 08:00", "2023-11-13T08:00:00+07:00"},
        Head{"Thứ 2, 13/11/2023 | 08:00 GMT+7", "2023-11-13T08:00:00+07:00"},
        Head{"Thứ 2, Ngày 13.11.2023", "2023-11-13"},
        Head{"T2, 13/11/2023 08:00", "2023-11-13T08:00:00+07:00"},
        Head{"CN, 12/11/2023 08:00", "2023-11-12T08:00:00+07:00"},
        Head{"Chủ Nhật, ngày 12 tháng 11 năm 2023, 08:05", "2023-11-12T08:05:00+07:00"},
        Head{"Ngày 12 tháng 11 năm 2023", "2023-11-12"},
        Head{"10:00, 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"10:00 | 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"10:00 ngày 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"10:00' 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"08/11/2023 10:00 AM", "2023-11-08T10:00:00+07:00"},
        Head{"08/11/2023 10:00 PM", "2023-11-08T22:00:00+07:00"},
        Head{"08/11/2023 10:05:30", "2023-11-08T10:05:30+07:00"},
        Head{"08/11/2023 12:30 SA", "2023-11-08T00:30:00+07:00"},
        Head{"08/11/2023 02:30 CH", "2023-11-08T14:30:00+07:00"},
        Head{"08/11/2023 - 18:21", "2023-11-08T18:21:00+07:00"},
        Head{"08/11/2023 – 18:21", "2023-11-08T18:21:00+07:00"},
        Head{"08/11/2023 • 18:21", "2023-11-08T18:21:00+07:00"},
        Head{"08/11/2023, 18h21", "2023-11-08T18:21:00+07:00"},
        Head{"13:33 | 03/11/2023 GMT+7", "2023-11-03T13:33:00+07:00"},
        Head{"13:33 ¦ 03/11/2023 GMT+7", "2023-11-03T13:33:00+07:00"},
        Head{"23/03/2015 08:06 GMT+7", "2015-03-23T08:06:00+07:00"},
        Head{"23/03/2015 08:06 (GMT +07:00)", "2015-03-23T08:06:00+07:00"},
        Head{"14h50 ngày 5-9-2023", "2023-09-05T14:50:00+07:00"},
        Head{"14g50 ngày 5-9-2023", "2023-09-05T14:50:00+07:00"},
        Head{"14 giờ 50 ngày 5/9/2023", "2023-09-05T14:50:00+07:00"},
        Head{"14 giờ 50 phút, ngày 5/9/2023", "2023-09-05T14:50:00+07:00"},
        Head{"2 giờ 30 chiều, 5/9/2023", "2023-09-05T14:30:00+07:00"},
        Head{"14h ngày 5/9/2023", "2023-09-05T14:00:00+07:00"},
        Head{"Cập nhật lúc 14h50 ngày 5/9/2023", "2023-09-05T14:50:00+07:00"},
        Head{"Cập nhật lúc: 10:00 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"Cập nhật: 08/11/2023 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"Cập nhật lúc 10:00, Thứ Tư, 08/11/2023 (GMT+7)", "2023-11-08T10:00:00+07:00"},
        Head{"Đăng lúc: 10:00 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"Đăng ngày 08/11/2023", "2023-11-08"},
        Head{"Ngày đăng: 08/11/2023 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"Ngày xuất bản: 08/11/2023", "2023-11-08"},
        Head{"Ngày cập nhật: 08/11/2023", "2023-11-08"},
        Head{"Thời gian: 08/11/2023", "2023-11-08"},
        Head{"Thời gian đăng: 10:00 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"8 tháng 11, 2023", "2023-11-08"}, Head{"8 Tháng 11 2023", "2023-11-08"},
        Head{"8 Tháng Mười Một, 2023", "2023-11-08"}, Head{"Tháng Mười Một 8, 2023", "2023-11-08"},
        Head{"1 Tháng Năm, 2023", "2023-05-01"}, Head{"20 Tháng Mười Hai, 2023", "2023-12-20"},
        Head{"10 Tháng Mười, 2023", "2023-10-10"}, Head{"08 thg 11, 2023", "2023-11-08"},
        Head{"Thứ Tư, 8 tháng 11, 2023", "2023-11-08"}, Head{"2023-11-08", "2023-11-08"},
        Head{"2023-11-08 10:00:05", "2023-11-08T10:00:05+07:00"},
        Head{"2023-11-08T10:00:05+07:00", "2023-11-08T10:00:05+07:00"},
        Head{"2023-11-08T03:00:05Z", "2023-11-08T03:00:05+00:00"},
        Head{"2023/11/08 10:00", "2023-11-08T10:00:00+07:00"}, Head{"08 / 11 / 2023", "2023-11-08"},
        Head{"8-11-2023", "2023-11-08"}, Head{"8.11.2023", "2023-11-08"},
        Head{"Oct 22, 2025", "2025-10-22"},
        Head{"October 22, 2025, 10:00 AM", "2025-10-22T10:00:00+07:00"},
        Head{"Oct. 22nd, 2025", "2025-10-22"}, Head{"22 October 2025", "2025-10-22"},
        Head{"22-Oct-2025 10:00", "2025-10-22T10:00:00+07:00"},
        Head{"Wednesday, October 22, 2025", "2025-10-22"},
        Head{"Posted on Oct 22, 2025", "2025-10-22"},
        Head{"Published: 22/10/2025 10:00", "2025-10-22T10:00:00+07:00"},
        Head{"Wed, 22 Oct 2025 19:25:52 +0700", "2025-10-22T19:25:52+07:00"},
        Head{"Wed, 22 Oct 2025 12:25:52 GMT", "2025-10-22T12:25:52+00:00"},
        Head{"Oct 22, 2025 7:25 am EST", "2025-10-22T07:25:00-05:00"},
        // In summer ET is another zone than in winter.
        Head{"Oct 22, 2025 7:25 am ET", "2025-10-22"},
        Head{"11/23/2023 10:00", "2023-11-23T10:00:00+07:00"},
        Head{"Thứ Tư, 08/11/23", "2023-11-08"},
        Head{"Thứ Tư, 08/11/23, 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"Wednesday, 11/08/2023", "2023-11-08"},
        Head{"08/11/2023 10:00 | 1.204 lượt xem", "2023-11-08T10:00:00+07:00"},
        Head{"Lượt xem: 1204 - 08/11/2023 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"08/11/2023 10:00 - 3 bình luận", "2023-11-08T10:00:00+07:00"},
        Head{"Hà Nội, ngày 08/11/2023", "2023-11-08"},
        Head{"Chính trị - 08/11/2023 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"Thời sự | Thứ Tư, 08/11/2023 | 10:00", "2023-11-08T10:00:00+07:00"},
        Head{"Đăng: 08/11/2023 10:00 - Cập nhật: 09/11/2023 11:00", "2023-11-08T10:00:00+07:00"},
        Head{"Cập nhật 11:00 09/11/2023 - Đăng 10:00 08/11/2023", "2023-11-08T10:00:00+07:00"},
        Head{"Cập nhật: 09/11/2023 11:00\nNgày đăng: 08/11/2023 10:00",
             "2023-11-08T10:00:00+07:00"}));

INSTANTIATE_TEST_SUITE_P(NoDates, HeadLine,
                         testing::Values(Head{"4 giờ trước", "none"}, Head{"hôm qua", "none"},
                                         Head{"Hôm nay, 10:00", "none"},
                                         Head{"31/11/2023 10:00", "none"}, Head{"08/11/23", "none"},
                                         Head{"Thứ Năm, 08/11/23", "none"},
                                         Head{"Thứ Sáu, 10/11 - 08:30", "none"},
                                         Head{"ngày 5-9", "none"}, Head{"08:30 10/11", "none"},
                                         Head{"Cập nhật 3 phút trước", "none"}));

INSTANTIATE_TEST_SUITE_P(
    Bylines, HeadLine,
    testing::Values(Head{"Khánh Thi - 10:00, 08/11/2023", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
                    Head{"Khánh Thi | 08/11/2023 10:00", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
                    Head{"KHÁNH THI  10:00 08/11/2023", "2023-11-08T10:00:00+07:00", "KHÁNH THI"},
                    Head{"PV - 10:00, 08/11/2023", "2023-11-08T10:00:00+07:00", "PV"},
                    Head{"10:00, 08/11/2023 - Khánh Thi", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
                    Head{"08/11/2023 10:00 GMT+7 | Khánh Thi", "2023-11-08T10:00:00+07:00",
                         "Khánh Thi"},
                    Head{"T.Nhân - H.Trường 08/11/2023", "2023-11-08", "T.Nhân, H.Trường"},
                    Head{"Khánh Thi, Đình Mực - 08/11/2023", "2023-11-08", "Khánh Thi, Đình Mực"},
                    Head{"Tác giả: Khánh Thi - 08/11/2023", "2023-11-08", "Khánh Thi"},
                    Head{"Khánh Thi (ghi) - 08/11/2023", "2023-11-08", "Khánh Thi"},
                    Head{"By Khanh Thi - Oct 22, 2025", "2025-10-22", "Khanh Thi"},
                    Head{"Bởi Khánh Thi - 22/10/2025", "2025-10-22", "Khánh Thi"},
                    Head{"Phóng viên Khánh Thi - 22/10/2025", "2025-10-22", "Khánh Thi"},
                    Head{"Khánh Thi/Báo Sông Trăng - 22/10/2025", "2025-10-22", "Khánh Thi"},
                    Head{"Kinh tế | Khánh Thi | 22/10/2025", "2025-10-22", "Khánh Thi"},
                    Head{"Khánh Thi\n10:00, 08/11/2023", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
                    Head{"10:00, 08/11/2023\nKhánh Thi", "2023-11-08T10:00:00+07:00", "Khánh Thi"},
                    Head{"Tác giả: Khánh Thi\nNgày đăng: 08/11/2023", "2023-11-08", "Khánh Thi"},
                    Head{"Bài, ảnh: Khánh Thi", "none", "Khánh Thi"},
                    Head{"Người viết: Khánh Thi", "none", "Khánh Thi"},
                    Head{"Thực hiện: Khánh Thi", "none", "Khánh Thi"}));

// A line below the story, and whom it names.
struct Tail {
  std::string_view line;
  std::string_view origin;
  std::string_view author = "none";
};

class TailLine : public testing::TestWithParam<Tail> {};

TEST_P(TailLine, GivesOriginAndAuthor) {
  const auto article = page(with_tail(GetParam().line));
  EXPECT_EQ(domain_of(article.origin), GetParam().origin) << GetParam().line;
  EXPECT_EQ(article.author.value_or("none"), GetParam().author) << GetParam().line;
  EXPECT_EQ(article.body, kStory) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Credits, TailLine,
    testing::Values(
        Tail{"Theo Báo Nhân Dân", "nhandan.vn"}, Tail{"Theo báo Nhân Dân.", "nhandan.vn"},
        Tail{"Theo TTXVN", "vnanet.vn"}, Tail{"(Theo TTXVN)", "vnanet.vn"},
        Tail{"Theo: TTXVN", "vnanet.vn"}, Tail{"THEO TTXVN", "vnanet.vn"},
        Tail{"Theo VOV.VN", "vov.vn"}, Tail{"Theo Chinhphu.vn", "baochinhphu.vn"},
        Tail{"Theo TTXVN/Vietnam+", "vietnamplus.vn"}, Tail{"TTXVN/Vietnam+", "vietnamplus.vn"},
        Tail{"(TTXVN/Vietnam+)", "vietnamplus.vn"}, Tail{"(Vietnam+)", "vietnamplus.vn"},
        Tail{"(TTXVN)", "vnanet.vn"}, Tail{"Theo Bnews (TTXVN)", "bnews.vn"},
        Tail{"Theo Báo Sông Trăng", "Báo Sông Trăng"},
        Tail{"Theo báo Sông Trăng", "báo Sông Trăng"},
        Tail{"Theo Tạp chí Gốm Việt", "Tạp chí Gốm Việt"}, Tail{"Theo Reuters", "Reuters"},
        Tail{"(Theo Reuters, AFP)", "Reuters"}, Tail{"Theo AP", "AP"},
        Tail{"Theo AFP, Reuters", "AFP"}, Tail{"Theo New York Post", "New York Post"},
        Tail{"Theo Straits Times, Reuters", "Straits Times"},
        Tail{"Theo Linh Anh", "none", "Linh Anh"}, Tail{"Theo Khánh Thi", "none", "Khánh Thi"},
        Tail{"Khánh ThiTheo Reuters", "Reuters", "Khánh Thi"},
        Tail{"Khánh ThiTheo AFP, The Hindu", "AFP", "Khánh Thi"},
        Tail{"Theo saokhue.example", "saokhue.example"},
        Tail{"Nguồn: saokhue.example", "saokhue.example"},
        Tail{"Nguồn: https://saokhue.example/lang-gom-123.html", "saokhue.example"},
        Tail{"Nguồn: Báo Lào Cai", "baolaocai.vn"}, Tail{"Nguồn: baolaocai.vn", "baolaocai.vn"},
        Tail{"Nguồn tin: TTXVN", "vnanet.vn"}, Tail{"Nguồn bài viết: Báo Lào Cai", "baolaocai.vn"},
        Tail{"(Nguồn: TTXVN)", "vnanet.vn"}, Tail{"Nguồn TTXVN", "vnanet.vn"},
        Tail{"Nguồn Báo Nhân Dân", "nhandan.vn"},
        Tail{"https://baolaocai.vn/lang-gom-post375546.html", "baolaocai.vn"},
        Tail{"Link gốc: https://baolaocai.vn/lang-gom-post375546.html", "baolaocai.vn"},
        Tail{"Xem bài gốc tại: https://baolaocai.vn/lang-gom-post375546.html", "baolaocai.vn"},
        Tail{"Theo Khánh Thi - Đình Mực/Báo Lào Cai", "baolaocai.vn", "Khánh Thi, Đình Mực"},
        Tail{"Theo Khánh Thi/Báo Lào Cai", "baolaocai.vn", "Khánh Thi"},
        Tail{"Khánh Thi (Theo AFP)", "AFP", "Khánh Thi"},
        Tail{"Khánh Thi (theo TTXVN)", "vnanet.vn", "Khánh Thi"},
        Tail{"Khánh Thi (TTXVN)", "vnanet.vn", "Khánh Thi"},
        Tail{"Khánh Thi/VOV.VN", "vov.vn", "Khánh Thi"},
        Tail{"Khánh Thi - TTXVN", "vnanet.vn", "Khánh Thi"},
        Tail{"Khánh Thi (Theo Báo Sông Trăng)", "Báo Sông Trăng", "Khánh Thi"},
        Tail{"Khánh Thi (Tổng hợp)", "none", "Khánh Thi"},
        Tail{"Khánh Thi (T/h)", "none", "Khánh Thi"},
        Tail{"Khánh Thi tổng hợp", "none", "Khánh Thi"},
        Tail{"Theo Khánh Thi (Báo Lào Cai)", "baolaocai.vn", "Khánh Thi"}));

INSTANTIATE_TEST_SUITE_P(
    Bylines, TailLine,
    testing::Values(Tail{"Khánh Thi", "none", "Khánh Thi"}, Tail{"KHÁNH THI", "none", "KHÁNH THI"},
                    Tail{"Bài, ảnh: Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Bài và ảnh: KHÁNH THI - ĐÌNH MỰC", "none", "KHÁNH THI, ĐÌNH MỰC"},
                    Tail{"Bài, ảnh, clip: Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Tin, ảnh: P.Y", "none", "P.Y"}, Tail{"Tin, ảnh: PV", "none", "PV"},
                    Tail{"Tin và ảnh: Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Bài: Khánh Thi; ảnh: Đình Mực", "none", "Khánh Thi"},
                    Tail{"Bài: Khánh Thi - Ảnh: Đình Mực", "none", "Khánh Thi"},
                    Tail{"Tác giả: Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Thực hiện: Khánh Thi", "none", "Khánh Thi"},
                    Tail{"T.Nhân - H.Trường", "none", "T.Nhân, H.Trường"},
                    Tail{"Khánh Thi - Đình Mực", "none", "Khánh Thi, Đình Mực"},
                    Tail{"Khánh Thi và Đình Mực", "none", "Khánh Thi, Đình Mực"},
                    Tail{"Khánh Thi/Đình Mực", "none", "Khánh Thi, Đình Mực"},
                    Tail{"N.V.A.", "none", "N.V.A."}, Tail{"PV", "none", "PV"},
                    Tail{"Nhóm PV", "none", "Nhóm PV"},
                    Tail{"Nhóm phóng viên", "none", "Nhóm phóng viên"},
                    Tail{"Nhóm PV kinh tế", "none", "Nhóm PV kinh tế"},
                    Tail{"Phóng sự của KHÁNH THI", "none", "KHÁNH THI"},
                    Tail{"Ghi chép của Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Bút ký của Khánh Thi", "none", "Khánh Thi"},
                    Tail{"Theo KHÁNH THI", "none", "KHÁNH THI"},
                    Tail{"TS. Lê Khánh Thi", "none", "TS. Lê Khánh Thi"},
                    Tail{"Khánh Thi (thực hiện)", "none", "Khánh Thi"},
                    Tail{"Khánh Thi thực hiện", "none", "Khánh Thi"}));

INSTANTIATE_TEST_SUITE_P(
    NoCredits, TailLine,
    testing::Values(Tail{"Theo Tổng hợp", "none"}, Tail{"Nguồn: Internet", "none"},
                    Tail{"Nguồn: Tổng hợp", "none"}, Tail{"Ảnh: TTXVN", "none"},
                    Tail{"Ảnh minh họa: TTXVN", "none"}, Tail{"(Nguồn ảnh: baolaocai.vn)", "none"},
                    Tail{"Nguồn ảnh: Báo Lào Cai", "none"}, Tail{"Nguồn video: VTV", "none"},
                    Tail{"Video: VTV", "none"}, Tail{"Đồ họa: TTXVN", "none"}));

TEST(PageCredits, AreNoSentencesThatBeginAlike) {
  for (const std::string_view sentence :
       {"Theo đại diện Sở Công Thương, làng gốm còn mười một lò.",
        "Theo Báo Nhân Dân đưa tin, làng gốm còn mười một lò đỏ lửa.",
        "Theo TTXVN, làng gốm còn mười một lò đỏ lửa trong mùa này.",
        "Theo bà Nhàn, men tro của làng không nơi nào có.",
        "Nguồn: đất sét bãi bồi, nước giếng làng và tro trấu trộn đều."}) {
    const auto article = page(with_tail(sentence));
    EXPECT_EQ(domain_of(article.origin), "none") << sentence;
    EXPECT_NE(article.body.find(sentence), std::string::npos) << sentence;
  }
}

TEST(PageCredits, StandInBracketsAtTheEndOfTheStory) {
  EXPECT_EQ(domain_of(page(kTitle + "\n\n" + kStory + " (Theo Báo Nhân Dân)\n").origin),
            "nhandan.vn");
  EXPECT_EQ(domain_of(page(kTitle + "\n\n" + kStory + " (Theo Reuters)./.\n").origin), "Reuters");
}

// The label before the first words, or a line at the foot: the outlet, and whom it credits.
struct Place {
  std::string_view text;
  std::string_view outlet;
  std::string_view origin = "none";
};

class DatelineLabel : public testing::TestWithParam<Place> {};

TEST_P(DatelineLabel, NamesTheOutletAndIsCutOff) {
  const auto article = page(kTitle + "\n\n" + std::string(GetParam().text) + kStory + "\n");
  EXPECT_EQ(domain_of(article.outlet), GetParam().outlet) << GetParam().text;
  EXPECT_EQ(article.body, kStory) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Page, DatelineLabel,
    testing::Values(Place{"(Baohatinh.vn) - ", "baohatinh.vn"},
                    Place{"(CTO) - ", "baocantho.com.vn"}, Place{"(Dân trí) - ", "dantri.com.vn"},
                    Place{"(NLĐO) - ", "nld.com.vn"}, Place{"(NLĐO)- ", "nld.com.vn"},
                    Place{"(NLĐO) – ", "nld.com.vn"}, Place{"(PLO) - ", "plo.vn"},
                    Place{"(PLO)-", "plo.vn"}, Place{"(ĐCSVN) - ", "dangcongsan.vn"},
                    Place{"(ĐCSVN) – ", "dangcongsan.vn"}, Place{"TTO - ", "tuoitre.vn"},
                    Place{"TTO – ", "tuoitre.vn"}, Place{"TT - ", "tuoitre.vn"},
                    Place{"SKĐS - ", "suckhoedoisong.vn"}, Place{"VTV.vn - ", "vtv.vn"},
                    Place{"VOV.VN - ", "vov.vn"}, Place{"BBK - ", "baobackan.vn"},
                    Place{"BBK- ", "baobackan.vn"}, Place{"(BBK) - ", "baobackan.vn"},
                    Place{"[NLĐO] - ", "nld.com.vn"}, Place{"(Chinhphu.vn) - ", "baochinhphu.vn"},
                    Place{"(TTXVN) - ", "vnanet.vn"}, Place{"(VTC News) - ", "vtcnews.vn"},
                    Place{"(saokhue.example) - ", "saokhue.example"},
                    Place{"(QK7 Online) - ", "baoquankhu7.vn"},
                    Place{"GD&TĐ - ", "giaoducthoidai.vn"}, Place{"(Xây dựng) - ", "baoxaydung.vn"},
                    Place{"NDO - ", "nhandan.vn"}, Place{"NDO- ", "nhandan.vn"},
                    Place{"(PR) - ", "none"}));

class Notice : public testing::TestWithParam<Place> {};

TEST_P(Notice, NamesTheOutlet) {
  const auto article = page(with_tail("Tin liên quan\n\n" + std::string(GetParam().text)));
  EXPECT_EQ(domain_of(article.outlet), GetParam().outlet) << GetParam().text;
  EXPECT_EQ(article.body, kStory) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Page, Notice,
    testing::Values(
        Place{"Bản quyền thuộc Báo Lào Cai", "baolaocai.vn"},
        Place{"© Bản quyền thuộc về Báo điện tử VTV", "vtv.vn"},
        Place{"Bản quyền thuộc về Báo Sông Trăng", "Báo Sông Trăng"},
        Place{"® Báo Lào Cai giữ bản quyền nội dung trên website này.", "baolaocai.vn"},
        Place{"Ghi rõ nguồn \"Báo Lào Cai\" khi phát hành lại thông tin.", "baolaocai.vn"},
        Place{"Giấy phép hoạt động báo điện tử Dân trí số 298/GP-BTTTT", "dantri.com.vn"},
        Place{"BÁO LÀO CAI", "baolaocai.vn"}, Place{"baolaocai.vn", "baolaocai.vn"},
        Place{"Copyright © 2023 Báo Lào Cai", "baolaocai.vn"},
        Place{"BÁO LÀO CAI ĐIỆN TỬ", "baolaocai.vn"},
        Place{"Theo dõi Báo Lào Cai trên Google News", "baolaocai.vn"},
        Place{"Cơ quan của Đảng bộ tỉnh Lào Cai", "none"}));

TEST(PageDates, WithoutAYearAreCompletedFromThePage) {
  const auto head = [](std::string_view line, std::string_view more) {
    return date_in(page(kTitle + "\n\n" + std::string(line) + "\n\n" + kStory + "\n\n" +
                        std::string(more) + "\n"));
  };
  const std::string_view named =
      "Mẻ gốm đầu tiên ra lò ngày 10/11/2023 và được bán hết ngay trong buổi sáng hôm ấy ở chợ "
      "phiên.";
  EXPECT_EQ(head("Thứ Sáu, 10/11 - 08:30", named), "2023-11-10T08:30:00+07:00");
  EXPECT_EQ(head("08:30 10/11", named), "2023-11-10T08:30:00+07:00");
  EXPECT_EQ(head("ngày 10-11", named), "2023-11-10");
  EXPECT_EQ(head("10/11/23", named), "2023-11-10");
  EXPECT_EQ(head("Thứ Sáu, 10/11 - 08:30",
                 "https://saokhue.example/2023/11/10/lang-gom-do-lua-tro-lai.html"),
            "2023-11-10T08:30:00+07:00");
  EXPECT_EQ(head("Thứ Sáu, 10/11 - 08:30",
                 "https://saokhue.example/20231110/lang-gom-do-lua-tro-lai.html"),
            "2023-11-10T08:30:00+07:00");
  // A copyright's year, another day and a weekday that disagrees are no evidence.
  EXPECT_EQ(head("Thứ Sáu, 10/11 - 08:30", "© 2023 Báo Sông Trăng"), "none");
  EXPECT_EQ(head("Thứ Sáu, 11/11 - 08:30", named), "none");
  EXPECT_EQ(head("Thứ Hai, 10/11 - 08:30", named), "none");
  EXPECT_EQ(head("10/11 - 08:30", std::string(named) + " Lò cũ tắt lửa ngày 10/11/2021."), "none");
}

TEST(PageDates, OfPageClocksAreNotTheArticles) {
  EXPECT_EQ(date_in(page("Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27\n\n" + kTitle + "\n\n" +
                         kStory + "\n")),
            "none");
  EXPECT_EQ(date_in(page("Thứ Sáu, 23/08/2019, 09:25:27 GMT+7\n\n" + kTitle + "\n\n" +
                         "Khánh Thi - 10:00, 08/11/2023\n\n" + kStory + "\n")),
            "2023-11-08T10:00:00+07:00");
}

TEST(PageDates, WithinTheStoryAreText) {
  const std::string story = kStory + "\n\nNgày 10/11\n\n" +
                            "Hội làng mở cửa từ sáng sớm, khách phương xa đến xem nung gốm kín cả "
                            "hai bờ sông cho tới tối mịt.";
  const auto article = page(kTitle + "\n\n" + story + "\n");
  EXPECT_EQ(article.body, story);
  EXPECT_EQ(date_in(article), "none");
}

TEST(PageOutlet, IsTheFolderThatIsNamedAsADomain) {
  const auto outlet = [](std::string_view path, std::string_view tail = "") {
    return domain_of(article_of(with_tail(tail), input::Kind::text, path).outlet);
  };
  EXPECT_EQ(outlet("/crawl/baolaocai.vn/2023/a.txt"), "baolaocai.vn");
  EXPECT_EQ(outlet("crawl/www.baolaocai.vn/a.txt"), "baolaocai.vn");
  EXPECT_EQ(outlet("saokhue.example/a.txt"), "saokhue.example");
  EXPECT_EQ(outlet("/crawl/old.zip/thethao.tuoitre.vn/a.txt"), "tuoitre.vn");
  EXPECT_EQ(outlet("/crawl/baolaocai.vn.tar.gz/2023/a.txt"), "baolaocai.vn");
  EXPECT_EQ(outlet("/crawl/baolaocai.vn/saokhue.example/a.txt"), "saokhue.example");
  EXPECT_EQ(outlet("/crawl/2023.11/v1.2/a.b/baolaocai.vn.txt"), "none");
  EXPECT_EQ(outlet("-"), "none");
  // What the page says of itself counts more.
  EXPECT_EQ(outlet("/crawl/saokhue.example/a.txt", "Bản quyền thuộc Báo Lào Cai"), "baolaocai.vn");
  // A paper does not credit itself.
  const auto article =
      article_of(with_tail("Theo Báo Lào Cai"), input::Kind::text, "/crawl/baolaocai.vn/a.txt");
  EXPECT_EQ(domain_of(article.origin), "none");
}

TEST(PageMetadata, KeepsScoresAndHeadlinesWithDays) {
  for (const std::string_view line : {"Bến Sứ 3-1 Bến Cốc: đội làng gốm thắng trận đầu",
                                      "Lịch nung lò ngày 08/11/2023 của cả làng"}) {
    const std::string story = kStory + "\n\n" + std::string(line) + "\n\n" + kStory;
    EXPECT_NE(page(kTitle + "\n\n" + story + "\n").body.find(line), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace timbao::article
