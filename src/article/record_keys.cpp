#include "article/record_keys.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "article/lines.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

using Keys = std::span<const std::string_view>;

// First the keys of timbao's own records, then those of news-please, newspaper4k, trafilatura,
// fundus, Media Cloud, Event Registry, NewsAPI, GDELT, JSON Feed, WordPress, schema.org and usual
// Scrapy items, then Vietnamese headings; within each, the more exact first.
constexpr std::array kIdKeys = {std::string_view("id")};
constexpr std::array kOtherIdKeys =
    std::to_array<std::string_view>({"article_id", "news_id", "story_id", "stories_id", "post_id",
                                     "doc_id", "docno", "uuid", "guid", "_id", "uri"});
constexpr std::array kTitleKeys = std::to_array<std::string_view>(
    {"title", "headline", "article_title", "news_title", "post_title", "og:title", "meta_title",
     "title_rss", "heading", "title_page", "page_title", "tiêu đề", "tiêu đề bài viết", "tựa đề",
     "nhan đề", "tên bài", "tên bài viết", "tít"});
constexpr std::array kAbstractKeys = std::to_array<std::string_view>({"abstract",
                                                                      "description",
                                                                      "lead",
                                                                      "sapo",
                                                                      "summary",
                                                                      "excerpt",
                                                                      "meta_description",
                                                                      "og:description",
                                                                      "short_description",
                                                                      "standfirst",
                                                                      "teaser",
                                                                      "snippet",
                                                                      "lede",
                                                                      "dek",
                                                                      "intro",
                                                                      "introduction",
                                                                      "preface",
                                                                      "post_excerpt",
                                                                      "itunes:summary",
                                                                      "tóm tắt",
                                                                      "mô tả",
                                                                      "mô tả ngắn",
                                                                      "dẫn",
                                                                      "dẫn nhập",
                                                                      "trích dẫn",
                                                                      "phần mở đầu"});
constexpr std::array kBodyKeys = std::to_array<std::string_view>({"body",
                                                                  "text",
                                                                  "content",
                                                                  "maintext",
                                                                  "main_text",
                                                                  "article_body",
                                                                  "plaintext",
                                                                  "full_text",
                                                                  "content_text",
                                                                  "body_text",
                                                                  "article_text",
                                                                  "story_text",
                                                                  "text_content",
                                                                  "article_content",
                                                                  "news_content",
                                                                  "post_content",
                                                                  "main_content",
                                                                  "raw_text",
                                                                  "content_html",
                                                                  "body_html",
                                                                  "content_encoded",
                                                                  "text_cleaned",
                                                                  "article_html",
                                                                  "html_content",
                                                                  "contents",
                                                                  "paragraphs",
                                                                  "document",
                                                                  "doc_text",
                                                                  "nội dung",
                                                                  "nội dung bài viết",
                                                                  "nội dung chi tiết",
                                                                  "thân bài",
                                                                  "bài viết",
                                                                  "văn bản",
                                                                  "toàn văn"});
constexpr std::array kPageKeys = std::to_array<std::string_view>(
    {"html", "raw_html", "page_html", "html_source", "page_source", "source_html", "page_content",
     "response_body", "response_text"});
constexpr std::array kOutletKeys = std::to_array<std::string_view>(
    {"outlet",      "source",        "domain",         "source_domain",   "site",
     "publisher",   "site_name",     "source_name",    "media_name",      "newspaper",
     "news_source", "publication",   "provider",       "source_hostname", "hostname",
     "host",        "og:site_name",  "meta_site_name", "website",         "source_url",
     "media_url",   "home_page_url", "base_url",       "source_title",    "nguồn",
     "nguồn tin",   "nguồn báo",     "tên báo",        "tờ báo",          "báo",
     "tòa soạn",    "tên miền",      "trang báo",      "trang web",       "cơ quan báo chí",
     "outlet_name", "outlet_domain"});
constexpr std::array kUrlKeys = std::to_array<std::string_view>(
    {"url",           "link",          "canonical_link",      "canonical_url", "canonical",
     "web_url",       "permalink",     "article_url",         "news_url",      "article_link",
     "news_link",     "page_url",      "story_url",           "source_link",   "original_url",
     "responded_url", "requested_url", "share_url",           "og:url",        "href",
     "address",       "external_url",  "document_identifier", "loc",           "đường dẫn",
     "liên kết",      "địa chỉ",       "đường link"});
