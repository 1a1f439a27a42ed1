// Pages as bytes: encodings, and markup that nobody should write.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "article/html_bytes.hpp"
#include "article/html_tree.hpp"
#include "article/reading.hpp"
#include "text/vietnamese_bytes.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

using input::Kind;

const std::string kTitle = "Ghe ngo trăm tuổi trở lại đường đua";
const std::string kBody =
    "Trước ngày hội, chùa hạ thủy chiếc ghe ngo đóng từ một trăm năm trước. Thân ghe bằng gỗ sao "
    "vẫn lướt êm trên "
    "sông, chở theo năm mươi tay bơi và cả một trăm năm ký ức của làng.";

std::string page(std::string_view head = "") {
  return "<html><head>" + std::string(head) + "<title>" + kTitle + "</title></head><body><h1>" +
         kTitle + "</h1><div><p>" + kBody + "</p></div></body></html>";
}

std::string text_of(std::string_view bytes, std::string_view http_charset = {}) {
  PageText text;
  read_page_text(bytes, http_charset, text);
  return std::string(text.text);
}

TEST(HtmlBytes, Utf8WinsOverAWrongDeclaration) {
  const std::string wrong = page("<meta charset=iso-8859-1>");
  EXPECT_EQ(text_of(wrong), wrong);
  EXPECT_EQ(text_of(wrong, "gbk"), wrong);
  EXPECT_EQ(text_of("\xef\xbb\xbf" + wrong), wrong);
}

TEST(HtmlBytes, Utf16IsReadByItsMark) {
  for (const auto encoding : {text::Encoding::utf16_le, text::Encoding::utf16_be}) {
    EXPECT_EQ(text_of(text::test::utf16_of(u"\ufeff<p>Lũ về, nước lên</p>", encoding)),
              "<p>Lũ về, nước lên</p>");
  }
}

TEST(HtmlBytes, CharsetIsThatOfTheHeaderThenOfThePage) {
  EXPECT_EQ(text_of("<p>caf\xe9</p>", "windows-1252"), "<p>café</p>");
  EXPECT_EQ(text_of("<p>caf\xe9</p>", "ISO-8859-1"), "<p>café</p>");
  EXPECT_EQ(
      text_of("<meta http-equiv=Content-Type content='text/html; "
              "charset=windows-1251'><p>\xcc\xee\xf1\xea\xe2\xe0</p>"),
      "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Москва</p>");
  EXPECT_EQ(text_of("<meta charset=\"gbk\"><p>\xd6\xd0\xb9\xfa</p>"),
            "<meta charset=\"gbk\"><p>中国</p>");
  EXPECT_EQ(text_of("<?xml version='1.0' encoding='iso-8859-2'?><p>\xb1</p>"),
            "<?xml version='1.0' encoding='iso-8859-2'?><p>ą</p>");
  EXPECT_EQ(text_of("<meta charset=gbk><p>caf\xe9</p>", "windows-1252"),
            "<meta charset=gbk><p>café</p>");
  EXPECT_EQ(text_of("<meta charset=khong-co><p>caf\xe9</p>"), "<meta charset=khong-co><p>café</p>");
}

TEST(HtmlBytes, VietnameseOfBeforeUnicodeIsReadWhateverIsDeclared) {
  for (const auto encoding : {text::Encoding::tcvn3, text::Encoding::vni, text::Encoding::viscii,
                              text::Encoding::vps, text::Encoding::windows_1258}) {
    const std::string latin = page("<meta charset=iso-8859-1>");
    EXPECT_EQ(text_of(text::test::Encoder(encoding).encoded(latin)), latin)
        << text::name_of(encoding);
  }
}

TEST(HtmlBytes, StrayBytesDoNotSpoilAPage) {
  std::string bytes = page("<meta charset=utf-8>");
  bytes.insert(bytes.find("Thân ghe"), "\xff");
  const auto article = test::article_of(bytes, Kind::html);
  EXPECT_EQ(article.title, kTitle);
  EXPECT_NE(article.body.find("\ufffdThân ghe bằng gỗ sao"), std::string::npos) << article.body;
}

