// Measures from the literature and by hand; counts as a scan of the texts gives them.

#include "timbao/analysis/keyness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "support/random_news.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::test {
namespace {

using analysis::Comparison;
using analysis::Keyword;
using analysis::KeywordOptions;
using analysis::WordFrequency;
using Documents = std::vector<std::uint32_t>;

// The example of lessons that use the calculator of Lancaster (ucrel.lancs.ac.uk/llwizard.html):
// 52 of 50,000 against 57 of 75,000 words give 2.65, which is not above 3.84.
TEST(Keyness, LogLikelihoodIsAsThatCalculatorHasIt) {
  EXPECT_NEAR(analysis::keyness({52, 50'000}, {57, 75'000}), 2.65, 0.005);
  EXPECT_NEAR(analysis::keyness({57, 75'000}, {52, 50'000}), 2.65, 0.005);
}

// 2 (10 ln(10 / 5)), since all are in one of two equal sets; 0 where the frequencies are equal.
TEST(Keyness, LogLikelihoodLeavesOutCountsOfNone) {
  EXPECT_NEAR(analysis::keyness({10, 1'000}, {0, 1'000}), 13.862944, 1e-6);
  EXPECT_NEAR(analysis::keyness({0, 1'000}, {10, 1'000}), 13.862944, 1e-6);
  EXPECT_NEAR(analysis::keyness({5, 1'000}, {15, 3'000}), 0, 1e-12);
}

// Hardie 2014: 0.0006 against 0.0002 is a ratio of 3; each doubling is a point.
TEST(Keyness, LogRatioCountsDoublings) {
  EXPECT_NEAR(analysis::log_ratio({6, 10'000}, {2, 10'000}), std::log2(3), 1e-12);
  EXPECT_NEAR(analysis::log_ratio({20, 10'000}, {20, 20'000}), 1, 1e-12);
  EXPECT_NEAR(analysis::log_ratio({20, 20'000}, {20, 10'000}), -1, 1e-12);
  EXPECT_NEAR(analysis::log_ratio({10, 5'000}, {20, 10'000}), 0, 1e-12);
}

// A count of 0 is taken for 0.5: 8 against 0.5 of as many words.
TEST(Keyness, LogRatioTakesNoneForHalf) {
  EXPECT_NEAR(analysis::log_ratio({8, 1'000}, {0, 1'000}), 4, 1e-12);
  EXPECT_NEAR(analysis::log_ratio({0, 1'000}, {8, 1'000}), -4, 1e-12);
}

TEST(Keyness, PercentDifferenceIsOfTheSecondFrequency) {
  EXPECT_NEAR(*analysis::percent_difference({6, 10'000}, {2, 10'000}), 200, 1e-9);
  EXPECT_NEAR(*analysis::percent_difference({0, 10'000}, {2, 10'000}), -100, 1e-9);
  EXPECT_FALSE(analysis::percent_difference({6, 10'000}, {0, 10'000}));
}

// The table of that calculator.
TEST(Keyness, CriticalValuesAreThoseOfChiSquared) {
  EXPECT_NEAR(analysis::critical_value(0.05), 3.84, 0.005);
  EXPECT_NEAR(analysis::critical_value(0.01), 6.63, 0.006);
  EXPECT_NEAR(analysis::critical_value(0.001), 10.83, 0.005);
  EXPECT_NEAR(analysis::critical_value(0.0001), 15.13, 0.008);
  EXPECT_NEAR(analysis::chance_of(analysis::critical_value(1e-12)), 1e-12, 1e-18);
}

KeywordOptions no_cut() {
  return {.min_count = 1, .min_articles = 1, .significance = 1, .limit = 1'000'000};
}

struct Count {
  std::uint64_t times = 0;
  std::uint64_t articles = 0;
  friend bool operator==(const Count&, const Count&) = default;
};
using Counts = std::map<std::string, Count>;

Counts scanned(const index::Reader& reader, const Documents& documents) {
  Counts counts;
  for (const std::uint32_t document : documents) {
    const article::Article article = reader.article(document);
    std::set<std::string> met;
    for (const auto& text : {article.title, article.abstract, std::optional(article.body)}) {
      text::Tokens tokens;
      text::tokenize(text.value_or(""), tokens);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string word(tokens.term(i));
        ++counts[word].times;
        if (met.insert(word).second) ++counts[word].articles;
      }
    }
  }
  return counts;
}

