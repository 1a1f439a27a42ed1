// Measures by hand and from the literature; counts by hand.

#include "timbao/analysis/collocates.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "support/sample_index.hpp"

namespace timbao::test {
namespace {

using analysis::association;
using analysis::CollocationCounts;
using analysis::Measure;

// 8 of 40 in windows of 100 among 1,000 words: chance gives 4.
constexpr CollocationCounts kTwiceChance{
    .together = 8, .occurrences = 24, .word = 40, .window_words = 100, .words = 1000};

// 14 + log2(16 / 64).
TEST(Association, LogDiceIsOfTheTwoFrequencies) {
  EXPECT_DOUBLE_EQ(association(Measure::logdice, kTwiceChance), 12);
  EXPECT_DOUBLE_EQ(association(Measure::logdice, {5, 5, 5, 50, 1000}), 14);
}

TEST(Association, MutualInformationIsInBits) {
  EXPECT_DOUBLE_EQ(association(Measure::mi, kTwiceChance), 1);
}

// Church and Hanks 1990, table 1: "honorary doctor", 12 times in 15 million words, 11.3 bits.
TEST(Association, MutualInformationIsAsPublished) {
  EXPECT_NEAR(association(Measure::mi, {12, 111, 621, 111, 15'000'000}), 11.3, 0.1);
}

// 2 (8 ln(8/4) + 92 ln(92/96) + 32 ln(32/36) + 868 ln(868/864)).
TEST(Association, LogLikelihoodIsOfFourCells) {
  EXPECT_NEAR(association(Measure::log_likelihood, kTwiceChance), 3.739762, 1e-6);
  EXPECT_LT(association(Measure::log_likelihood, {2, 24, 40, 100, 1000}), 0);
  EXPECT_NEAR(association(Measure::log_likelihood, {4, 24, 40, 100, 1000}), 0, 1e-12);
}

// (8 - 4) / sqrt(8).
TEST(Association, TScoreIsInStandardDeviations) {
  EXPECT_NEAR(association(Measure::t_score, kTwiceChance), 1.414214, 1e-6);
}

analysis::Collocates collocates_of(const SampleIndex& index, const std::string& query,
                                   std::uint32_t window) {
  analysis::CollocateOptions options;
  options.window = window;
  options.min_count = 1;
  options.limit = 1000;
  return analysis::collocates(search::Searcher(index.path()), search::parse_query(query).root, {},
                              options);
}

std::map<std::string, std::uint64_t> together(const analysis::Collocates& found) {
  std::map<std::string, std::uint64_t> counts;
  for (const analysis::Collocate& collocate : found.words) {
    counts[collocate.word] = collocate.together;
  }
  return counts;
}

using Counts = std::map<std::string, std::uint64_t>;

TEST(Collocates, WindowsEndWithSentences) {
  const SampleIndex index({record("a", "Giá lúa tăng. Ruộng lúa xanh tốt lắm.")});
  const auto found = collocates_of(index, "lúa", 2);
  EXPECT_EQ(together(found),
            (Counts{{"giá", 1}, {"tăng", 1}, {"ruộng", 1}, {"xanh", 1}, {"tốt", 1}}));
  EXPECT_EQ(found.occurrences, 2U);
  EXPECT_EQ(found.window_words, 5U);
  EXPECT_EQ(found.index_words, 8U);
}

TEST(Collocates, WordsBetweenTwoOccurrencesCountOnce) {
  const SampleIndex index({record("a", "lúa xanh bên lúa vàng")});
  const auto found = collocates_of(index, "lúa", 5);
  EXPECT_EQ(together(found), (Counts{{"xanh", 1}, {"bên", 1}, {"vàng", 1}}));
}

TEST(Collocates, StandAroundWholePhrases) {
  const SampleIndex index(
      {record("a", "cây tre đẹp, cây cầu dài, cầu xa"), record("b", "cầu dài")});
  const auto found = collocates_of(index, "\"cây cầu\"", 1);
  EXPECT_EQ(together(found), (Counts{{"đẹp", 1}, {"dài", 1}}));
  EXPECT_EQ(found.articles, 1U);
  for (const auto& collocate : found.words)
    EXPECT_EQ(collocate.total, collocate.word == "đẹp" ? 1U : 2U);
}

TEST(Collocates, OtherWordsTakeTheirPlaceButAreNotListed) {
  const SampleIndex index({record("a", "bán lúa ST25 ngon")});
  const auto found = collocates_of(index, "lúa", 1);
  EXPECT_EQ(together(found), (Counts{{"bán", 1}}));
  EXPECT_EQ(found.window_words, 2U);
}

TEST(Collocates, OccurrencesOfWordsThatAreNoSyllablesAreThoseOfTheTexts) {
  const SampleIndex index(
      {record("a", "tiêm covid tốt, chống covid lâu"), record("b", "Gạo ngon.")});
  const auto found = collocates_of(index, "covid", 1);
  EXPECT_EQ(found.occurrences, 2U);
  EXPECT_EQ(together(found), (Counts{{"tiêm", 1}, {"tốt", 1}, {"chống", 1}, {"lâu", 1}}));
}

}  // namespace
}  // namespace timbao::test
