// What of a page is its story. Pages are written in the manner of news sites, cut down to what a
// test is about.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;

const std::string kSapo =
    "Sau bốn tháng thi công, công trình nước tự chảy đã đưa nước về tận bếp của 84 hộ dân bản Pu "
    "Dáo.";
const std::string kFirst =
    "Trước đây, bà con phải dậy từ 4 giờ sáng, cõng ống nước đi gần hai cây số xuống khe. Mùa khô, "
    "có nhà cử "
    "người ở lại qua đêm để chờ từng giọt.";
const std::string kSecond =
    "Ông Lò Văn Ánh, trưởng bản, cho biết dân bản góp hơn 900 ngày công đào rãnh và vác ống. Đoạn "
    "qua dốc phải "
    "dùng dây thừng kéo từng bó ống một.";
const std::string kThird =
    "Công trình do tỉnh đầu tư 2,4 tỷ đồng, gồm một đập đầu nguồn, ba bể lọc và 21 vòi công cộng, "
    "mỗi vòi dùng "
    "chung cho bốn hộ.";

std::string paragraph(std::string_view text) { return "<p>" + std::string(text) + "</p>"; }

// A page with a menu, the story's element, and a footer.
std::string page(std::string_view story, std::string_view below = "", std::string_view above = "") {
  return "<!DOCTYPE html><html lang=vi><head><title>Bản Pu Dáo có nước sạch - Báo Núi "
         "Mây</title></head><body>"
         "<div class=top><a href=/>Trang chủ</a><a href=/tt>Thời sự trong nước hôm nay</a></div>" +
         std::string(above) + "<h1>Bản Pu Dáo có nước sạch</h1>" + std::string(story) +
         std::string(below) +
         "<div class=foot><p>Giấy phép hoạt động báo điện tử số 12/GP-BTTTT. Tổng Biên tập: Lê Sơn "
         "Hà</p></div>"
         "</body></html>";
}

std::string story(std::string_view within) {
  return "<div class=noidung>" + paragraph(kFirst) + std::string(within) + paragraph(kSecond) +
         paragraph(kThird) + "</div>";
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const auto& text : paragraphs) body += (body.empty() ? "" : "\n\n") + text;
  return body;
}

Article article_of_page(std::string_view html) {
  return test::article_of(html, Kind::html, "/trang/a.html");
}

const std::string kStory = joined({kFirst, kSecond, kThird});

TEST(HtmlStory, IsTheParagraphsBetweenMenuAndFooter) {
  const auto article = article_of_page(page(story("")));
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.title, "Bản Pu Dáo có nước sạch");
}

TEST(HtmlStory, KeepsSapoWhereverItStands) {
  const std::string whole = joined({kSapo, kFirst, kSecond, kThird});
  for (const auto& lead : std::vector<std::string>{
           "<h2 class=detail-sapo>" + kSapo + "</h2>", "<p class=description>" + kSapo + "</p>",
           "<div class='article__sapo cms-desc'><p><strong>" + kSapo + "</strong></p></div>"}) {
    EXPECT_EQ(article_of_page(page(lead + story(""))).body, whole) << lead;
  }
  EXPECT_EQ(article_of_page(page("<div class=noidung><h2>" + kSapo + "</h2>" + paragraph(kFirst) +
                                 paragraph(kSecond) + paragraph(kThird) + "</div>"))
                .body,
            whole);
}

TEST(HtmlStory, LeavesOutCaptions) {
  for (
      const auto& picture : std::vector<std::string>{
          "<figure><img src=a.jpg><figcaption>Trẻ em bên vòi nước mới, chiều "
          "2/11.</figcaption></figure>",
          "<div class=PhotoCMS><img src=a.jpg><div class=PhotoCMS_Caption><p>Trẻ em bên vòi "
          "nước.</p></div></div>",
          "<table class=tplCaption><tr><td><img src=a.jpg></td></tr><tr><td class=Image>Trẻ em bên "
          "vòi nước</td></tr></table>",
          "<table align=center><tr><td><img src=a.jpg></td></tr><tr><td>Trẻ em bản Pu Dáo bên vòi "
          "nước mới.</td></tr></table>",
          "<p style='text-align:center'><img src=a.jpg></p><p style='text-align:center'><em>Trẻ em "
          "bên vòi nước</em></p>",
          "<p><img src=a.jpg></p><p>Trẻ em bản Pu Dáo bên vòi nước mới. Ảnh: Hoàng Yên.</p>",
          "<figure><img src=a.jpg><p>Trẻ em bản Pu Dáo bên vòi nước mới.</p></figure>"}) {
    EXPECT_EQ(article_of_page(page(story(picture))).body, kStory) << picture;
  }
}

