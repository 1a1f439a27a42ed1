// Rows of CSV and TSV files.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::row;
using test::row_reason;

TEST(TableRow, GivesTheFieldsThatItsHeadingNames) {
  const auto article =
      row("Tiêu đề,Nội dung,Ngày đăng,Tác giả,Nguồn,Chuyên mục,Tóm tắt,Đường dẫn,STT",
          "Tin,Một câu.,08/11/2023,PV,Báo Sông Trăng,Xã hội,Tóm,https://baosongtrang.example/a,7");
  EXPECT_EQ(article.title, "Tin");
  EXPECT_EQ(article.body, "Một câu.");
  EXPECT_EQ(article.abstract, "Tóm");
  EXPECT_EQ(article.date->iso(), "2023-11-08");
  EXPECT_EQ(article.author, "PV");
  EXPECT_EQ(article.outlet, (Outlet{"baosongtrang.example", "Báo Sông Trăng"}));
  EXPECT_EQ(article.topics, std::vector<std::string>{"Xã hội"});
  EXPECT_EQ(article.line, 2U);
  EXPECT_TRUE(article.id.starts_with("u-"));
}

TEST(TableRow, HeadingsAreKnownInAnySpelling) {
  EXPECT_EQ(row("\xef\xbb\xbfTITLE,Pub Date", "Tin,2024-03-01").title, "Tin");
  EXPECT_EQ(row("\"tieu_de\",x", "Tin,1").title, "Tin");
  EXPECT_EQ(row("Main-Text,x", "Một.,1").body, "Một.");
}

TEST(TableRow, UnquotesFields) {
  const auto article = row("title,text,author", "\"Tin \"\"mới\"\", hay\",\"Một.\r\nHai.\",\"\"");
  EXPECT_EQ(article.title, "Tin \"mới\", hay");
  EXPECT_EQ(article.body, "Một.\n\nHai.");
  EXPECT_EQ(article.author, std::nullopt);
  EXPECT_EQ(row("title,text", "Cầu 5\" dài,x").title, "Cầu 5\" dài");
  EXPECT_EQ(row("title,text", "\"Cầu\" dài,x").title, "Cầu dài");
}

TEST(TableRow, SeparatorIsWhatTheHeadingHas) {
  EXPECT_EQ(row("title;text", "Một, hai;Ba.").title, "Một, hai");
  EXPECT_EQ(row("title\ttext", "Một, hai\tBa.").body, "Ba.");
  EXPECT_EQ(row("title|text", "Một, hai|Ba.").body, "Ba.");
  EXPECT_EQ(row("title", "Một").title, "Một");
}

TEST(TableRow, QuotesInTsvAreTextUnlessTheyHoldTheField) {
  EXPECT_EQ(row("title\ttext", "\"Cầu\" mới\tMột.", Kind::tsv_row).title, "\"Cầu\" mới");
  EXPECT_EQ(row("title\ttext", "\"Cầu \"\"mới\"\"\"\tMột.", Kind::tsv_row).title, "Cầu \"mới\"");
  EXPECT_EQ(row("title\ttext", "\"Cầu mới\tMột.", Kind::tsv_row).title, "\"Cầu mới");
}

TEST(TableRow, ListsAsPythonWritesThem) {
  const auto article =
      row("title,authors,tags,text",
          "Tin,\"['Thu Hà', \"\"Minh 'Đ'\"\"]\",\"['a, b', 'c']\",\"['Một.', 'Hai.']\"");
  EXPECT_EQ(article.author, "Thu Hà, Minh 'Đ'");
  EXPECT_EQ(article.topics, (std::vector<std::string>{"a, b", "c"}));
  EXPECT_EQ(article.body, "Một.\n\nHai.");
}

TEST(TableRow, OtherNumbersOfFieldsAreAnIssue) {
  EXPECT_EQ(row_reason("title,text,date", "Tin,Một."), "the row has 2 fields, its heading 3");
  EXPECT_EQ(row_reason("title,text", "Tin,Một.,Hai."), "the row has 3 fields, its heading 2");
  EXPECT_EQ(row("title,text", "Tin,Một.,,").body, "Một.");
}

TEST(TableRow, AHeadingWithoutTextIsAnIssueThatNamesIt) {
  const auto reason = row_reason("mã,giá trị", "1,2");
  EXPECT_EQ(reason.find(
                "no column is a title, abstract or body; the headings are mã, giá trị; known are"),
            0U)
      << reason;
  EXPECT_NE(reason.find("tiêu đề"), std::string::npos);
}

TEST(TableRow, BlankTextIsAnIssue) {
  EXPECT_EQ(row_reason("title,text", "nan,"), "no title, abstract or body");
}

TEST(TableRow, ReadsOldEncodings) {
  // "Cầu Mây Trắng nối hai bờ sông Trăng và Việt Nam" in TCVN3.
  const std::string tcvn3 =
      "1,C\xc7u M\xa9y Tr\xbeng n\xe8i hai b\xea s\xabng Tr\xa8ng v\xb5 Vi\xd6t Nam";
  EXPECT_EQ(row("stt,title", tcvn3).title, "Cầu Mây Trắng nối hai bờ sông Trăng và Việt Nam");
}

TEST(TableRow, HeadingsMayChangeFromRowToRow) {
  Reader reader;
  std::vector<Outcome> outcomes;
  for (const auto& [heading, bytes] :
       {std::pair{"title,text", "Một,a"}, {"text,title", "b,Hai"}, {"text,title", "c,Ba"}}) {
    input::Record record;
    record.bytes = bytes;
    record.header = heading;
    record.path = "a.csv";
    record.kind = Kind::csv_row;
    reader.read(record, outcomes);
  }
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(std::get<Article>(outcomes[0]).title, "Một");
  EXPECT_EQ(std::get<Article>(outcomes[1]).title, "Hai");
  EXPECT_EQ(std::get<Article>(outcomes[2]).title, "Ba");
}

}  // namespace
}  // namespace timbao::article
