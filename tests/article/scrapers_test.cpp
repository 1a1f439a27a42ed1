// Records in the forms in which the common scrapers, archives and services write them.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::json;
using test::outcomes_of;

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : "none"; }

using Topics = std::vector<std::string>;

TEST(Scrapers, NewsPlease) {
  const auto article = json(R"({"authors": ["Thu Hà", "Minh Đức"],
    "date_download": "2024-03-02 01:00:00", "date_modify": "None",
    "date_publish": "2024-03-01 08:30:00", "description": "Cầu &quot;Mây Trắng&quot; thông xe.",
    "filename": "https%3A%2F%2Fbaosongtrang.example%2Fcau.html.json", "image_url": null,
    "language": "vi", "localpath": null, "maintext": "Một câu.\nHai câu.",
    "source_domain": "baosongtrang.example", "text": null, "title": "Cầu mới của T&amp;T",
    "title_page": "None", "title_rss": "None", "url": "https://baosongtrang.example/cau.html"})");
  EXPECT_TRUE(article.id.starts_with("u-"));
  EXPECT_EQ(article.title, "Cầu mới của T&T");
  EXPECT_EQ(article.abstract, "Cầu \"Mây Trắng\" thông xe.");
  EXPECT_EQ(article.body, "Một câu.\n\nHai câu.");
  EXPECT_EQ(article.author, "Thu Hà, Minh Đức");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", std::nullopt}));
  EXPECT_EQ(iso(article.date), "2024-03-01T08:30:00+07:00");
  EXPECT_EQ(iso(article.fetched), "2024-03-02T01:00:00+07:00");
}

TEST(Scrapers, NewsPleaseByUrl) {
  const auto outcomes = outcomes_of(R"({
    "https://baosongtrang.example/1": {"title": "Một", "maintext": "A.", "url": null},
    "https://baosongtrang.example/2": {"title": "Hai", "maintext": "B."}})",
                                    Kind::json);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(std::get<Article>(outcomes[0]).url, "https://baosongtrang.example/1");
  EXPECT_EQ(std::get<Article>(outcomes[1]).title, "Hai");
}

TEST(Scrapers, Newspaper4k) {
  const auto article = json(R"({"url": "https://baosongtrang.example/cau.html",
    "read_more_link": "", "language": "vi", "title": "Cầu mới", "top_image": "https://x.example/a.jpg",
    "meta_img": "", "images": ["https://x.example/a.jpg"], "movies": [], "keywords": ["cầu", "sông"],
    "meta_keywords": ["cầu"], "tags": ["Giao thông"], "authors": ["Thu Hà"],
    "publish_date": "2024-03-01T08:30:00+07:00", "summary": "", "meta_description": "Cầu thông xe.",
    "meta_lang": "vi", "meta_favicon": "/favicon.ico", "meta_site_name": "Báo Sông Trăng",
    "canonical_link": "https://baosongtrang.example/cau.html", "text": "Một câu.\n\nHai câu.",
    "source_url": "https://baosongtrang.example"})");
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.abstract, "Cầu thông xe.");
  EXPECT_EQ(article.body, "Một câu.\n\nHai câu.");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.topics, Topics{"Giao thông"});
  EXPECT_EQ(iso(article.date), "2024-03-01T08:30:00+07:00");
}

TEST(Scrapers, Trafilatura) {
  const auto article = json(R"({"title": "Cầu mới", "author": "Thu Hà; Minh Đức",
    "hostname": "baosongtrang.example", "date": "2024-03-01", "fingerprint": "d0a1b2c3", "id": null,
    "license": null, "comments": "", "raw_text": "Một. Hai.", "text": "Một.\nHai.", "language": null,
    "image": null, "pagetype": "article", "filedate": "2024-05-01",
    "source": "https://baosongtrang.example/cau.html", "source-hostname": "Báo Sông Trăng",
    "excerpt": "Cầu thông xe.", "categories": "Xã hội;Giao thông", "tags": "cầu;sông"})");
  EXPECT_TRUE(article.id.starts_with("u-"));
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.author, "Thu Hà, Minh Đức");
  EXPECT_EQ(article.abstract, "Cầu thông xe.");
  EXPECT_EQ(article.body, "Một.\n\nHai.");
  EXPECT_EQ(article.topics, (Topics{"Xã hội", "Giao thông"}));
  EXPECT_EQ(iso(article.date), "2024-03-01");
  EXPECT_EQ(iso(article.fetched), "2024-05-01");
}