TEST(HtmlStory, LeavesOutBoxesOfOtherStoriesAndKeepsTheirTitles) {
  const std::string title = "Thêm ba bản vùng cao có đường bê tông";
  for (const auto& box : std::vector<std::string>{
           "<div class=tin-lien-quan><a href=b.htm>" + title + "</a></div>",
           "<div class=VCSortableInPreviewMode type=RelatedOneNews><a href=b.htm>" + title +
               "</a><p>Ba con đường dài tổng cộng 11 km nối các bản với quốc lộ.</p></div>",
           "<p><a href=b.htm>&gt;&gt; " + title + "</a></p>",
           "<p>Xem thêm: <a href=b.htm>" + title + "</a></p>",
           "<div><h3><a href=b.htm>" + title +
               "</a></h3><p>Ba con đường dài tổng cộng 11 km nối các bản với quốc lộ.</p></div>",
           "<ul><li><a href=b.htm>" + title + "</a></li></ul>"}) {
    const auto article = article_of_page(page(story(box)));
    EXPECT_EQ(article.body, kStory) << box;
    EXPECT_EQ(article.related, std::vector<std::string>{title}) << box;
  }
}

TEST(HtmlStory, EndsAtRelatedStoriesCommentsAndTags) {
  for (const auto& below : std::vector<std::string>{
           "<div class=box><h3>Tin liên quan</h3><h4><a href=c.htm>Mùa nước nổi về muộn một "
           "tháng</a></h4><p>Đến giữa tháng mười âm lịch, nước mới liếm bờ ruộng.</p></div>",
           "<div id=comments><p>" + kSapo + "</p><p>" + kFirst + "</p><p>" + kSapo + "</p></div>",
           "<div class=binh-luan><div><b>Minh Tâm</b><p>Mừng cho bà con Pu Dáo, ngày trước tôi dạy "
           "học ở đó phải tắm nước khe.</p></div></div>",
           "<div class=article__tag><b>Từ khóa:</b> <a href=t>nước sạch</a> <a href=t>Pu "
           "Dáo</a></div>",
           "<div class=share><p>Chia sẻ bài viết này với bạn bè của bạn trên các mạng xã "
           "hội.</p></div>"}) {
    EXPECT_EQ(article_of_page(page(story(""), below)).body, kStory) << below;
  }
}

TEST(HtmlStory, LeavesOutBylinesButNotTheirNames) {
  const auto below = article_of_page(
      page("<div class=noidung>" + paragraph(kFirst) + paragraph(kSecond) + paragraph(kThird) +
           "<p style='text-align:right'><strong>Hoàng Yên</strong></p></div>"));
  EXPECT_EQ(below.body, kStory);
  const auto above =
      article_of_page(page("<p class=tacgia>Hoàng Yên</p><p>03/11/2023 - 08:15</p>" + story("")));
  EXPECT_EQ(above.body, kStory);
}

TEST(HtmlStory, LeavesOutCreditsOfOtherOutlets) {
  const auto article =
      article_of_page(page("<div class=noidung>" + paragraph(kFirst) + paragraph(kSecond) +
                           paragraph(kThird) + "<p>Theo Báo Nhân Dân</p></div>"));
  EXPECT_EQ(article.body, kStory);
}

TEST(HtmlStory, KeepsHeadingsListsAndQuotesOfTheStory) {
  const auto article = article_of_page(
      page(story("<h2>Nước về bản</h2><ul><li>21 vòi công cộng;</li><li>ba bể lọc.</li></ul>"
                 "<blockquote>Có nước rồi, con gái bản không phải dậy sớm nữa.</blockquote>")));
  EXPECT_EQ(article.body,
            joined({kFirst, "Nước về bản", "21 vòi công cộng;", "ba bể lọc.",
                    "Có nước rồi, con gái bản không phải dậy sớm nữa.", kSecond, kThird}));
}

