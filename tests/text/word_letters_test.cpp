#include "timbao/text/word_letters.hpp"

#include <gtest/gtest.h>

namespace timbao::text {
namespace {

TEST(WordLetters, PartToneFromLetters) {
  const WordLetters word = letters_of("nguyễn");
  EXPECT_EQ(word.letters, U"nguyên");
  EXPECT_EQ(word.tone, 3U);
  EXPECT_EQ(letters_of("đường").letters, U"đương");
  EXPECT_EQ(letters_of("đường").tone, 1U);
}

TEST(WordLetters, KeepWhatIsNotVietnamese) {
  EXPECT_EQ(letters_of("müller").letters, U"müller");
  EXPECT_EQ(letters_of("u23").letters, U"u23");
  EXPECT_EQ(letters_of("").letters, U"");
}

TEST(WordLetters, LoseTheirShapes) {
  EXPECT_EQ(without_shape(U'ơ'), U'o');
  EXPECT_EQ(without_shape(U'đ'), U'd');
  EXPECT_EQ(without_shape(U'x'), U'x');
}

}  // namespace
}  // namespace timbao::text
