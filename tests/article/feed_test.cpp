// RSS and Atom feeds.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::outcomes_of;
using test::reason_of;

std::vector<Article> items_of(std::string_view feed) {
  std::vector<Article> items;
  for (auto& outcome : outcomes_of(feed, Kind::feed)) {
    if (auto* article = std::get_if<Article>(&outcome)) {
      items.push_back(std::move(*article));
    } else {
      ADD_FAILURE() << std::get<Issue>(outcome).reason;
    }
  }
  return items;
}

Article item_of(std::string_view feed) {
  auto items = items_of(feed);
  EXPECT_EQ(items.size(), 1U);
  return items.empty() ? Article{} : std::move(items.front());
}

std::string rss(std::string_view items, std::string_view channel = {}) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Sông Trăng - Thời "
         "sự</title>"
         "<link>https://baosongtrang.example</link>" +
         std::string(channel) + std::string(items) + "</channel></rss>\n";
}

constexpr std::string_view kItem = R"(<item>
  <title><![CDATA[Cầu &quot;Mây Trắng&quot; thông xe]]></title>
  <description><![CDATA[<a href="https://baosongtrang.example/cau.html"><img src="a.jpg"></a></br>Cầu dài 320 m, nối hai bờ.]]></description>
  <pubDate>Fri, 08 Nov 2024 10:00:00 +0700</pubDate>
  <link>https://baosongtrang.example/cau.html</link>
  <guid isPermaLink="false">4924696</guid>
  <dc:creator>Thu Hà</dc:creator><dc:creator>Minh Đức</dc:creator>
  <category>Xã hội</category><category domain="x">Giao thông</category>
</item>)";

TEST(Feed, Rss2GivesAnArticleForEachItem) {
  const auto article = item_of(rss(kItem));
  EXPECT_EQ(article.title, "Cầu \"Mây Trắng\" thông xe");
  EXPECT_EQ(article.abstract, "Cầu dài 320 m, nối hai bờ.");
  EXPECT_EQ(article.body, "");
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
  EXPECT_EQ(article.date->iso(), "2024-11-08T10:00:00+07:00");
  EXPECT_EQ(article.author, "Thu Hà, Minh Đức");
  EXPECT_EQ(article.topics, (std::vector<std::string>{"Xã hội", "Giao thông"}));
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", std::nullopt}));
  EXPECT_TRUE(article.id.starts_with("u-"));
}

TEST(Feed, ItemsAreTheSameInEveryFeedThatCarriesThem) {
  const auto one = item_of(rss(kItem));
  const auto two = items_of(rss("<item><title>Khác</title></item>" + std::string(kItem)));
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(one.id, two[1].id);
  EXPECT_EQ(one.content_hash, two[1].content_hash);
  EXPECT_NE(two[0].content_hash, two[1].content_hash);
}

TEST(Feed, FullTextIsTheBody) {
  const auto article = item_of(rss(R"(<item><title>Tin</title><description>Tóm.</description>
    <content:encoded><![CDATA[<p>Một &amp; hai.</p><figure><img src="a"><figcaption>Ảnh: PV</figcaption></figure>
    <p>Ba.</p><p>The post <a href="x">Tin</a> appeared first on <a href="y">Sông Trăng</a>.</p>]]></content:encoded></item>)"));
  EXPECT_EQ(article.abstract, "Tóm.");
  EXPECT_EQ(article.body, "Một & hai.\n\nBa.");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", std::nullopt}));
}

TEST(Feed, Rss1HasItsItemsBesideTheChannel) {
  const auto article = item_of(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://baosongtrang.example/rss"><title>Sông Trăng</title>
    <link>https://baosongtrang.example</link></channel>
    <item rdf:about="https://baosongtrang.example/cau.html"><title>Cầu mới</title>
    <link>https://baosongtrang.example/cau.html</link><d:date>2024-11-08T10:00:00+07:00</d:date>
    <d:creator>Thu Hà</d:creator></item></rdf:RDF>)");
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.date->iso(), "2024-11-08T10:00:00+07:00");
  EXPECT_EQ(article.author, "Thu Hà");
}

constexpr std::string_view kAtom = R"(<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Sông Trăng</title>
<link rel="self" href="https://baosongtrang.example/atom.xml"/><link href="https://baosongtrang.example/"/>
<entry><title type="html">Cầu &lt;b&gt;mới&lt;/b&gt; &amp;amp; đường</title>
<link rel="enclosure" href="https://baosongtrang.example/a.mp3"/>
<link rel="alternate" href="https://baosongtrang.example/cau.html"/>
<id>tag:baosongtrang.example,2024:1</id><updated>2024-11-09T10:00:00+07:00</updated>
<published>2024-11-08T10:00:00+07:00</published>
<author><name>Thu Hà</name><email>ha@baosongtrang.example</email></author>
<category term="xa-hoi" label="Xã hội"/>
<summary>Tóm tắt.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Một &lt; hai.</p><p>Ba<br/>bốn.</p></div></content>
</entry></feed>)";

