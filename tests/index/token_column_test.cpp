#include "timbao/index/token_column.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {
namespace {

using text::code_of;
using text::kSentenceEnd;
using text::TokenCode;

std::string column_of(std::string_view title, std::string_view abstract, std::string_view body) {
  TokenColumnBuilder builder;
  builder.clear();
  text::Tokens tokens;
  text::tokenize(title, tokens);
  builder.append(tokens);
  builder.end_title();
  for (const std::string_view part : {abstract, body}) {
    text::tokenize(part, tokens);
    builder.append(tokens);
  }
  return std::string(builder.value());
}

std::vector<TokenCode> codes_of(const std::string& value) {
  const TokenColumn column(value);
  std::vector<TokenCode> codes;
  for (std::size_t i = 0; i < column.size(); ++i) codes.push_back(column[i]);
  return codes;
}

TEST(TokenColumn, HoldsTitleAbstractAndBodyWithTheirEnds) {
  const std::string value =
      column_of("Đường sắt", "Ga mới. Tàu nhanh", "Covid-19, hết.\n\nĐoạn hai");
  const TokenColumn column(value);
  EXPECT_EQ(column.title_size(), 3U);
  const std::vector<TokenCode> expected = {
      code_of("đường"), code_of("sắt"),   kSentenceEnd,                  // title
      code_of("ga"),    code_of("mới"),   kSentenceEnd,                  // abstract
      code_of("tàu"),   code_of("nhanh"), kSentenceEnd,                  //
      code_of("covid"), code_of("19"),    code_of("hết"), kSentenceEnd,  // body
      code_of("đoạn"),  code_of("hai"),   kSentenceEnd};
  EXPECT_EQ(codes_of(value), expected);
}

TEST(TokenColumn, NeverHoldsTwoEndsInARow) {
  for (const auto& [title, abstract, body] :
       std::vector<std::array<std::string_view, 3>>{{"", "", "Một. Hai"},
                                                    {"Một", "", ""},
                                                    {"", "Một", ""},
                                                    {"...", "!?", "Một.\n\n\n\nHai... ?! Ba"},
                                                    {"", "", ""}}) {
    const auto codes = codes_of(column_of(title, abstract, body));
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const bool follows_end = i == 0 || codes[i - 1] == kSentenceEnd;
      EXPECT_FALSE(codes[i] == kSentenceEnd && follows_end)
          << title << '|' << abstract << '|' << body;
    }
    EXPECT_TRUE(codes.empty() || codes.back() == kSentenceEnd);
  }
}

TEST(TokenColumn, OfAnArticleWithoutTitleHasNoTitleCodes) {
  const std::string value = column_of("", "", "Một hai");
  EXPECT_EQ(TokenColumn(value).title_size(), 0U);
  EXPECT_EQ(TokenColumn(value).size(), 3U);
}

TEST(TokenColumn, KeepsCodesOfEveryByteValue) {
  text::Tokens tokens;
  constexpr TokenCode kCodes[] = {1, 255, 256, 0x00FF, 0xFF00, 18054, 18055, 0x7FFF, 0x8000, 65535};
  for (const TokenCode code : kCodes) {
    tokens.list.push_back({0, 0, 0, 0, text::TokenKind::word, text::Boundary::none, code});
  }
  TokenColumnBuilder builder;
  builder.clear();
  builder.append(tokens);
  builder.end_title();
  const std::string value(builder.value());
  std::vector<TokenCode> expected(std::begin(kCodes), std::end(kCodes));
  expected.push_back(kSentenceEnd);
  EXPECT_EQ(codes_of(value), expected);
}

TEST(TokenColumn, StartsAnewWhenCleared) {
  TokenColumnBuilder builder;
  text::Tokens tokens;
  text::tokenize("một hai", tokens);
  builder.clear();
  builder.append(tokens);
  builder.end_title();
  builder.clear();
  builder.end_title();
  EXPECT_EQ(TokenColumn(builder.value()).size(), 0U);
}

TEST(TokenColumn, CountsAtMost65535CodesOfATitle) {
  std::string title;
  for (int i = 0; i < 70'000; ++i) title += "a ";
  const std::string value = column_of(title, "", "b");
  EXPECT_EQ(TokenColumn(value).title_size(), 65'535U);
  EXPECT_EQ(TokenColumn(value).size(), 70'003U);
}

TEST(TokenColumn, ReadsAnyBytes) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{77}}) {
    EXPECT_EQ(TokenColumn(std::string(size, '\xff')).size(), 0U) << size;
  }
  const std::string title_longer_than_column("\xff\xff\x01\x00", 4);
  EXPECT_EQ(TokenColumn(title_longer_than_column).size(), 1U);
  EXPECT_EQ(TokenColumn(title_longer_than_column).title_size(), 1U);
  EXPECT_EQ(TokenColumn().size(), 0U);
}

}  // namespace
}  // namespace timbao::index
