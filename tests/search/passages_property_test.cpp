#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "search/article_parts.hpp"
#include "search/evidence.hpp"
#include "search/passages.hpp"
#include "search/plan.hpp"
#include "search/reading.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {

// For messages of failed tests, too.
bool operator==(const PassageHit& a, const PassageHit& b) {
  const auto fields = [](const PassageHit& hit) {
    return std::tie(hit.part, hit.bytes, hit.paragraph, hit.text, hit.highlights, hit.score);
  };
  return fields(a) == fields(b);
}

namespace {

using test::record;
using test::SampleIndex;

constexpr unsigned kSeed = 20241126;

const std::vector<std::string>& words() {
  static const std::vector<std::string> kWords = {
      "đường",  "sắt",  "Ga",   "ga",    "cây",     "tre",  "“Cây", "tre”", "TP.HCM",
      "250.000", "covid-19", "TƯ", "T.Ư", "L'Oréal", "(mới)", "10.9",  "–",     "TP."};
  return kWords;
}

// What stands between two words: mostly a space.
std::string gap(std::mt19937& random, bool odd) {
  static const std::vector<std::string> kEnds = {". ", "! ", "\n\n", "\n", "\n\n* * *\n\n", "\n–\n"};
  static const std::vector<std::string> kOdd = {"\r", "\u2028", "\r\n", "\v", "\u0085"};
  if (odd && random() % 20 == 0) return kOdd[random() % kOdd.size()];
  return random() % 9 == 0 ? kEnds[random() % kEnds.size()] : " ";
}

std::string text_of(std::mt19937& random, std::size_t most, bool odd) {
  std::string text;
  for (std::size_t n = random() % (most + 1); n > 0; --n) {
    text += words()[random() % words().size()] + gap(random, odd);
  }
  return text;
}

article::Article random_article(std::mt19937& random, bool odd) {
  article::Article article;
  article.title = text_of(random, 12, false);
  if (random() % 2 == 0) article.abstract = text_of(random, 60, odd);
  article.body = text_of(random, 600, odd);
  return article;
}

struct Column {
  explicit Column(const article::Article& article) { tokens.read(article); }
  index::TokenColumn operator*() { return builder.build(tokens); }

  index::ArticleTokens tokens;
  index::TokenColumnBuilder builder;
};

TEST(PassageProperty, AColumnGivesTheSamePassagesAsTheText) {
  std::mt19937 random(kSeed);
  std::string all;
  for (const std::string& word : words()) all += word + ' ';
  const SampleIndex index({record("a", all), record("b", all)});
  const index::Reader reader(index.path());
  ArticleParts parts;
  std::size_t by_column = 0, by_text = 0;
  for (const std::string text : {"đường sắt", "\"cây tre\" ga", "TP.HCM covid-19", "cay tre", "tư",
                                 "l'oréal NEAR/4 ga", "title:ga 250000", "xyz đường"}) {
    const Query query = parse_query(text).root;
    QueryReading reading = read_query(query, Accents::automatic, reader);
    const Plan plan = plan_query(reading.query, reading.forms, {}, reader);
    const QueryWords query_words(plan, reader);
    PassageFinder finder(plan, query_words);
    for (int round = 0; round < 120; ++round) {
      const article::Article article = random_article(random, round % 3 == 0);
      Column column(article);
      const auto count = static_cast<std::uint32_t>(1 + random() % 4);
      const auto expected = finder.find(article, {}, count);
      ASSERT_EQ(finder.find(article, *column, count), expected)
          << text << ", seed " << kSeed << "\n" << article.body;
      (parts.read(article, *column) ? by_column : by_text) += 1;
    }
  }
  EXPECT_GT(by_column, 600U);
  EXPECT_GT(by_text, 100U);
}

// A column that lies about its article costs time, and nothing else.
TEST(PassageProperty, TheColumnOfAnotherArticleDoesNoHarm) {
  std::mt19937 random(kSeed);
  const SampleIndex index({record("a", "Đường sắt. Cây tre.")});
  const index::Reader reader(index.path());
  QueryReading reading = read_query(parse_query("đường sắt").root, Accents::automatic, reader);
  const Plan plan = plan_query(reading.query, reading.forms, {}, reader);
  const QueryWords query_words(plan, reader);
  PassageFinder finder(plan, query_words);
  for (int round = 0; round < 200; ++round) {
    const article::Article article = random_article(random, false);
    article::Article edited = article;
    const std::size_t place = edited.body.find("Ga ");
    if (place == std::string::npos) continue;
    edited.body.replace(place, 2, round % 2 == 0 ? "Sắt đường" : "");
    Column column(edited);
    ASSERT_EQ(finder.find(article, *column, 1).size(), finder.find(article, {}, 1).size());
    for (const PassageHit& hit : finder.find(article, *column, 3)) {
      const std::string& source = hit.part == PassageHit::Part::body ? article.body
                                  : hit.part == PassageHit::Part::title
                                      ? *article.title
                                      : *article.abstract;
      ASSERT_EQ(hit.bytes.of(source), hit.text);
    }
  }
}

}  // namespace
}  // namespace timbao::search
