#include "timbao/article/reader.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::article_of;
using test::json;
using test::outcomes_of;
using test::reason_of;

constexpr std::string_view kHeaded = R"(---
Id: tin-1
HEADLINE: "Cầu mới: nối hai bờ"
sapo: 'Cây cầu dài 320 m.'
source: Báo Nhân dân
link: https://nhandan.vn/cau-moi.html
pubDate: 10:00, 08/11/2023
authors: [Thu Hà, "Minh Đức"]
section: Xã hội
lead: ~
---

Sáng 8/11, cầu thông xe.
   Hai bờ cùng vui.
)";

TEST(FrontMatter, GivesTheFieldsAndTheBody) {
  const auto article = article_of(kHeaded, Kind::text);
  EXPECT_EQ(article.id, "tin-1");
  EXPECT_EQ(article.title, "Cầu mới: nối hai bờ");
  EXPECT_EQ(article.abstract, "Cây cầu dài 320 m.");
  EXPECT_EQ(article.body, "Sáng 8/11, cầu thông xe.\n\nHai bờ cùng vui.");
  EXPECT_EQ(test::domain_of(article.outlet), "nhandan.vn");
  EXPECT_EQ(article.url, "https://nhandan.vn/cau-moi.html");
  EXPECT_EQ(article.date->iso(), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(article.author, "Thu Hà, Minh Đức");
  EXPECT_EQ(article.topics, std::vector<std::string>{"Xã hội"});
}

TEST(FrontMatter, MayHaveWindowsLineEndsAndAMark) {
  const auto article =
      article_of("\xef\xbb\xbf---\r\ntitle: Tin\r\n---\r\nMột câu.\r\n", Kind::text);
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.body, "Một câu.");
}

TEST(FrontMatter, TakesListsBlocksAndMapsOfYaml) {
  const auto article = article_of(R"(---
title: 'Cầu ''Mây Trắng'' # mới'
description: >-
  Cầu dài
  320 m.
tags:
  - Xã hội
  - "Giao thông"   # hai
authors:
- name: Thu Hà
  email: x@baosongtrang.example
date: 2023-11-08
layout: post
---
Một.)",
                                  Kind::text);
  EXPECT_EQ(article.title, "Cầu 'Mây Trắng' # mới");
  EXPECT_EQ(article.abstract, "Cầu dài 320 m.");
  EXPECT_EQ(article.topics, (std::vector<std::string>{"Xã hội", "Giao thông"}));
  EXPECT_EQ(article.author, "Thu Hà");
  EXPECT_EQ(article.date->iso(), "2023-11-08");
  EXPECT_EQ(article.body, "Một.");
}

TEST(FrontMatter, TakesToml) {
  const auto article = article_of(R"(+++
title = "Cầu \"mới\""
date = 2023-11-08T10:00:00+07:00
summary = """
Cầu dài 320 m."""
[taxonomies]
categories = [
  "Xã hội",
  "Giao thông",
]
+++
Một.)",
                                  Kind::text);
  EXPECT_EQ(article.title, "Cầu \"mới\"");
  EXPECT_EQ(article.abstract, "Cầu dài 320 m.");
  EXPECT_EQ(article.topics, (std::vector<std::string>{"Xã hội", "Giao thông"}));
  EXPECT_EQ(article.date->iso(), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(reason_of("+++\ntitle\n+++\n", Kind::text),
            "front matter: no \"key = value\" in line 2");
}

TEST(FrontMatter, IsRefusedWithItsPlaceWhenBroken) {
  EXPECT_EQ(reason_of("---\ntitle: Tin\nMột câu.\n", Kind::text),
            "front matter: no \"key: value\" in line 3");
  EXPECT_EQ(reason_of("---\ntitle: Tin\n", Kind::text),
            "front matter: opened in line 1 and not closed by \"---\"");
  EXPECT_EQ(reason_of("---\nurl: https://a.vn/x\n---\n \n", Kind::text),
            "no title, abstract or body");
}

struct TextIssue {
  std::string_view bytes;
  std::string_view reason;
};

class RefusedText : public testing::TestWithParam<TextIssue> {};

TEST_P(RefusedText, SaysWhatItIs) {
  EXPECT_EQ(reason_of(GetParam().bytes, Kind::text), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Reader, RefusedText,
    testing::Values(TextIssue{"", "empty file"}, TextIssue{" \n\t\r\n\xc2\xa0", "empty file"},
                    TextIssue{"\xef\xbb\xbf", "empty file"},
                    TextIssue{"Tin \xff",
                              "invalid UTF-8 at byte 4, and not Vietnamese in windows-1258, TCVN3, "
                              "VNI, VISCII or VPS"},
                    TextIssue{std::string_view("Tin\0", 4), "binary data (NUL at byte 3)"},
                    TextIssue{std::string_view("\xff\xfe\0\0T\0", 6),
                              "binary data (NUL at byte 0)"}));

TEST(Json, GivesTheFields) {
  const auto article = json(R"({"id": 42, "title": " Tin\u0000 \"mới\" ", "description": "Tóm tắt",
    "content": "Một.\n\n  Hai.\r\nBa.", "domain": "www.baolaocai.vn", "url": "https://x.vn/a",
    "authors": ["Thu Hà", null, {"name": "Minh Đức"}], "category": ["Xã hội", "Kinh tế"], "views": 12})");
  EXPECT_EQ(article.id, "42");
  EXPECT_EQ(article.title, "Tin  \"mới\"");
  EXPECT_EQ(article.abstract, "Tóm tắt");
  EXPECT_EQ(article.body, "Một.\n\nHai.\n\nBa.");
  EXPECT_EQ(article.outlet->name, "Báo Lào Cai");
  EXPECT_EQ(article.author, "Thu Hà, Minh Đức");
  EXPECT_EQ(article.topics, (std::vector<std::string>{"Xã hội", "Kinh tế"}));
}

