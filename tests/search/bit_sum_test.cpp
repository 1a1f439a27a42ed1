#include "search/bit_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace timbao::search {
namespace {

using Numbers = std::vector<std::uint32_t>;  // By document.

std::vector<std::uint32_t> documents_of(const ArticleSet& set) {
  std::vector<std::uint32_t> documents;
  set.for_each([&](std::uint32_t document) { documents.push_back(document); });
  return documents;
}

// Documents by their numbers, the highest first, of equal ones by lot, then the first; then those
// kept, ascending.
std::vector<std::uint32_t> highest_of(const Numbers& numbers, const Numbers& lots,
                                      std::vector<std::uint32_t> among, std::size_t count) {
  std::stable_sort(among.begin(), among.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(numbers[a], lots[a]) > std::pair(numbers[b], lots[b]);
  });
  if (among.size() > count) among.resize(count);
  std::sort(among.begin(), among.end());
  return among;
}

class BitSums : public testing::TestWithParam<std::uint32_t> {};

TEST_P(BitSums, AddAsNumbersDo) {
  const std::uint32_t documents = GetParam();
  std::mt19937 random(documents);
  for (int round = 0; round < 50; ++round) {
    const std::size_t words = documents / 64 + 1;
    const auto random_set = [&](std::uint32_t one_in) {
      ArticleSet set(words);
      for (std::uint32_t i = 0; i < documents; ++i) {
        if (random() % one_in == 0) set.insert(i);
      }
      return set;
    };
    BitSum sum(words);
    Numbers numbers(documents);
    std::uint32_t room = BitSum::kMost;
    for (std::size_t terms = random() % 12; terms > 0 && room > 0; --terms) {
      const auto worth = static_cast<std::uint32_t>(1 + random() % std::min(room, 9'000U));
      room -= worth;
      const ArticleSet set = random_set(1 + static_cast<std::uint32_t>(random() % 5));
      sum.add(set, worth);
      set.for_each([&](std::uint32_t document) { numbers[document] += worth; });
    }
    for (std::uint32_t i = 0; i < documents; ++i) ASSERT_EQ(sum.of(i), numbers[i]) << i;
    Numbers lots(documents);
    for (std::uint32_t& lot : lots) lot = static_cast<std::uint32_t>(random() % 20);
    const ArticleSet among = random_set(2);
    const std::vector<std::uint32_t> listed = documents_of(among);
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, listed.size(),
                                    listed.size() + 1}) {
      ASSERT_EQ(documents_of(sum.highest(among, count, lots)),
                highest_of(numbers, lots, listed, count))
          << "count " << count;
    }
    std::uint32_t most = 0;
    for (const std::uint32_t document : listed) most = std::max(most, numbers[document]);
    std::vector<std::uint32_t> best;
    for (const std::uint32_t document : listed) {
      if (numbers[document] == most) best.push_back(document);
    }
    ASSERT_EQ(documents_of(sum.maxima(among)), best);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, BitSums, testing::Values(0U, 1U, 63U, 64U, 65U, 300U, 5'000U));

TEST(BitSum, HoldsTheMostThatItCan) {
  BitSum sum(1);
  ArticleSet set(1);
  set.insert(5);
  sum.add(set, BitSum::kMost - 1);
  sum.add(set, 1);
  EXPECT_EQ(sum.of(5), BitSum::kMost);
  EXPECT_EQ(sum.of(6), 0U);
}

}  // namespace
}  // namespace timbao::search
