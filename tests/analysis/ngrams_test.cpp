// N-grams as a scan of the texts gives them.

#include "timbao/analysis/ngrams.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/random_news.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::test {
namespace {

using analysis::Ngram;
using analysis::NgramOptions;
using analysis::Ngrams;
using Documents = std::vector<std::uint32_t>;
using Words = std::vector<std::string>;

// The words of each sentence.
std::vector<Words> sentences_of(const std::string& text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<Words> sentences;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || tokens[i].before != text::Boundary::none) sentences.emplace_back();
    sentences.back().emplace_back(tokens.term(i));
  }
  return sentences;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

struct Count {
  std::uint64_t times = 0;
  std::set<std::uint32_t> articles;
};

// All n-grams of `options`, whatever its min_count and limit.
std::map<std::string, Count> scanned(const index::Reader& reader, const Documents& documents,
                                     const NgramOptions& options) {
  std::map<std::string, Count> counts;
  for (const std::uint32_t document : documents) {
    const article::Article article = reader.article(document);
    for (const auto& text : {article.title, article.abstract, std::optional(article.body)}) {
      for (const Words& sentence : sentences_of(text.value_or(""))) {
        for (std::size_t first = 0; first < sentence.size(); ++first) {
          for (std::size_t n = options.shortest; n <= options.longest; ++n) {
            if (first + n > sentence.size()) break;
            const auto start = sentence.begin() + static_cast<std::ptrdiff_t>(first);
            const Words words(start, start + static_cast<std::ptrdiff_t>(n));
            const bool is_wanted =
                std::search(words.begin(), words.end(), options.containing.begin(),
                            options.containing.end()) != words.end() ||
                options.containing.empty();
            if (!is_wanted) continue;
            ++counts[joined(words)].times;
            counts[joined(words)].articles.insert(document);
          }
        }
      }
    }
  }
  return counts;
}

void expect_scanned(const index::Reader& reader, const Documents& documents,
                    const NgramOptions& options) {
  std::vector<std::pair<std::string, Count>> expected;
  std::uint64_t considered = 0;
  for (const auto& [text, count] : scanned(reader, documents, options)) {
    considered += count.times;
    if (count.times >= options.min_count) expected.emplace_back(text, count);
  }
  std::stable_sort(expected.begin(), expected.end(),
                   [](const auto& a, const auto& b) { return a.second.times > b.second.times; });
  if (expected.size() > options.limit) expected.resize(options.limit);
  const Ngrams found = analysis::ngrams_of(reader, documents, options);
  EXPECT_EQ(found.considered, considered);
  ASSERT_EQ(found.list.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(found.list[i].text, expected[i].first);
    EXPECT_EQ(found.list[i].count, expected[i].second.times);
    EXPECT_EQ(found.list[i].articles, expected[i].second.articles.size());
  }
}

constexpr std::uint32_t kAll = 10'000'000;

TEST(Ngrams, AreThoseOfAScanOfTheTexts) {
  Random random(71);
  SampleIndex index(random_records(random, 0, 300));
  index.feed(random_records(random, 290, 320));
  const index::Reader reader(index.path());
  const Documents all = all_documents(index.path()), few(all.begin() + 5, all.begin() + 9);
  for (std::uint32_t n = 1; n <= analysis::kLongestNgram; ++n) {
    expect_scanned(reader, all, {.shortest = n, .longest = n, .min_count = 1, .limit = kAll});
    expect_scanned(reader, few, {.shortest = n, .longest = n, .min_count = 1, .limit = kAll});
  }
  expect_scanned(reader, all, {.shortest = 2, .longest = 5, .limit = 50});
  expect_scanned(reader, all, {.shortest = 1, .longest = 3, .min_count = 7, .limit = 1});
}

// Enough articles for a sample, bounds, and exact counts of what may be listed.
TEST(Ngrams, AreExactWhereManyAreLeftOut) {
  Random random(72);
  SampleIndex index(random_records(random, 0, 2500));
  const index::Reader reader(index.path());
  const Documents all = all_documents(index.path());
  for (const std::uint32_t limit : {1U, 10U, 200U, 3000U, kAll}) {
    expect_scanned(reader, all, {.shortest = 2, .longest = 3, .limit = limit});
    expect_scanned(reader, all, {.shortest = 5, .longest = 5, .min_count = 1, .limit = limit});
  }
}

TEST(Ngrams, MayHaveToHoldSomeWords) {
  Random random(73);
  SampleIndex index(random_records(random, 0, 400));
  const index::Reader reader(index.path());
  const Documents all = all_documents(index.path()), few(all.begin() + 9, all.begin() + 13);
  for (const Words& words : {Words{"lúa"}, Words{sharing_words().front()}, Words{"lúa", "tôm"},
                             Words{"2023", sharing_words()[1]}, Words{"khủnglong"}}) {
    expect_scanned(reader, all, {.shortest = 2, .longest = 4, .containing = words, .limit = kAll});
    expect_scanned(reader, few, {.longest = 3, .containing = words, .min_count = 1, .limit = kAll});
  }
}

Words texts_of(const Ngrams& found) {
  Words texts;
  for (const Ngram& ngram : found.list) texts.push_back(ngram.text);
  return texts;
}

TEST(Ngrams, StayWithinASentenceAndCrossCommas) {
  const SampleIndex index({record({{"id", "1"}, {"title", "Lúa tốt"}, {"body", "Tôm, cua. Cá"}}),
                           record("2", "Giá “lúa”\ntốt")});
  const index::Reader reader(index.path());
  EXPECT_EQ(texts_of(analysis::ngrams_of(reader, all_documents(index.path()), {.min_count = 1})),
            (Words{"giá lúa", "lúa tốt", "tôm cua"}));
}

TEST(Ngrams, OfNoArticlesAreNone) {
  const SampleIndex index({record("1", "tôm lúa")});
  const index::Reader reader(index.path());
  EXPECT_TRUE(analysis::ngrams_of(reader, {}, {.min_count = 1}).list.empty());
}

}  // namespace
}  // namespace timbao::test