TEST(Feed, Atom) {
  const auto article = item_of(kAtom);
  EXPECT_EQ(article.title, "Cầu mới & đường");
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
  EXPECT_EQ(article.date->iso(), "2024-11-08T10:00:00+07:00");
  EXPECT_EQ(article.author, "Thu Hà");
  EXPECT_EQ(article.topics, std::vector<std::string>{"Xã hội"});
  EXPECT_EQ(article.abstract, "Tóm tắt.");
  EXPECT_EQ(article.body, "Một < hai.\n\nBa bốn.");
}

TEST(Feed, AtomMayHaveAPrefix) {
  const auto article = item_of(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry>
    <a:title>Tin</a:title><a:link href="https://baosongtrang.example/1"/></a:entry></a:feed>)");
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.url, "https://baosongtrang.example/1");
}

TEST(Feed, AnItemsSourceIsItsOutlet) {
  const auto rss_item =
      item_of(rss(R"(<item><title>Tin</title><link>https://news.tonghop.example/x</link>
    <source url="https://baosongtrang.example">Báo Sông Trăng</source></item>)"));
  EXPECT_EQ(rss_item.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  const auto entry = item_of(R"(<feed><title>Tổng hợp</title><entry><title>Tin</title>
    <source><id>x</id><title>Báo Sông Trăng</title><link rel="self" href="https://baosongtrang.example/atom"/>
    <link href="https://baosongtrang.example/"/></source></entry></feed>)");
  EXPECT_EQ(entry.title, "Tin");
  EXPECT_EQ(entry.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
}

TEST(Feed, KnowsRegisteredOutletsByTheLink) {
  const auto article =
      item_of(rss("<item><title>T</title><link>https://tuoitre.vn/a.htm</link></item>"));
  EXPECT_EQ(article.outlet, (Outlet{"tuoitre.vn", "Báo Tuổi Trẻ"}));
}

TEST(Feed, WhatBelongsToOthersIsNotTheItems) {
  const auto article =
      item_of(rss(R"(<item><media:title>Ảnh</media:title><title>Tin</title>
    <media:group><title>Ảnh</title></media:group><link>/tin.html</link>
    <author>ha@baosongtrang.example (Thu Hà)</author></item>)",
                  "<image><title>Logo</title><link>https://logo.example</link></image>"));
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.url, "https://baosongtrang.example/tin.html");
  EXPECT_EQ(article.author, "Thu Hà");
}

TEST(Feed, ForgivesWhatFeedsGetWrong) {
  const auto items = items_of(
      "\n\n <?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel>"
      "<item><title>R&D & 5 < 6 &nbsp;m\x08</title><link a=1 b>https://a.example/1</lonk></item>"
      "<item><title>Hai</titel><link>https://a.example/2</link></item></channel></rss>");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].title, "R&D & 5 < 6 \xc2\xa0m");
  EXPECT_EQ(items[0].url, "https://a.example/1");
  EXPECT_EQ(items[1].title, "Hai");
}

TEST(Feed, ExpandsNoEntities) {
  const auto article =
      item_of(R"(<!DOCTYPE rss [<!ENTITY a "xx"><!ENTITY b SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>Tin &a;&b;</title></item></channel></rss>)");
  EXPECT_EQ(article.title, "Tin &a;&b;");
}

TEST(Feed, GivesTheItemsBeforeABreak) {
  const std::string whole = rss(std::string(kItem) + std::string(kItem));
  for (const std::size_t cut :
       {whole.rfind("<pubDate>") + 4, whole.rfind("<link>") + 10, whole.rfind("CDATA") + 20}) {
    const auto outcomes = outcomes_of(whole.substr(0, cut), Kind::feed);
    ASSERT_EQ(outcomes.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<Article>(outcomes[0]));
    EXPECT_EQ(std::get<Issue>(outcomes[1]).reason,
              "the feed breaks off within item 2; what stands before it is read");
  }
  EXPECT_EQ(reason_of("<rss><channel><title>x", Kind::feed),
            "the feed breaks off before its first item: <title> does not close");
}

TEST(Feed, ItemsWithoutTextAreIssues) {
  const auto outcomes =
      outcomes_of(rss("<item><link>x</link></item>" + std::string(kItem)), Kind::feed);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(std::get<Issue>(outcomes[0]).reason, "item 1: no title, abstract or body");
}

TEST(Feed, OtherXmlIsNamed) {
  EXPECT_EQ(reason_of("<?xml version='1.0'?><urlset xmlns='x'><url/></urlset>", Kind::feed),
            "an XML file that is no feed: its root element is <urlset>");
  EXPECT_EQ(reason_of("hello", Kind::feed), "no XML: it holds no element");
  EXPECT_EQ(reason_of(" \n", Kind::feed), "empty file");
  EXPECT_TRUE(outcomes_of(rss(""), Kind::feed).empty());
}

}  // namespace
}  // namespace timbao::article
