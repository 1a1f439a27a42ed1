#include "timbao/index/token_column.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::index {
namespace {

using text::code_of;
using text::kSentenceEnd;
using text::TokenCode;

article::Article article_of(std::string_view title, std::string_view abstract,
                            std::string_view body) {
  article::Article article;
  if (!title.empty()) article.title = title;
  if (!abstract.empty()) article.abstract = abstract;
  article.body = body;
  return article;
}

// A column and what it is a view of.
struct Built {
  explicit Built(const article::Article& article) {
    tokens.read(article);
    column = builder.build(tokens);
  }

  [[nodiscard]] std::vector<TokenCode> codes() const {
    return {column.codes.begin(), column.codes.end()};
  }

  ArticleTokens tokens;
  TokenColumnBuilder builder;
  TokenColumn column;
};

TEST(TokenColumn, HoldsTitleAbstractAndBodyWithTheirEnds) {
  const Built built(article_of("Đường sắt", "Ga mới. Tàu nhanh", "Covid-19, hết.\n\nĐoạn hai"));
  const std::vector<TokenCode> expected = {
      code_of("đường"), code_of("sắt"),   kSentenceEnd,                  // title
      code_of("ga"),    code_of("mới"),   kSentenceEnd,                  // abstract
      code_of("tàu"),   code_of("nhanh"), kSentenceEnd,                  //
      code_of("covid"), code_of("19"),    code_of("hết"), kSentenceEnd,  // body
      code_of("đoạn"),  code_of("hai"),   kSentenceEnd};
  EXPECT_EQ(built.codes(), expected);
  EXPECT_EQ(built.column.title_size, 3U);
}

TEST(TokenColumn, TellsWhichSentencesBehindTheTitleEndParagraphs) {
  std::string body;
  for (int i = 0; i < 20; ++i) body += i % 3 == 0 ? "Một hai.\n\n" : "Ba bốn. ";
  const Built built(article_of("Tựa. Đề", "Ga mới. Tàu nhanh", body));
  ASSERT_GE(built.column.known_sentences(), 22U);
  EXPECT_FALSE(built.column.ends_paragraph(0));
  EXPECT_TRUE(built.column.ends_paragraph(1));
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(built.column.ends_paragraph(2 + i), i % 3 == 0 || i == 19) << i;
  }
  for (std::size_t i = 22; i < built.column.known_sentences(); ++i) {
    EXPECT_FALSE(built.column.ends_paragraph(i)) << i;
  }
}

TEST(TokenColumn, NeverHoldsTwoEndsInARow) {
  for (const article::Article& article :
       {article_of("", "", "Một. Hai"), article_of("Một", "", ""), article_of("", "Một", ""),
        article_of("...", "!?", "Một.\n\n\n\nHai... ?! Ba"), article_of("", "", "")}) {
    const auto codes = Built(article).codes();
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const bool follows_end = i == 0 || codes[i - 1] == kSentenceEnd;
      EXPECT_FALSE(codes[i] == kSentenceEnd && follows_end) << article.body << ", code " << i;
    }
    EXPECT_TRUE(codes.empty() || codes.back() == kSentenceEnd) << article.body;
  }
}

TEST(TokenColumn, OfAnArticleWithoutTitleHasNoTitleCodes) {
  const Built built(article_of("", "", "Một hai"));
  EXPECT_EQ(built.column.title_size, 0U);
  EXPECT_EQ(built.column.codes.size(), 3U);
}

TEST(TokenColumn, KeepsNothingOfTheArticleBefore) {
  Built built(article_of("Một", "Hai", "Ba bốn năm"));
  built.tokens.read(article_of("", "", "Sáu"));
  built.column = built.builder.build(built.tokens);
  EXPECT_EQ(built.codes(), (std::vector<TokenCode>{code_of("sáu"), kSentenceEnd}));
  EXPECT_EQ(built.column.title_size, 0U);
}

TEST(TokenColumn, CountsAtMost65535CodesOfATitle) {
  std::string title;
  for (int i = 0; i < 70'000; ++i) title += "a ";
  const Built built(article_of(title, "", "b"));
  EXPECT_EQ(built.column.title_size, 65'535U);
  EXPECT_EQ(built.column.codes.size(), 70'003U);
}

}  // namespace
}  // namespace timbao::index
