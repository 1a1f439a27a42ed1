#include <gtest/gtest.h>

#include <string>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::article_of;

const std::string kBody =
    "<p>Cầu Mây Trắng thông xe sáng nay sau ba năm xây dựng, nối hai bờ sông Trăng vốn chỉ có một "
    "bến phà từ nhiều đời.</p><p>Người dân hai xã ven sông đi chợ huyện từ nay mất mười phút thay "
    "vì "
    "hơn một giờ chờ phà như trước.</p><p>Con đường dẫn lên cầu còn dang dở ở đoạn cuối, dự kiến "
    "xong trước Tết.</p>";

Article page(const std::string& head, const std::string& above, const std::string& below = {}) {
  return article_of("<html><head>" + head +
                        "</head><body><article><h1>Cầu Mây Trắng thông xe</h1>" + above + kBody +
                        below + "</article></body></html>",
                    Kind::html, "/trang.html");
}

TEST(HtmlFacts, ComeFromJsonLd) {
  const auto article = page(
      R"(<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Báo Sông Trăng"},
        {"@type": "NewsArticle", "headline": "Cầu Mây Trắng thông xe",
         "datePublished": "2023-11-03T13:33:00+07:00", "dateModified": "2023-11-05T08:00:00+07:00",
         "author": [{"@type": "Person", "name": "Khánh Thi"}, {"name": "Hà An"}],
         "publisher": {"name": "Báo Sông Trăng"}}]}</script>
        <link rel="canonical" href="https://baosongtrang.example/cau-may-trang.html">)",
      "");
  EXPECT_EQ(article.title, "Cầu Mây Trắng thông xe");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-03T13:33:00+07:00");
  EXPECT_EQ(article.author, "Khánh Thi, Hà An");
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau-may-trang.html");
  ASSERT_TRUE(article.outlet);
  EXPECT_EQ(article.outlet->domain, "baosongtrang.example");
}

TEST(HtmlFacts, SurviveBrokenJsonLd) {
  const auto article = page(
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", "
      "\"headline\": \"Cầu\nMây Trắng thông xe\", \"datePublished\": "
      "\"2023-11-03T13:33:00+07:00\",}</script>",
      "");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-03T13:33:00+07:00");
}

TEST(HtmlFacts, ComeFromMetaElements) {
  const auto article = page(
      R"(<title>Cầu Mây Trắng thông xe - Báo Sông Trăng</title>
         <meta property="og:site_name" content="Báo Sông Trăng">
         <meta property="og:url" content="https://baosongtrang.example/cau.html">
         <meta property="article:published_time" content="2023-11-03T09:00:00+07:00">
         <meta property="article:section" content="Xã hội">)",
      "");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-03T09:00:00+07:00");
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
  EXPECT_EQ(article.topics, std::vector<std::string>{"Xã hội"});
}

TEST(HtmlFacts, ComeFromTheBylineThatReadersSee) {
  const auto article = page("", "<div class=\"byline\">Khánh Thi - 10:00, 08/11/2023</div>");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(article.author, "Khánh Thi");
}

TEST(HtmlFacts, TakeNoDateFromAWidget) {
  const auto article = page("", "<span class=\"time\">4 giờ trước</span>",
                            "<aside><a href=\"/x\">Tin khác của ngày hôm nay</a> "
                            "<span>2 giờ trước</span></aside>");
  EXPECT_EQ(article.date, std::nullopt);
}

TEST(HtmlFacts, TakeNoAccountForAnAuthor) {
  const auto article = page("<meta name=\"author\" content=\"admin\">", "");
  EXPECT_EQ(article.author, std::nullopt);
}

TEST(HtmlFacts, TellWhatIsNotSaidAsAbsent) {
  const auto article = page("", "");
  EXPECT_EQ(article.date, std::nullopt);
  EXPECT_EQ(article.author, std::nullopt);
  EXPECT_EQ(article.url, std::nullopt);
  EXPECT_EQ(article.outlet, std::nullopt);
  EXPECT_EQ(article.origin, std::nullopt);
}

TEST(HtmlFacts, CreditAnotherOutletAtTheEnd) {
  const auto article = page("<link rel=\"canonical\" href=\"https://baosongtrang.example/a.html\">",
                            "", "<p class=\"source\">Theo Báo Nhân Dân</p>");
  ASSERT_TRUE(article.origin);
  EXPECT_EQ(article.origin->domain, "nhandan.vn");
}

}  // namespace
}  // namespace timbao::article