std::uint64_t words_of(const Counts& counts) {
  return std::accumulate(
      counts.begin(), counts.end(), std::uint64_t{0},
      [](std::uint64_t sum, const auto& count) { return sum + count.second.times; });
}

// Both lists hold all words but those as frequent in one set as in the other.
void expect_scanned(const index::Reader& reader, const Documents& first, const Documents& second) {
  const Counts a = scanned(reader, first), b = scanned(reader, second);
  const Comparison found = analysis::compare(reader, first, second, no_cut());
  EXPECT_EQ(found.sets[0].words, words_of(a));
  EXPECT_EQ(found.sets[1].words, words_of(b));
  std::set<std::string> words, listed;
  for (const Counts* counts : {&a, &b}) {
    for (const auto& [word, count] : *counts) words.insert(word);
  }
  EXPECT_EQ(found.tested, words.size());
  const auto count_in = [](const Counts& counts, const std::string& word) {
    const auto it = counts.find(word);
    return it == counts.end() ? Count{} : it->second;
  };
  for (const auto& set : found.sets) {
    for (const Keyword& keyword : set.keywords) {
      EXPECT_TRUE(listed.insert(keyword.word).second) << keyword.word;
      EXPECT_EQ((Count{keyword.frequency[0].count, keyword.articles[0]}), count_in(a, keyword.word))
          << keyword.word;
      EXPECT_EQ((Count{keyword.frequency[1].count, keyword.articles[1]}), count_in(b, keyword.word))
          << keyword.word;
    }
  }
  for (const std::string& word : words) {
    const bool is_even = count_in(a, word).times * found.sets[1].words ==
                         count_in(b, word).times * found.sets[0].words;
    EXPECT_NE(listed.contains(word), is_even) << word;
  }
}

Documents random_documents(Random& random, const SampleIndex& index, std::size_t one_in) {
  Documents documents = all_documents(index.path());
  std::erase_if(documents, [&](std::uint32_t) { return !random.one_in(one_in); });
  return documents;
}

void expect_scanned_samples(const SampleIndex& index, Random& random) {
  const index::Reader reader(index.path());
  // Few documents are counted from their texts, many by the terms of the index.
  for (const std::size_t one_in : {1U, 2U, 40U}) {
    const Documents first = random_documents(random, index, one_in);
    const Documents second = random_documents(random, index, one_in);
    if (!first.empty() && !second.empty()) expect_scanned(reader, first, second);
  }
}

TEST(Compare, CountsWhatAScanOfTheTextsCounts) {
  Random random(61);
  SampleIndex index(random_records(random, 0, 400));
  expect_scanned_samples(index, random);
}

TEST(Compare, CountsChangedArticlesAndSeveralSegments) {
  Random random(62);
  SampleIndex index(random_records(random, 0, 300));
  index.feed(random_records(random, 250, 330));
  index.feed(random_records(random, 0, 3));
  expect_scanned_samples(index, random);
}

TEST(Compare, IsTheSameHoweverManyThreadsMadeTheIndex) {
  std::vector<Comparison> found;
  for (const unsigned threads : {1U, 4U}) {
    const TempFolder folder;
    index::UpdateOptions options;
    options.threads = threads;
    run_update(folder / "db", {std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample"}, options);
    const search::Searcher searcher(folder / "db");
    const auto matched = [&](const char* query) {
      return searcher.matched(search::parse_query(query).root).documents;
    };
    found.push_back(
        analysis::compare(searcher.reader(), matched("nước"), matched("cầu"), no_cut()));
  }
  for (const std::size_t set : {0U, 1U}) {
    const auto& one = found[0].sets[set].keywords;
    const auto& other = found[1].sets[set].keywords;
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].word, other[i].word);
      EXPECT_EQ(one[i].log_likelihood, other[i].log_likelihood);
    }
  }
}

std::vector<std::string> words_of(const analysis::ComparedSet& set) {
  std::vector<std::string> words;
  for (const Keyword& keyword : set.keywords) words.push_back(keyword.word);
  return words;
}

using Words = std::vector<std::string>;

