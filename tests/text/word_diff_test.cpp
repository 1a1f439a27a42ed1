#include "timbao/text/word_diff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace timbao::text {
namespace {

using Kind = DiffOp::Kind;

std::vector<DiffOp> diff(std::string_view before, std::string_view after) {
  Tokens old_text, new_text;
  tokenize(before, old_text);
  tokenize(after, new_text);
  return word_diff(old_text, new_text);
}

// The length of the longest common subsequence, by the table that defines it.
std::size_t common_words(const Tokens& a, const Tokens& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] = a.term(i - 1) == b.term(j - 1) ? best[i - 1][j - 1] + 1
                                                  : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

TEST(WordDiff, TellsWhatWasCutAndAdded) {
  EXPECT_EQ(diff("Lũ lên rất nhanh", "Lũ lên trong đêm"),
            (std::vector<DiffOp>{
                {Kind::kept, 0, 2, 0, 2}, {Kind::cut, 2, 4, 2, 2}, {Kind::added, 4, 4, 2, 4}}));
}

TEST(WordDiff, TakesSpellingsOfOneWordForTheSame) {
  EXPECT_EQ(diff("Hòa bình, THỦY lợi", "hoà bình thuỷ lợi!"),
            (std::vector<DiffOp>{{Kind::kept, 0, 4, 0, 4}}));
}

TEST(WordDiff, OfNothingIsOneChangeOrNone) {
  EXPECT_TRUE(diff("", "").empty());
  EXPECT_EQ(diff("", "Lũ về"), (std::vector<DiffOp>{{Kind::added, 0, 0, 0, 2}}));
  EXPECT_EQ(diff("Lũ về", ""), (std::vector<DiffOp>{{Kind::cut, 0, 2, 0, 0}}));
}

TEST(WordDiff, CoversBothTextsAndKeepsEqualWordsOnly) {
  constexpr std::uint32_t kSeed = 1986;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 500; ++round) {
    const auto words = [&random](std::size_t most, std::uint32_t distinct) {
      std::string text;
      for (std::size_t i = random() % (most + 1); i > 0; --i) {
        text += "w" + std::to_string(random() % distinct) + ' ';
      }
      return text;
    };
    const std::uint32_t distinct = 2 + static_cast<std::uint32_t>(random() % 40);
    Tokens before, after;
    const std::string old_source = words(40, distinct);
    const std::string new_source = words(40, distinct);
    tokenize(old_source, before);
    tokenize(new_source, after);
    std::size_t old_next = 0, new_next = 0, kept = 0;
    for (const DiffOp& op : word_diff(before, after)) {
      ASSERT_EQ(op.old_first, old_next) << round;
      ASSERT_EQ(op.new_first, new_next) << round;
      if (op.kind == Kind::kept) {
        for (std::size_t i = 0; i < op.old_last - op.old_first; ++i, ++kept) {
          ASSERT_EQ(before.term(op.old_first + i), after.term(op.new_first + i)) << round;
        }
      }
      old_next = op.old_last;
      new_next = op.new_last;
    }
    EXPECT_EQ(old_next, before.size()) << round;
    EXPECT_EQ(new_next, after.size()) << round;
    EXPECT_LE(kept, common_words(before, after)) << round;
  }
}

// Where no word is there once in both, nothing but Myers's algorithm decides.
TEST(WordDiff, KeepsTheMostWhereNoWordIsUnique) {
  constexpr std::uint32_t kSeed = 20231103;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 300; ++round) {
    std::string sources[2];
    for (std::string& source : sources) {
      source = "a a b b c c ";
      for (int i = 0; i < 20; ++i)
        source += std::string(1, static_cast<char>('a' + random() % 3)) + ' ';
    }
    Tokens before, after;
    tokenize(sources[0], before);
    tokenize(sources[1], after);
    std::size_t kept = 0;
    for (const DiffOp& op : word_diff(before, after)) {
      if (op.kind == Kind::kept) kept += op.old_last - op.old_first;
    }
    EXPECT_EQ(kept, common_words(before, after)) << round;
  }
}

}  // namespace
}  // namespace timbao::text