TEST(Json, TakesABodyOfParagraphs) {
  EXPECT_EQ(json(R"({"body": ["Một.", " ", null, "Hai."]})").body, "Một.\n\nHai.");
}

TEST(Json, SkipsKeysThatAreNullOrBlank) {
  const auto article =
      json(R"({"title": null, "headline": "Tin", "body": "  ", "text": "Thân bài."})");
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.body, "Thân bài.");
}

TEST(Json, TakesTheOutletFromTheUrlWhenTheRecordNamesNone) {
  EXPECT_EQ(
      test::domain_of(json(R"({"title": "Tin", "source": "", "link": "https://vov.vn/a"})").outlet),
      "vov.vn");
  EXPECT_EQ(json(R"({"title": "Tin"})").outlet, std::nullopt);
}

TEST(Json, TakesAnOutletObject) {
  const auto known = json(R"({"title": "Tin", "outlet": {"domain": "vov.vn", "name": "Đài"}})");
  EXPECT_EQ(known.outlet, (Outlet{"vov.vn", "Báo điện tử VOV"}));
  const auto unknown =
      json(R"({"title": "Tin", "outlet": {"name": "Báo A", "domain": "a.example"}})");
  EXPECT_EQ(unknown.outlet, (Outlet{"a.example", "Báo A"}));
  const auto named = json(R"({"title": "Tin", "outlet": {"name": "Báo A", "domain": null}})");
  EXPECT_EQ(named.outlet, (Outlet{std::nullopt, "Báo A"}));
}

TEST(Json, LeavesWhatTheRecordDoesNotSayAbsent) {
  const auto article = json(R"({"title": "Tin", "url": "", "authors": [], "topic": null})");
  EXPECT_EQ(article.url, std::nullopt);
  EXPECT_EQ(article.author, std::nullopt);
  EXPECT_EQ(article.abstract, std::nullopt);
  EXPECT_TRUE(article.topics.empty());
  EXPECT_TRUE(article.body.empty());
}

TEST(Json, GivesAnOutcomeForEachElementOfAnArray) {
  const auto outcomes =
      outcomes_of(R"([{"title": "Một"}, 5, {"id": "x"}, {"title": "Hai"}])", Kind::json);
  ASSERT_EQ(outcomes.size(), 4U);
  EXPECT_EQ(std::get<Article>(outcomes[0]).title, "Một");
  EXPECT_EQ(std::get<Issue>(outcomes[1]).reason, "element 2: expected an object, found a number");
  EXPECT_EQ(std::get<Issue>(outcomes[2]).reason, "element 3: no title, abstract or body");
  EXPECT_EQ(std::get<Article>(outcomes[3]).title, "Hai");
  EXPECT_TRUE(outcomes_of("[]", Kind::json).empty());
}

class RefusedJson : public testing::TestWithParam<TextIssue> {};

TEST_P(RefusedJson, SaysWhatItIs) {
  EXPECT_EQ(reason_of(GetParam().bytes, Kind::json), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Reader, RefusedJson,
    testing::Values(
        TextIssue{"", "empty file"}, TextIssue{"5", "expected an object, found a number"},
        TextIssue{"null", "expected an object, found null"},
        TextIssue{R"("tin")", "expected an object, found a string"},
        TextIssue{R"({"id": "a"})", "no title, abstract or body"},
        TextIssue{R"({"title": "Tin)",
                  "half a JSON object: the string that opens at byte 10 does not close"},
        TextIssue{R"({"title": "Tin", "body": "a")",
                  "half a JSON object: the object that opens at byte 0 does not close"},
        TextIssue{R"([{"title": "Tin"},)",
                  "half a JSON array: the array that opens at byte 0 does not close"},
        TextIssue{R"({"title" "Tin"})",
                  "malformed JSON: commas, colons or brackets are missing or out of place"},
        TextIssue{"{\"title\": \"T\xff\"}",
                  "invalid UTF-8 at byte 12, and not Vietnamese in windows-1258, TCVN3, VNI, "
                  "VISCII or VPS"},
        TextIssue{R"({"title": "a\qb"})", "malformed JSON: a string with a wrong escape"},
        TextIssue{"{\"title\": \"a\nb\"}",
                  "malformed JSON: a line end or control character within a string"},
        TextIssue{R"({"title": Tin})",
                  "malformed JSON: commas, colons or brackets are missing or out of place"},
        TextIssue{R"({"title": nul})",
                  "malformed JSON: a bare word that is not true, false or null"}));

TEST(Json, RefusesDeepNesting) {
  const std::string deep = std::string(5000, '[') + std::string(5000, ']');
  EXPECT_EQ(reason_of(deep, Kind::json), "JSON nested deeper than 1024 levels");
}

TEST(Issues, NameTheFileAndTheLine) {
  const auto outcomes = outcomes_of("{", Kind::json_line, "feeds/a.jsonl", 12);
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(std::get<Issue>(outcomes[0]).path, "feeds/a.jsonl");
  EXPECT_EQ(std::get<Issue>(outcomes[0]).line, 12U);
}

TEST(Ids, AreTheRecordsOwn) {
  EXPECT_EQ(json(R"({"id": "tin-1", "title": "Tin"})").id, "tin-1");
  EXPECT_EQ(json(R"({"id": 18446744073709551615, "title": "Tin"})").id, "18446744073709551615");
}

TEST(Ids, ThatDoNotFitAreHashed) {
  const auto spaced = json(R"({"id": "tin 1", "title": "Tin"})").id;
  EXPECT_EQ(spaced.size(), 18U);
  EXPECT_TRUE(spaced.starts_with("i-"));
  EXPECT_NE(spaced, json(R"({"id": "tin 2", "title": "Tin"})").id);
  EXPECT_EQ(json(R"({"title": "Tin", "id": ")" + std::string(200, 'a') + "\"}").id,
            std::string(200, 'a'));
  EXPECT_TRUE(
      json(R"({"title": "Tin", "id": ")" + std::string(201, 'a') + "\"}").id.starts_with("i-"));
}

