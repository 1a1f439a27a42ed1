#include "timbao/render/article.hpp"

#include <gtest/gtest.h>

#include "render/sample_result.hpp"

namespace timbao::render {
namespace {

article::Article full_article() {
  article::Article article = full_hit().article;
  article.abstract = "Tóm tắt.";
  article.body = "Đoạn một.\n\nĐoạn hai.";
  article.topics = {"Xã hội", "Giao thông"};
  article.related = {"Tin khác"};
  return article;
}

TEST(Article, JsonHasEveryKeyInOrder) {
  EXPECT_EQ(
      article_json(full_article()),
      R"({"id": "cau-1", "title": "Khánh thành \"cầu\", đường", "abstract": "Tóm tắt.", )"
      R"("body": "Đoạn một.\n\nĐoạn hai.", )"
      R"("outlet": {"domain": "baosongtrang.example", "name": "Báo Sông Trăng"}, )"
      R"("origin": {"domain": null, "name": "Báo Núi Mây"}, )"
      R"("url": "https://baosongtrang.example/cau.html", "date": "2023-11-03T13:33:00+07:00", )"
      R"("author": "Hà An", "topic": "Xã hội; Giao thông", "path": "/báo/a.jsonl", "line": 7, )"
      R"("related": ["Tin khác"]})");
}

TEST(Article, JsonOfUnknownIsNull) {
  EXPECT_EQ(article_json(bare_hit().article),
            R"({"id": "r-1", "title": null, "abstract": null, "body": null, "outlet": null, )"
            R"("origin": null, "url": null, "date": null, "author": null, "topic": null, )"
            R"("path": "-", "related": []})");
}

TEST(Article, TextShowsParagraphsApart) {
  EXPECT_EQ(article_text(full_article(), {}),
            "Khánh thành \"cầu\", đường\n"
            "Báo Sông Trăng (baosongtrang.example) · 2023-11-03 13:33 · Hà An · theo Báo Núi Mây\n"
            "Xã hội; Giao thông\n"
            "https://baosongtrang.example/cau.html\n"
            "cau-1 /báo/a.jsonl:7\n"
            "\nTóm tắt.\n"
            "\nĐoạn một.\n"
            "\nĐoạn hai.\n"
            "\n- Tin khác\n");
}

TEST(Article, TextOfABareArticleIsItsPlace) {
  EXPECT_EQ(article_text(bare_hit().article, {}), "r-1 -\n");
}

TEST(Article, TextKeepsADayWithoutATime) {
  article::Article article = bare_hit().article;
  article.date = Date{};
  article.date->day = std::chrono::year(2016) / 1 / 2;
  EXPECT_EQ(article_text(article, {}), "2016-01-02\nr-1 -\n");
}

}  // namespace
}  // namespace timbao::render
