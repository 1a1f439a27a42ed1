// Compares the order and scores of results with what a slow and obvious scorer gives each article.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "reference/matcher.hpp"
#include "reference/ranking.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

using reference::TokenizedArticle;
using test::Random;
using test::random_text;
using test::SampleIndex;

constexpr unsigned kSeed = 20261126;
// No more than are ranked at a time: all that match are scored, whatever the first order.
constexpr std::size_t kArticles = 90;
constexpr int kQueries = 10'000;

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> kWords = {
      "đường", "dương", "sắt", "sát", "bà",  "bả",   "thủy", "lũ",  "quét", "mưa",
      "TP.HCM", "covid", "19",  "1,2", "Đắk", "trump", "2026", "lúa", "gạo",  "giá"};
  return kWords;
}

std::string random_query(Random& random) {
  std::string query;
  for (std::size_t left = 1 + random.below(8); left > 0; --left) {
    query += query.empty() ? "" : " ";
    query += random.one_in(20) ? "vắng" : random.of(vocabulary());
  }
  return query;
}

// One in ten articles is replaced in place, so that nothing is known of it but its text.
void fill_randomly(Random& random, SampleIndex& index) {
  const auto line = [&random](std::size_t i) {
    return test::record({{"id", "bai-" + std::to_string(i)},
                         {"title", random_text(random, vocabulary(), 8)},
                         {"abstract", random_text(random, vocabulary(), 10)},
                         {"body", "Ở " + random_text(random, vocabulary(), 60)}});
  };
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < kArticles; ++i) lines.push_back(line(i));
  index.feed(lines);
  for (std::size_t i = 0; i < kArticles; i += 10) lines[i] = line(i);
  index.feed(lines);
}

TEST(RankingProperty, ScoresAreThoseOfTheFormula) {
  Random random(kSeed);
  SampleIndex index;
  fill_randomly(random, index);
  const Searcher searcher(index.path());
  const index::Reader reader(index.path());
  std::vector<TokenizedArticle> articles;
  for (std::size_t i = 0; i < kArticles; ++i) {
    articles.push_back(reference::tokenized(reader.find("bai-" + std::to_string(i)).value()));
  }
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  options.group = options.expand = options.suggest = false;
  options.accents = Accents::strict;
  const reference::Scorer scorer(
      articles, options.ranking, [&reader](const std::string& first, const std::string& second) {
        return reader.language_model().count(text::code_of(first), text::code_of(second));
      });
  std::size_t scored = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string text = random_query(random);
    const Query query = parse_query(text).root;
    options.combine = random.one_in(2) ? Combine::any : Combine::all;
    const reference::Matcher matcher(query, options.combine, options.accents);
    std::map<std::string, double> expected;
    for (const TokenizedArticle& article : articles) {
      if (!matcher.matches(article)) continue;
      expected.emplace(article.id, scorer.score(reference::words_of(query), article));
    }
    const SearchResult result = searcher.search(query, options);
    ASSERT_EQ(result.hits.size(), expected.size()) << "seed " << kSeed << ": " << text;
    for (std::size_t k = 0; k < result.hits.size(); ++k) {
      const Hit& hit = result.hits[k];
      ASSERT_TRUE(expected.contains(hit.id)) << "seed " << kSeed << ": " << text;
      ASSERT_NEAR(hit.score, expected.at(hit.id), 1e-9)
          << "seed " << kSeed << ": " << text << ", article " << hit.id;
      if (k == 0) continue;
      const Hit& before = result.hits[k - 1];
      ASSERT_TRUE(before.score > hit.score || (before.score == hit.score && before.id < hit.id))
          << "seed " << kSeed << ": " << text << ", article " << hit.id;
    }
    scored += expected.size();
  }
  EXPECT_GT(scored, static_cast<std::size_t>(kQueries)) << "too few articles match to tell much";
}

}  // namespace
}  // namespace timbao::search