TEST(Ids, ComeFromTheUrlWhereverTheRecordStands) {
  constexpr std::string_view kTin = R"({"title": "Tin", "url": "https://a.vn/x"})";
  const auto id = article_of(kTin, Kind::json, "/a.json").id;
  EXPECT_TRUE(id.starts_with("u-"));
  EXPECT_EQ(id, article_of(kTin, Kind::json_line, "/b.jsonl").id);
}

TEST(Ids, OfAFileWithOneArticleComeFromItsPathAlone) {
  const auto id = article_of("Tin\n\nMột câu.", Kind::text, "/a.txt").id;
  EXPECT_TRUE(id.starts_with("f-"));
  EXPECT_EQ(id, article_of("Tin sửa\n\nHai câu.", Kind::text, "/x/../a.txt").id);
  EXPECT_NE(id, article_of("Tin\n\nMột câu.", Kind::text, "/b.txt").id);
}

TEST(Ids, OfLinesAndElementsComeFromTheirBytes) {
  const auto outcomes = outcomes_of(R"([{"title": "Một"}, {"title": "Hai"}])", Kind::json);
  std::set<std::string> ids;
  for (const auto& outcome : outcomes) ids.insert(std::get<Article>(outcome).id);
  EXPECT_EQ(ids.size(), 2U);
  EXPECT_TRUE(ids.begin()->starts_with("r-"));
  const auto line = article_of(R"({"title": "Một"})", Kind::json_line, "/a.jsonl");
  EXPECT_TRUE(line.id.starts_with("r-"));
  EXPECT_EQ(line.id, article_of(R"({"title": "Một"})", Kind::json_line, "/b.jsonl").id);
  EXPECT_EQ(line.line, 7U);
}

TEST(Paths, AreAbsoluteAndNormal) {
  const auto article = article_of("Tin\n\nMột câu.", Kind::text, "x/../tin.txt");
  EXPECT_EQ(article.path, (std::filesystem::current_path() / "tin.txt").string());
  EXPECT_EQ(article_of(R"({"title": "Tin"})", Kind::json_line, "-").path, "-");
}

TEST(ContentHash, ChangesWithBytesAndNotWithPath) {
  const auto hash = article_of("Tin\n\nMột câu.", Kind::text, "/a.txt").content_hash;
  EXPECT_EQ(hash, article_of("Tin\n\nMột câu.", Kind::text, "/a.txt").content_hash);
  EXPECT_NE(hash, article_of("Tin\n\nMột câu. ", Kind::text, "/a.txt").content_hash);
  EXPECT_EQ(hash, article_of("Tin\n\nMột câu.", Kind::text, "/b.txt").content_hash);
}

TEST(Reader, ReadsManyRecordsOneAfterAnother) {
  std::string bytes = R"({"title": "Một"})";
  const std::size_t size = bytes.size();
  bytes.append(input::kPaddingBytes, ' ');
  Reader first;
  Reader reader = std::move(first);
  std::vector<Outcome> outcomes;
  for (std::uint64_t line = 1; line <= 3; ++line) {
    input::Record record;
    record.bytes = std::string_view(bytes).substr(0, size);
    record.path = "a.jsonl";
    record.line = line;
    record.kind = Kind::json_line;
    reader.read(record, outcomes);
  }
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(std::get<Article>(outcomes[2]).line, 3U);
}

}  // namespace
}  // namespace timbao::article