TEST(Scrapers, ScrapyItems) {
  const auto article =
      json(R"({"title": ["\n  Cầu mới \n"], "sapo": [], "content": ["Một.", "", "Hai."],
    "link": ["https://baosongtrang.example/cau.html"], "pub_date": ["10:00, 08/11/2023"],
    "scraped_at": 1709312400.25, "category": ["Xã hội"]})");
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.abstract, std::nullopt);
  EXPECT_EQ(article.body, "Một.\n\nHai.");
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
  EXPECT_EQ(iso(article.date), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(iso(article.fetched), "2024-03-02T00:00:00+07:00");
  EXPECT_EQ(article.topics, Topics{"Xã hội"});
}

constexpr std::string_view kPage =
    R"(<!DOCTYPE html><html><head><title>Cầu mới</title></head><body><nav><a href='/'>Trang chủ</a></nav>
<article><h1>Cầu Mây Trắng thông xe</h1><p>Sáng 3/11, cầu Mây Trắng được khánh thành sau ba năm xây dựng, nối hai bờ sông Trăng.</p>
<p>Người dân hai bờ đã chờ cây cầu này từ lâu, theo lời ông Lê Văn Thử, nông dân ở bờ nam.</p></article></body></html>)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"') out += '\\';
      out += c;
    }
  }
  return out;
}

TEST(Scrapers, ItemsWithThePageAlone) {
  for (const auto* key : {"html", "raw_html", "body", "content"}) {
    const auto article = json("{\"url\": \"https://baosongtrang.example/a\", \"" +
                              std::string(key) + "\": \"" + escaped(kPage) + "\"}");
    EXPECT_EQ(article.title, "Cầu Mây Trắng thông xe") << key;
    EXPECT_TRUE(article.body.starts_with("Sáng 3/11, cầu")) << article.body;
    EXPECT_EQ(article.url, "https://baosongtrang.example/a");
  }
}

TEST(Scrapers, Fundus) {
  const auto article = json(R"({"title": "Cầu mới", "body": {"summary": ["Dẫn."], "sections": [
      {"headline": [], "paragraphs": ["Một.", "Hai."]}, {"headline": ["Mục"], "paragraphs": ["Ba."]}]},
    "authors": ["Thu Hà"], "publishing_date": "2024-03-01 08:00:00+07:00", "topics": ["cầu", "sông"],
    "free_access": true})");
  EXPECT_EQ(article.body, "Dẫn.\n\nMột.\n\nHai.\n\nMục\n\nBa.");
  EXPECT_EQ(iso(article.date), "2024-03-01T08:00:00+07:00");
  EXPECT_EQ(article.topics, (Topics{"cầu", "sông"}));
}

TEST(Scrapers, MediaCloud) {
  const auto article = json(R"({"stories_id": 27456565, "media_id": 1, "title": "Cầu mới",
    "url": "https://baosongtrang.example/cau.html", "media_name": "Báo Sông Trăng",
    "media_url": "https://baosongtrang.example/", "publish_date": "2019-03-01 08:30:00",
    "collect_date": "2019-03-01 09:00:12", "language": "vi", "story_text": "Một câu."})");
  EXPECT_TRUE(article.id.starts_with("u-"));
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.body, "Một câu.");
  EXPECT_EQ(iso(article.fetched), "2019-03-01T09:00:12+07:00");
  EXPECT_EQ(json(R"({"stories_id": 27456565, "title": "Cầu mới"})").id, "27456565");
}