constexpr std::array kDateKeys = std::to_array<std::string_view>({"date",
                                                                  "published",
                                                                  "date_publish",
                                                                  "publish_date",
                                                                  "pubDate",
                                                                  "published_at",
                                                                  "published_date",
                                                                  "date_published",
                                                                  "publication_date",
                                                                  "publishing_date",
                                                                  "publication_datetime",
                                                                  "published_time",
                                                                  "publish_time",
                                                                  "pub_time",
                                                                  "article:published_time",
                                                                  "publish_at",
                                                                  "published_on",
                                                                  "datePub",
                                                                  "dateTimePub",
                                                                  "web_publication_date",
                                                                  "first_published",
                                                                  "post_date",
                                                                  "posted_at",
                                                                  "posted_on",
                                                                  "dc:date",
                                                                  "issued",
                                                                  "article_date",
                                                                  "news_date",
                                                                  "date_time",
                                                                  "time",
                                                                  "date_created",
                                                                  "ngày đăng",
                                                                  "ngày đăng bài",
                                                                  "ngày xuất bản",
                                                                  "ngày phát hành",
                                                                  "thời gian đăng",
                                                                  "thời gian xuất bản",
                                                                  "đăng ngày",
                                                                  "ngày giờ",
                                                                  "ngày giờ đăng",
                                                                  "thời gian",
                                                                  "ngày",
                                                                  "ngày tháng"});
constexpr std::array kFetchedKeys = std::to_array<std::string_view>(
    {"fetched",        "fetched_at",      "date_download",   "download_date", "downloaded_at",
     "crawled_at",     "crawl_date",      "crawled_date",    "date_crawled",  "crawl_time",
     "crawl_datetime", "crawl_timestamp", "scraped_at",      "scrape_date",   "scraped_date",
     "date_scraped",   "scrape_time",     "scraping_date",   "retrieved",     "retrieved_at",
     "collected_at",   "collect_date",    "collection_date", "accessed_at",   "seendate",
     "indexed_date",   "filedate",        "timestamp",       "ngày thu thập", "thời gian thu thập",
     "ngày cào",       "ngày tải",        "ngày lấy tin"});
constexpr std::array kAuthorKeys = std::to_array<std::string_view>(
    {"author", "authors", "byline", "author_name", "author_names", "creator", "dc:creator",
     "writer", "reporter", "journalist", "journalists", "writers", "article:author", "tác giả",
     "bút danh", "phóng viên", "người viết", "tên tác giả"});
constexpr std::array kTopicKeys = std::to_array<std::string_view>(
    {"topic",         "section",       "category",        "categories",
     "topics",        "sections",      "article_section", "section_name",
     "category_name", "news_category", "article:section", "channel",
     "rubric",        "desk",          "subject",         "tags",
     "chuyên mục",    "danh mục",      "thể loại",        "chủ đề",
     "mục",           "lĩnh vực",      "chuyên đề"});
constexpr std::array kOriginKeys =
    std::to_array<std::string_view>({"origin", "credit", "original_source", "nguồn gốc",
                                     "nguồn dẫn", "origin_name", "origin_domain"});
constexpr std::array kRelatedKeys =
    std::to_array<std::string_view>({"related", "related_titles", "tin liên quan"});

constexpr std::array<Keys, kFieldCount> kKeys = {
    kIdKeys,  kOtherIdKeys, kTitleKeys,   kAbstractKeys, kBodyKeys,  kPageKeys,   kOutletKeys,
    kUrlKeys, kDateKeys,    kFetchedKeys, kAuthorKeys,   kTopicKeys, kOriginKeys, kRelatedKeys};

// Letters and digits in lower case and without accents: "Ngày đăng" -> "ngaydang". An underscore in
// front stays: databases set their own keys apart by it ("_id", "_source").
std::string bare_key(std::string_view key) {
  constexpr std::size_t kMaxKeyBytes = 100;
  key = key.substr(0, kMaxKeyBytes);
  std::string bare =
      is_ascii(key) ? ascii_lower(key) : text::folded(text::normal_form(std::string(key)));
  std::erase_if(bare, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return !letter && static_cast<unsigned char>(c) < 0x80;
  });
  if (key.starts_with('_')) bare.insert(0, 1, '_');
  return bare;
}

std::unordered_map<std::string, KeyMeaning> key_table() {
  std::unordered_map<std::string, KeyMeaning> table;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    std::uint16_t rank = 0;
    for (const auto key : kKeys[field]) {
      table.emplace(bare_key(key), KeyMeaning{static_cast<Field>(field), rank++});
    }
  }
  return table;
}

}  // namespace

std::optional<KeyMeaning> meaning_of_key(std::string_view key) {
  static const auto kTable = key_table();
  const auto found = kTable.find(bare_key(key));
  if (found == kTable.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> usual_keys(Field field) {
  const auto keys = kKeys[static_cast<std::size_t>(field)];
  return {keys.begin(), keys.end()};
}

}  // namespace timbao::article