TEST(HtmlBytes, ControlCharactersAreSpaces) {
  EXPECT_EQ(text_of(std::string_view("<p>a\0b\x01"
                                     "c\x7f\n</p>",
                                     14)),
            "<p>a b c \n</p>");
  std::string bytes = page();
  bytes.insert(bytes.find("ghe ngo đóng"), std::string(1, '\0'));
  EXPECT_NE(test::article_of(bytes, Kind::html).body.find("chiếc ghe ngo"), std::string::npos);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

const std::string kStory = "<h1>" + kTitle + "</h1><div><p>" + kBody + "</p></div>";

class BadMarkup : public testing::TestWithParam<std::pair<const char*, std::string>> {};

// None of these takes longer than its bytes are worth; a page that does hangs this test.
TEST_P(BadMarkup, DoesNotHideTheStory) {
  const auto article = test::article_of(GetParam().second + kStory, Kind::html);
  EXPECT_NE(article.body.find(kBody), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Html, BadMarkup,
    testing::Values(
        std::pair("nested_blocks", repeated("<div>", 200'000)),
        std::pair("nested_blocks_closed",
                  repeated("<div class=a>", 200'000) + repeated("</div>", 200'000)),
        std::pair("unclosed_inlines", repeated("<b>", 50'000)),
        std::pair("ends_without_starts",
                  repeated("<b>", 50'000) + repeated("</i></div>", 50'000) + repeated("</b>", 9)),
        std::pair("ends_that_tables_stop",
                  "<div><table>" + repeated("<i>", 50'000) + repeated("</div>", 50'000)),
        std::pair("many_attributes", "<p " + repeated("a1=b c2='d' ", 40'000) + "></p>"),
        std::pair("one_attribute_again", "<p " + repeated("class=a ", 100'000) + "></p>"),
        std::pair("one_long_class", "<p class='" + repeated("a-b ", 200'000) + "'></p>"),
        std::pair("comments_unclosed", repeated("<!-- ", 100'000) + ">"),
        std::pair("quotes_unclosed", repeated("<p a=\">", 50'000) + repeated("<p a='>", 50'000)),
        std::pair("scripts_unclosed", repeated("<script>", 100'000)),
        std::pair("titles_unclosed", repeated("<title>", 100'000)),
        std::pair("items_in_items", repeated("<ul><li>", 100'000)),
        std::pair("cells_in_cells", repeated("<table><tr><td>", 50'000)),
        std::pair("headings_in_headings", repeated("<h1><span>", 50'000)),
        std::pair("figures_in_figures", repeated("<figure>", 50'000)),
        std::pair("signs", repeated("<", 300'000) + repeated("&", 300'000)),
        std::pair("references", repeated("&nbsp;&#7879;&khong;", 100'000)),
        std::pair("pieces", "<p>" + repeated("<span>từ </span>", 100'000) + "</p>")),
    [](const auto& test) { return std::string(test.param.first); });

TEST(HtmlPage, RandomMarkupGivesTextOrAReason) {
  constexpr std::uint32_t kSeed = 20231118;
  constexpr std::string_view kPieces[] = {"<div>",
                                          "</div>",
                                          "<p>",
                                          "</p>",
                                          "<a href=x>",
                                          "</a>",
                                          "<b>",
                                          "</b>",
                                          "<table>",
                                          "<tr>",
                                          "<td>",
                                          "</table>",
                                          "<li>",
                                          "<ul>",
                                          "</ul>",
                                          "<h1>",
                                          "</h1>",
                                          "<script>",
                                          "</script>",
                                          "<!--",
                                          "-->",
                                          "<br>",
                                          "<img>",
                                          "&amp;",
                                          "&#0;",
                                          "&",
                                          "<",
                                          ">",
                                          "\"",
                                          "<title>",
                                          "</title>",
                                          "<figure>",
                                          "Lũ về trên sông, ",
                                          "nước dâng cao. ",
                                          "Tin liên quan",
                                          "\xff",
                                          "<p class=sapo>",
                                          "<div class='related'>",
                                          "<svg>",
                                          "<option>",
                                          "Theo TTXVN",
                                          "\n"};
  std::mt19937 random(kSeed);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const std::size_t pieces = random() % 80;
    for (std::size_t i = 0; i < pieces; ++i) bytes += kPieces[random() % std::size(kPieces)];
    const auto outcomes = test::outcomes_of(bytes, Kind::html);
    ASSERT_EQ(outcomes.size(), 1U) << bytes;
    if (const auto* issue = std::get_if<Issue>(&outcomes[0])) {
      ASSERT_FALSE(issue->reason.empty()) << bytes;
      continue;
    }
    const auto& article = std::get<Article>(outcomes[0]);
    ASSERT_FALSE(article.body.empty()) << bytes;
    ASSERT_EQ(text::first_invalid_utf8(article.body), std::string_view::npos) << bytes;
    ASSERT_EQ(article.body.find("\n\n\n"), std::string::npos) << bytes;
    for (const auto& title : article.related) ASSERT_FALSE(title.empty()) << bytes;
  }
}

}  // namespace
}  // namespace timbao::article