TEST(Scrapers, EventRegistry) {
  const auto article = json(R"({"articles": {"results": [{"uri": "7654321", "lang": "vie",
    "isDuplicate": false, "date": "2024-03-01", "time": "02:00:00", "dateTime": "2024-03-01T02:10:00Z",
    "dateTimePub": "2024-03-01T02:00:00Z", "dataType": "news", "sim": 0.5,
    "url": "https://baosongtrang.example/cau.html", "title": "Cầu mới", "body": "Một.\n\nHai.",
    "source": {"uri": "baosongtrang.example", "dataType": "news", "title": "Báo Sông Trăng"},
    "authors": [{"uri": "thu_ha@baosongtrang.example", "name": "Thu Hà", "type": "author"}],
    "image": null}], "totalResults": 1, "page": 1, "count": 1, "pages": 1}})");
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.author, "Thu Hà");
  EXPECT_EQ(iso(article.date), "2024-03-01T02:00:00+00:00");
}

TEST(Scrapers, NewsApi) {
  const auto article = json(R"({"status": "ok", "totalResults": 1, "articles": [{
    "source": {"id": null, "name": "Báo Sông Trăng"}, "author": null, "title": "Cầu mới",
    "description": "Cầu thông xe.", "url": "https://baosongtrang.example/cau.html",
    "urlToImage": null, "publishedAt": "2024-03-01T01:30:00Z",
    "content": "Sáng nay, cầu… [+1234 chars]"}]})");
  EXPECT_EQ(article.body, "Sáng nay, cầu…");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.author, std::nullopt);
}

TEST(Scrapers, GdeltSaysWhenItSawAPage) {
  const auto article = json(R"({"articles": [{"url": "https://baosongtrang.example/cau.html",
    "url_mobile": "", "title": "Cầu mới", "seendate": "2024-03-01T01:30:00Z", "socialimage": "",
    "domain": "baosongtrang.example", "language": "Vietnamese", "sourcecountry": "Vietnam"}]})");
  EXPECT_EQ(article.date, std::nullopt);
  EXPECT_EQ(iso(article.fetched), "2024-03-01T01:30:00+00:00");
}

TEST(Scrapers, Elasticsearch) {
  const auto article =
      json(R"({"took": 3, "hits": {"total": 1, "hits": [{"_index": "news", "_id": "x1",
    "_score": 1.0, "_source": {"title": "Cầu mới", "content": "<p>Một &amp; hai.</p><p>Ba</p>",
    "published_at": 1709253000}}]}})");
  EXPECT_EQ(article.id, "x1");
  EXPECT_EQ(article.body, "Một & hai.\n\nBa");
  EXPECT_EQ(article.outlet, std::nullopt);
  EXPECT_EQ(iso(article.date), "2024-03-01T07:30:00+07:00");
}

TEST(Scrapers, MongoExport) {
  const auto article = json(R"({"_id": {"$oid": "507f1f77bcf86cd799439011"}, "title": "Cầu mới",
    "publishedAt": {"$date": {"$numberLong": "1709253000000"}}})");
  EXPECT_EQ(article.id, "507f1f77bcf86cd799439011");
  EXPECT_EQ(iso(article.date), "2024-03-01T07:30:00+07:00");
}

TEST(Scrapers, JsonFeed) {
  const auto article =
      json(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Báo Sông Trăng",
    "home_page_url": "https://baosongtrang.example", "items": [{"id": "tin-1",
    "url": "https://baosongtrang.example/cau.html", "title": "Cầu mới",
    "content_html": "<p>Một.</p><img src='a.jpg'><p>Hai<br>ba.</p>", "summary": "Cầu thông xe.",
    "date_published": "2024-03-01T08:00:00+07:00", "authors": [{"name": "Thu Hà"}]}]})");
  EXPECT_EQ(article.id, "tin-1");
  EXPECT_EQ(article.body, "Một.\n\nHai ba.");
  EXPECT_EQ(article.author, "Thu Hà");
}

TEST(Scrapers, WordPress) {
  const auto article = json(R"({"id": 12, "date": "2024-03-01T08:00:00", "slug": "cau-moi",
    "guid": {"rendered": "https://baosongtrang.example/?p=12"}, "link": "https://baosongtrang.example/cau",
    "title": {"rendered": "Cầu &#8211; mới"}, "content": {"rendered": "<p>Một.</p>\n<p>Hai.</p>\n", "protected": false},
    "excerpt": {"rendered": "<p>Tóm tắt.</p>\n"}, "author": 3, "categories": [1, 2], "tags": []})");
  EXPECT_EQ(article.title, "Cầu – mới");
  EXPECT_EQ(article.abstract, "Tóm tắt.");
  EXPECT_EQ(article.body, "Một.\n\nHai.");
  EXPECT_EQ(article.author, std::nullopt);
  EXPECT_TRUE(article.topics.empty());
}

