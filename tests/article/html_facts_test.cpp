#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

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

// JSON-LD as it comes out of templates: every page says the same, each is broken in its own way.
class BrokenJsonLd : public testing::TestWithParam<std::string_view> {};

TEST_P(BrokenJsonLd, LosesOnlyWhatIsBroken) {
  const auto article =
      page("<script type=\"application/ld+json\">" + std::string(GetParam()) + "</script>", "");
  ASSERT_TRUE(article.date) << GetParam();
  EXPECT_EQ(article.date->iso(), "2023-11-03T13:33:00+07:00") << GetParam();
  EXPECT_EQ(article.author, "Khánh Thi") << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    HtmlFacts, BrokenJsonLd,
    testing::Values(
        R"({"@type":"NewsArticle","description":"Ông nói "không", rồi đi","author":{"name":"Khánh Thi"},"datePublished":"2023-11-03T13:33:00+07:00"})",
        R"({"@type":"NewsArticle","author":{"name":"Khánh Thi",},"datePublished":"2023-11-03T13:33:00+07:00",})",
        R"({"@type":"NewsArticle","author":{"name":"Khánh Thi"},"datePublished":"2023-11-03T13:33:00+07:00")",
        R"({"@type":"NewsArticle","author":{"name":"Kh\u00e1nh Thi"},"datePublished":"2023-11-03T13:33:00+07:00"})",
        R"({"@type":"NewsArticle","author":{"name":"Kh&aacute;nh Thi"},"datePublished":"2023-11-03T13:33:00+07:00"})",
        R"({&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:&quot;Khánh Thi&quot;,&quot;datePublished&quot;:&quot;2023-11-03T13:33:00+07:00&quot;})",
        R"(//<![CDATA[
           [{"@type":"Organization","name":"Báo Sông Trăng"},{"@type":["NewsArticle"],"author":["Khánh Thi"],"datePublished":"2023-11-03 13:33"}]
           //]]>)",
        R"({"@graph":[{"@type":"ReportageNewsArticle","author":{"@id":"#thi"},"datePublished":"2023-11-03T13:33:00+07:00"},{"@type":"Person","@id":"#thi","name":"Khánh Thi"}]})",
        R"({"@type":"NewsArticle"
            "author":{"name":"Khánh Thi"}
            "datePublished":"2023-11-03T13:33:00+07:00"})"));

TEST(HtmlFacts, PreferTheArticleWithThePagesTitle) {
  const auto article = page(
      R"(<script type="application/ld+json">[
         {"@type":"NewsArticle","headline":"Tin khác hẳn của ngày hôm trước","datePublished":"2020-01-01"},
         {"@type":"NewsArticle","headline":"Cầu Mây Trắng thông xe","datePublished":"2023-11-03"}]</script>)",
      "");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-03");
}

