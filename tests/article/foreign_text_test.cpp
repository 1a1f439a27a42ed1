// Records that are not in UTF-8 give the same articles as those that are.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/reading.hpp"
#include "support/temp_folder.hpp"
#include "text/vietnamese_bytes.hpp"
#include "timbao/input/source.hpp"
#include "timbao/text/encodings.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::article_of;
using test::outcomes_of;
using test::reason_of;
using text::Encoding;
using text::test::Encoder;
using text::test::utf16_of;

constexpr std::string_view kPage =
    "Bà con xóm Cầu Tre gặt lúa sớm\r\n\r\nThứ tư, 08/11/2023\r\n\r\n"
    "Nước lũ năm ngoái đã cuốn trôi nhiều thửa ruộng ven sông.\r\n"
    "Huyện hỗ trợ giống mới và một phần tiền thuê máy gặt.\r\n\r\nTheo Báo Nhân Dân\r\n";
constexpr std::string_view kHeaded =
    "---\ntitle: Cây cầu mới nối hai bờ\ntopic: [Xã hội, Kinh tế]\n---\n"
    "Công trình dự kiến hoàn thành trước mùa mưa.\n";
constexpr std::string_view kJson =
    R"({"id": "a-1", "title": "Đò cũ, cầu mới", "body": "Ở đây có cầu.\nĐường tới chợ đã mở.",)"
    R"( "authors": ["Thùy Dương"], "url": "https://example.vn/a"})";
constexpr std::u16string_view kWideJson =
    uR"({"id": "a-1", "title": "Đò cũ, cầu mới", "body": "Ở đây có cầu.\nĐường tới chợ đã mở.",)"
    uR"( "authors": ["Thùy Dương"], "url": "https://example.vn/a"})";

// The article that bytes give must be the one that the text gives; only the bytes' hash differs.
void expect_same(std::string_view bytes, std::string_view text, Kind kind) {
  Article wanted = article_of(text, kind);
  const Article found = article_of(bytes, kind);
  EXPECT_NE(found.content_hash, wanted.content_hash);
  wanted.content_hash = found.content_hash;
  EXPECT_EQ(found, wanted) << found.title.value_or("no title") << '\n' << found.body;
}

class ForeignText : public testing::TestWithParam<Encoding> {};
INSTANTIATE_TEST_SUITE_P(Article, ForeignText,
                         testing::Values(Encoding::windows_1258, Encoding::tcvn3, Encoding::vni,
                                         Encoding::viscii, Encoding::vps));

TEST_P(ForeignText, GivesTheArticleOfAPage) {
  expect_same(Encoder(GetParam()).encoded(kPage), kPage, Kind::text);
}

TEST_P(ForeignText, GivesTheArticleOfATextWithAHeader) {
  expect_same(Encoder(GetParam()).encoded(kHeaded), kHeaded, Kind::text);
}

TEST_P(ForeignText, GivesTheArticleOfJson) {
  expect_same(Encoder(GetParam()).encoded(kJson), kJson, Kind::json);
  expect_same(Encoder(GetParam()).encoded(kJson), kJson, Kind::json_line);
}

TEST_P(ForeignText, GivesEveryArticleOfAnArray) {
  const std::string array =
      Encoder(GetParam())
          .encoded(R"([{"title": "Đò cũ, cầu mới nối hai bờ"}, 5, {"body": "Lũ lớn đã rút."}])");
  const auto outcomes = outcomes_of(array, Kind::json);
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(std::get<Article>(outcomes[0]).title, "Đò cũ, cầu mới nối hai bờ");
  EXPECT_EQ(std::get<Issue>(outcomes[1]).reason, "element 2: expected an object, found a number");
  EXPECT_EQ(std::get<Article>(outcomes[2]).body, "Lũ lớn đã rút.");
}

TEST_P(ForeignText, IsReportedAsTextWhereItIsNoArticle) {
  const std::string half = Encoder(GetParam()).encoded(R"({"title": "Đò cũ, cầu mới nối hai bờ)");
  EXPECT_EQ(reason_of(half, Kind::json),
            "half a JSON object: the string that opens at byte 10 does not close");
}

TEST(Utf16Text, GivesTheSameArticles) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    const std::string json = utf16_of(kWideJson, encoding);
    const std::string mark = utf16_of(u"\uFEFF", encoding);
    expect_same(json, kJson, Kind::json);
    expect_same(mark + json, kJson, Kind::json);
    const std::string text = utf16_of(u"Đò cũ, cầu mới\n\nLũ đã rút.\n", encoding);
    expect_same(text, "Đò cũ, cầu mới\n\nLũ đã rút.\n", Kind::text);
    expect_same(mark + text, "Đò cũ, cầu mới\n\nLũ đã rút.\n", Kind::text);
  }
}

TEST(Utf16Text, IsRefusedWhereItHoldsBinaryData) {
  EXPECT_EQ(reason_of(std::string("\xFF\xFET\0\0\0", 6), Kind::text),
            "binary data (NUL at byte 1)");
  EXPECT_EQ(reason_of(std::string_view("\xFF\xFE", 2), Kind::text), "empty file");
}

// As a PowerShell script leaves them.
TEST(Utf16Text, GivesTheArticlesOfJsonLines) {
  const timbao::test::TempFolder folder;
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    std::u16string lines = u"\uFEFF";
    for (int i = 0; i < 3; ++i) lines += std::u16string(kWideJson) + u"\r\n";
    input::Source source({folder.write("a.jsonl", utf16_of(lines, encoding))});
    input::Batch batch;
    std::vector<Outcome> outcomes;
    Reader reader;
    while (source.next(batch)) {
      for (const auto& record : batch.records()) reader.read(record, outcomes);
    }
    ASSERT_EQ(outcomes.size(), 3U);
    for (const auto& outcome : outcomes) {
      ASSERT_TRUE(std::holds_alternative<Article>(outcome)) << std::get<Issue>(outcome).reason;
      EXPECT_EQ(std::get<Article>(outcome).body, article_of(kJson, Kind::json).body);
    }
  }
}

// The text of bytes that were taken for Latin-1.
std::string disguised(std::string_view bytes) {
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte >= 0x80) out += static_cast<char>(0xC0 | byte >> 6);
    out += byte < 0x80 ? each : static_cast<char>(0x80 | (byte & 0x3F));
  }
  return out;
}

TEST(DisguisedText, GivesTheSameArticles) {
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
    const Encoder encoder(encoding);
    expect_same(disguised(encoder.encoded(kPage)), kPage, Kind::text);
    expect_same("\xEF\xBB\xBF" + disguised(encoder.encoded(kHeaded)), kHeaded, Kind::text);
    expect_same(disguised(encoder.encoded(kJson)), kJson, Kind::json);
  }
}

TEST(DisguisedText, IsLeftAloneWhereItIsShort) {
  EXPECT_EQ(test::page("Vieät Nam\n").title, "Vieät Nam");
}

}  // namespace
}  // namespace timbao::article