TEST(Scrapers, SchemaOrg) {
  const auto article =
      json(R"({"@type": "NewsArticle", "headline": "Cầu mới", "articleBody": "Một.",
    "datePublished": "2024-03-01T08:00:00+07:00", "author": {"@type": "Person", "name": "Thu Hà"},
    "publisher": {"@type": "Organization", "name": "Báo Sông Trăng", "url": "https://baosongtrang.example/",
    "logo": {"url": "https://baosongtrang.example/logo.png"}}, "articleSection": "Xã hội"})");
  EXPECT_EQ(article.body, "Một.");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.author, "Thu Hà");
  EXPECT_EQ(article.topics, Topics{"Xã hội"});
}

TEST(Scrapers, VietnameseKeys) {
  const auto article = json(R"({"Tiêu đề": "Cầu mới", "noi_dung": "Một.", "Ngày đăng": "08/11/2023",
    "Tác giả": "PV", "Nguồn": "Báo Sông Trăng", "chuyen-muc": "Xã hội", "Tóm tắt": "Cầu thông xe.",
    "Đường dẫn": "https://baosongtrang.example/cau.html"})");
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.body, "Một.");
  EXPECT_EQ(article.abstract, "Cầu thông xe.");
  EXPECT_EQ(iso(article.date), "2023-11-08");
  EXPECT_EQ(article.author, "PV");
  EXPECT_EQ(article.topics, Topics{"Xã hội"});
  EXPECT_EQ(article.url, "https://baosongtrang.example/cau.html");
}

TEST(Scrapers, AnArticleWithAListStaysOne) {
  EXPECT_EQ(json(R"({"title": "Tin", "body": "Một.", "items": [{"title": "Khác"}]})").title, "Tin");
  EXPECT_EQ(json(R"({"title": "Tin", "items": []})").title, "Tin");
}

TEST(Scrapers, AnEmptyListHoldsNothing) {
  EXPECT_TRUE(outcomes_of(R"({"status": "ok", "articles": []})", Kind::json).empty());
}

TEST(Scrapers, WhatStandsForNothingIsAbsent) {
  const auto article = json(R"({"title": "N/A", "headline": "Tin", "body": "nan", "author": "None",
    "date": "NaT", "url": "null", "source": "undefined", "section": "[]"})");
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.body, "");
  EXPECT_EQ(article.author, std::nullopt);
  EXPECT_EQ(article.url, std::nullopt);
  EXPECT_EQ(article.outlet, std::nullopt);
  EXPECT_TRUE(article.topics.empty());
}

TEST(Scrapers, MarkupAndTextAreToldApart) {
  EXPECT_EQ(json(R"({"body": "Nếu a < b và b > c.\n<Tên> là chỗ trống."})").body,
            "Nếu a < b và b > c.\n\n<Tên> là chỗ trống.");
  EXPECT_EQ(json(R"({"body": "<b>Hà Nội</b> - Một.\nHai &lt; ba."})").body,
            "Hà Nội - Một.\n\nHai < ba.");
  EXPECT_EQ(json(R"({"title": "AT&T; R&D &amp; ISO 9001"})").title, "AT&T; R&D & ISO 9001");
  EXPECT_EQ(
      json(
          R"({"body": "<div>Một<figure><img><figcaption>Ảnh: PV</figcaption></figure>Hai</div><script>x()</script>"})")
          .body,
      "Một\n\nHai");
}

TEST(Scrapers, ADayAloneTakesTheTimeOfTheSameDay) {
  EXPECT_EQ(
      iso(json(
              R"({"title": "T", "date": "2024-03-01", "published_at": "2024-03-01T08:00:00+07:00"})")
              .date),
      "2024-03-01T08:00:00+07:00");
  EXPECT_EQ(
      iso(json(
              R"({"title": "T", "date": "2024-03-01", "published_at": "2024-03-02T08:00:00+07:00"})")
              .date),
      "2024-03-01");
}

}  // namespace
}  // namespace timbao::article