TEST(Compare, ListsTheWordsOfEitherSetByEvidenceOrBySize) {
  const SampleIndex index({record("1", "tôm tôm tôm tôm lúa lúa nước nước nước"),
                           record("2", "lúa lúa lúa lúa mía nước nước nước tôm")});
  const index::Reader reader(index.path());
  const Documents first = {1}, second = {2};
  KeywordOptions options = no_cut();
  Comparison found = analysis::compare(reader, first, second, options);
  EXPECT_EQ(words_of(found.sets[0]), (Words{"tôm"}));
  EXPECT_EQ(words_of(found.sets[1]), (Words{"mía", "lúa"}));
  EXPECT_GT(found.sets[0].keywords[0].log_ratio, 0);
  EXPECT_LT(found.sets[1].keywords[0].log_ratio, 0);
  options.limit = 1;
  found = analysis::compare(reader, first, second, options);
  EXPECT_EQ(found.sets[1].keywords.size(), 1U);
  EXPECT_EQ(found.sets[1].key_words, 2U);
  options.min_count = 2;
  found = analysis::compare(reader, first, second, options);
  EXPECT_EQ(words_of(found.sets[1]), (Words{"lúa"}));
  EXPECT_EQ(found.tested, 3U);
}

TEST(Compare, OneOddArticleMakesNoKeyWord) {
  const SampleIndex index({record("1", "tôm tôm tôm tôm tôm lúa"), record("2", "lúa nước nước"),
                           record("3", "lúa mía"), record("4", "lúa nước")});
  const index::Reader reader(index.path());
  KeywordOptions options = no_cut();
  options.min_articles = 2;
  const Comparison found = analysis::compare(reader, Documents{1, 2, 4}, Documents{3}, options);
  EXPECT_EQ(words_of(found.sets[0]), (Words{"nước"}));
}

// "tôm" has 2 * 8 ln(8 / (9 * 8 / 14)) = 7.07, which chance gives in 0.8 % of cases, of four words
// in 3.1 %.
TEST(Compare, SignificanceIsSharedByAllWords) {
  const SampleIndex index(
      {record("1", "tôm tôm tôm tôm tôm tôm tôm tôm lúa"), record("2", "lúa mía mía nước nước")});
  const index::Reader reader(index.path());
  KeywordOptions options = no_cut();
  options.significance = 0.01;
  const Comparison found = analysis::compare(reader, Documents{1}, Documents{2}, options);
  EXPECT_EQ(found.tested, 4U);
  EXPECT_NEAR(analysis::chance_of(found.critical_value), 0.0025, 1e-6);
  EXPECT_EQ(words_of(found.sets[0]), Words{});
  options.significance = 0.05;
  EXPECT_EQ(words_of(analysis::compare(reader, Documents{1}, Documents{2}, options).sets[0]),
            (Words{"tôm"}));
}

TEST(Compare, ArticlesOfBothSetsCountInBoth) {
  const SampleIndex index({record("1", "tôm lúa"), record("2", "mía lúa")});
  const index::Reader reader(index.path());
  const Comparison found = analysis::compare(reader, Documents{1, 2}, Documents{2}, no_cut());
  EXPECT_EQ(found.shared, 1U);
  EXPECT_EQ(found.sets[0].words, 4U);
  EXPECT_EQ(found.sets[1].words, 2U);
}

// "học sinh học sinh học": học sinh, học, sinh học.
TEST(Compare, CompoundsAreParted) {
  const SampleIndex index({record({{"id", "1"},
                                   {"title", "Học sinh học sinh học"},
                                   {"abstract", "Ngoại giao, ngoại giao"},
                                   {"body", "Covid-19: ngoại, giao"}}),
                           record("2", "lúa")});
  const index::Reader reader(index.path());
  KeywordOptions options = no_cut();
  options.unit = analysis::WordUnit::compounds;
  const Comparison found = analysis::compare(reader, Documents{1}, Documents{2}, options);
  std::map<std::string, std::uint64_t> counts;
  for (const Keyword& keyword : found.sets[0].keywords) {
    counts[keyword.word] = keyword.frequency[0].count;
  }
  EXPECT_EQ(counts, (std::map<std::string, std::uint64_t>{{"học sinh", 1},
                                                          {"học", 1},
                                                          {"sinh học", 1},
                                                          {"ngoại giao", 2},
                                                          {"covid", 1},
                                                          {"19", 1},
                                                          {"ngoại", 1},
                                                          {"giao", 1}}));
  EXPECT_EQ(found.sets[0].words, 9U);
}

TEST(Compare, EmptySetsHaveNoKeyWords) {
  const SampleIndex index({record("1", "tôm lúa")});
  const index::Reader reader(index.path());
  const Comparison found = analysis::compare(reader, Documents{1}, Documents{}, no_cut());
  EXPECT_EQ(found.sets[0].words, 2U);
  EXPECT_EQ(found.tested, 0U);
  EXPECT_TRUE(found.sets[0].keywords.empty());
}

}  // namespace
}  // namespace timbao::test