TEST(HtmlStory, PartsParagraphsAtLineBreaks) {
  const auto article = article_of_page(page("<div class=noidung>" + kFirst + "<br><br>" + kSecond +
                                            "<br/>\n&nbsp;<br/>" + kThird + "</div>"));
  EXPECT_EQ(article.body, kStory);
}

TEST(HtmlStory, IsWholeWhereEachParagraphHasItsOwnSection) {
  std::string scattered;
  for (const auto& text : {kFirst, kSecond, kThird})
    scattered += "<section><div class=inner><div class=text>" + paragraph(text) +
                 "</div></div><div class=ad-slot>Quảng cáo</div></section>";
  EXPECT_EQ(article_of_page(page("<main><article>" + scattered + "</article></main>")).body,
            kStory);
}

TEST(HtmlStory, IsFoundInElementsWithNamesOfFurniture) {
  EXPECT_EQ(
      article_of_page(page("<div class='sidebar-1 social-page'>" + story("") + "</div>")).body,
      kStory);
  EXPECT_EQ(article_of_page("<body class='sidebar comments-open'><div id=comment-page><h1>Bản Pu "
                            "Dáo có nước sạch</h1>" +
                            story("") + "</div>")
                .body,
            kStory);
}

TEST(HtmlStory, IsShorterThanTheCommentsBelowIt) {
  std::string comments = "<div class=comment-list>";
  for (int i = 0; i < 20; ++i)
    comments += "<div class=comment-item>" + paragraph(kSapo) + paragraph(kFirst) + "</div>";
  EXPECT_EQ(article_of_page(page(story(""), comments + "</div>")).body, kStory);
}

TEST(HtmlStory, OfOneParagraphIsFound) {
  EXPECT_EQ(article_of_page(page("<div class=noidung>" + paragraph(kFirst) + "</div>")).body,
            kFirst);
}

TEST(HtmlStory, TitleMayBeNoHeading) {
  const auto article = article_of_page(
      "<title>Báo Núi Mây: Bản Pu Dáo có nước sạch</title><table><tr><td class=Title>Bản Pu Dáo có "
      "nước sạch</td></tr><tr><td>" +
      paragraph(kFirst) + paragraph(kSecond) + paragraph(kThird) + "</td></tr></table>");
  EXPECT_EQ(article.body, kStory);
}

TEST(HtmlStory, HasNoRelativeDatesAndClocks) {
  const auto article =
      article_of_page(page(story("<div>Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27</div>"),
                           "<div class=list><a href=x>Giá lúa đông xuân sớm tăng từng "
                           "ngày</a><span>4 giờ trước</span></div>"));
  EXPECT_EQ(article.body, kStory);
}

TEST(HtmlStory, EnglishStandfirstIsNotOfTheBody) {
  const std::string first =
      "The village dug the trenches itself, and carried every pipe up the slope on its back, one "
      "bundle at a time.";
  const std::string second =
      "Water now reaches the kitchens of eighty-four families, who used to walk two kilometres "
      "down to the stream.";
  const auto article = article_of_page(
      "<title>Water for a village</title><h1>Water for a village</h1><h2>Four months of work end a "
      "daily walk.</h2>"
      "<div>" +
      paragraph(first) + paragraph(second) + "</div>");
  EXPECT_EQ(article.body, joined({first, second}));
}

TEST(HtmlStory, ListOfLinksIsNoArticle) {
  std::string front = "<title>Báo Núi Mây</title><h1>Báo Núi Mây</h1>";
  for (int i = 0; i < 30; ++i) {
    front += "<div class=card><h3><a href=x>Chuyện thứ " + std::to_string(i) +
             " trong ngày ở vùng cao</a></h3><p>" +
             "Tóm tắt của chuyện ấy, dài chừng một câu, có dấu phẩy.</p></div>";
  }
  EXPECT_EQ(test::reason_of(front, Kind::html), "no story on the page");
  EXPECT_EQ(test::reason_of("<html><body></body></html>", Kind::html), "no story on the page");
  EXPECT_EQ(test::reason_of(" \n ", Kind::html), "empty file");
}

}  // namespace
}  // namespace timbao::article