TEST(HtmlFacts, TakeTheTimeThatReadersSeeWhereMachinesAreToldTheDay) {
  const std::string_view kMidnight =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-11-08T00:00:00+07:00"}</script>)";
  const auto date = [&](const std::string& seen) {
    return page(std::string(kMidnight), "<div>" + seen + "</div>").date->iso();
  };
  EXPECT_EQ(date("10:00, 08/11/2023"), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(date("10:00, 09/11/2023"), "2023-11-08T00:00:00+07:00");
}

TEST(HtmlFacts, CompleteADayWithoutAYearByTheAddress) {
  const auto date = [](const std::string& address) {
    const auto article =
        page("<link rel=\"canonical\" href=\"https://baosongtrang.example" + address + "\">",
             "<div>Thứ Sáu, 10/11 - 08:30</div>");
    return article.date ? article.date->iso() : "none";
  };
  EXPECT_EQ(date("/2023/11/10/cau-may-trang.html"), "2023-11-10T08:30:00+07:00");
  EXPECT_EQ(date("/20231110/cau-may-trang.html"), "2023-11-10T08:30:00+07:00");
  EXPECT_EQ(date("/cau-may-trang.html"), "none");
}

TEST(HtmlFacts, NameNoOutletAddressOrAccountAsAuthor) {
  for (const std::string_view author :
       {"Báo Sông Trăng", "baosongtrang.example", "admin", "thuha92",
        "https://facebook.com/saokhue", "toasoan@saokhue.example"}) {
    const auto article = page(
        "<meta property=\"og:site_name\" content=\"Báo Sông Trăng\">"
        "<meta name=\"author\" content=\"" +
            std::string(author) + "\">",
        "");
    EXPECT_EQ(article.author, std::nullopt) << author;
  }
}

TEST(HtmlFacts, CreditTheAgencyThatStandsAsTheAuthor) {
  const auto article = page(
      "<link rel=\"canonical\" href=\"https://baosongtrang.example/a.html\">"
      "<meta name=\"author\" content=\"TTXVN\">",
      "");
  EXPECT_EQ(test::domain_of(article.origin), "vnanet.vn");
  EXPECT_EQ(article.author, std::nullopt);
}

TEST(HtmlFacts, ReadAuthorsFromElementsNamedSo) {
  const auto author = [](const std::string& element) {
    return page("", element).author.value_or("none");
  };
  EXPECT_EQ(author("<span class=\"author-name\">Hoài</span>"), "Hoài");
  EXPECT_EQ(author("<p class=\"byline\">By <a rel=\"author\">Khánh Thi</a></p>"), "Khánh Thi");
  EXPECT_EQ(author("<p class=\"byline\"><b>By</b><a>Khánh Thi</a><a>Khánh Thi</a></p>"),
            "Khánh Thi");
  EXPECT_EQ(author("<span class=\"comment-author\">Khánh Thi</span>"), "none");
}

TEST(HtmlFacts, CutTheSitesNameOffTheTitle) {
  const auto title = [](const std::string& head) {
    return article_of("<html><head>" + head + "</head><body>" + kBody + "</body></html>",
                      Kind::html)
        .title.value_or("none");
  };
  const std::string site = "<meta property=\"og:site_name\" content=\"Sông Trăng\">";
  EXPECT_EQ(title("<title>Cầu Mây Trắng thông xe - Báo Lào Cai</title>"), "Cầu Mây Trắng thông xe");
  EXPECT_EQ(title("<title>Cầu Mây Trắng thông xe | VnExpress</title>"), "Cầu Mây Trắng thông xe");
  EXPECT_EQ(title(site + "<title>Cầu Mây Trắng thông xe - Xã hội - Sông Trăng</title>"),
            "Cầu Mây Trắng thông xe");
  EXPECT_EQ(title(site + "<title>Sông Trăng | Cầu Mây Trắng thông xe</title>"),
            "Cầu Mây Trắng thông xe");
  EXPECT_EQ(title(site + "<title>Cầu Mây Trắng - ba năm chờ đợi</title>"),
            "Cầu Mây Trắng - ba năm chờ đợi");
}

TEST(HtmlFacts, AreReadFromLongTitlesInTimeThatIsLinear) {
  std::string parts;
  for (int i = 0; i < 100'000; ++i) parts += "Báo A - ";
  const auto article =
      page("<title>" + parts + "</title><meta name=\"description\" content=\"" + parts + "\">", "");
  EXPECT_EQ(article.title, "Cầu Mây Trắng thông xe");
}

TEST(HtmlFacts, GiveADescriptionThatTheBodyDoesNotHold) {
  const auto abstract = [](const std::string& text) {
    return page("<meta name=\"description\" content=\"" + text + "\">", "")
        .abstract.value_or("none");
  };
  EXPECT_EQ(abstract("Cầu Mây Trắng thông xe sáng nay sau ba năm xây dựng, nối hai bờ sông..."),
            "none");
  EXPECT_EQ(abstract("Cây cầu đầu tiên của huyện rút ngắn đường ra chợ cho năm nghìn dân."),
            "Cây cầu đầu tiên của huyện rút ngắn đường ra chợ cho năm nghìn dân.");
}

TEST(HtmlFacts, NameTopicsOnce) {
  const auto article = page(
      R"(<meta property="article:section" content="Xã hội"><meta property="article:tag" content="cầu">
         <meta name="news_keywords" content="Cầu, sông Trăng"><script type="application/ld+json">
         {"@type":"BreadcrumbList","itemListElement":[{"item":{"name":"Trang chủ"}},
         {"name":"Xã hội"},{"name":"Giao thông"},{"name":"Cầu Mây Trắng thông xe"}]}</script>)",
      "");
  EXPECT_EQ(article.topics,
            (std::vector<std::string>{"Xã hội", "Giao thông", "cầu", "sông Trăng"}));
}

}  // namespace
}  // namespace timbao::article
