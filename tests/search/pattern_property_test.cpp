// Compares what a token column says of a pattern with a slow and obvious matcher, on articles long
// enough for every way of scanning a column.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "reference/matcher.hpp"
#include "search/pattern.hpp"
#include "support/query_dump.hpp"
#include "timbao/article/article.hpp"
#include "timbao/index/token_column.hpp"

namespace timbao::search {
namespace {

constexpr unsigned kSeed = 20240229;

class Random {
 public:
  std::size_t below(std::size_t limit) { return engine_() % limit; }

  // Up to `most` words, most of them "tin", in sentences.
  std::string text(std::size_t most) {
    std::string text;
    for (std::size_t left = below(most); left > 0; --left) {
      text += below(12) == 0 ? word() : "tin";
      text += below(20) == 0 ? ". Tin " : " ";
    }
    return text;
  }

  article::Article article() {
    article::Article article;
    article.id = "a";
    if (below(3) > 0) article.title = text(200);
    if (below(3) > 0) article.abstract = text(30);
    article.body = text(below(4) == 0 ? 20 : 700);
    return article;
  }

  // One to four words, mostly rare ones.
  Query words() {
    Query query;
    query.kind = Query::Kind::phrase;
    for (std::size_t left = 1 + below(4); left > 0; --left) {
      query.terms.push_back(below(4) == 0 ? "tin" : word());
    }
    return query;
  }

  Query near() {
    Query query;
    query.kind = Query::Kind::near;
    query.distance = static_cast<std::uint32_t>(1 + below(9));
    query.children = {words(), words()};
    if (below(2) == 0) {
      for (Query& child : query.children) child.terms.resize(1);
    }
    return query;
  }

 private:
  std::string word() {
    static const std::vector<std::string> kWords = {"lũ", "sắt", "đường", "zwca", "ga"};
    return kWords[below(kWords.size())];
  }

  std::mt19937 engine_{kSeed};
};

Sequence sequence_of(const Query& query) {
  Sequence sequence;
  for (const std::string& term : query.terms) sequence.words.emplace_back(std::vector{term});
  return sequence;
}

Pattern pattern_of(const Query& query, bool title_only) {
  Pattern pattern;
  pattern.distance = query.distance;
  pattern.title_only = title_only;
  if (query.kind == Query::Kind::phrase) {
    pattern.sequences.push_back(sequence_of(query));
  } else {
    for (const Query& child : query.children) pattern.sequences.push_back(sequence_of(child));
  }
  return pattern;
}

bool expected(Query query, bool title_only, const article::Article& article) {
  if (title_only) {
    Query field;
    field.kind = Query::Kind::field;
    field.field = Query::Field::title;
    field.children.push_back(std::move(query));
    query = std::move(field);
  }
  return reference::Matcher(query, Combine::all, Accents::strict)
      .matches(reference::tokenized(article));
}

TEST(PatternProperty, ColumnAndTextSayWhatTheReferenceSays) {
  Random random;
  std::size_t matched = 0, cases = 0;
  index::ArticleTokens tokens;
  index::TokenColumnBuilder builder;
  for (int i = 0; i < 600; ++i) {
    const article::Article article = random.article();
    tokens.read(article);
    const index::TokenColumn column = builder.build(tokens);
    for (int k = 0; k < 10; ++k) {
      const Query query = k % 2 == 0 ? random.words() : random.near();
      const bool title_only = random.below(4) == 0;
      const Pattern pattern = pattern_of(query, title_only);
      const bool wanted = expected(query, title_only, article);
      SCOPED_TRACE("seed " + std::to_string(kSeed) + ", article " + std::to_string(i) + ", " +
                   test::dump(query) + (title_only ? " in the title" : ""));
      // No two of the words share a code, so the column decides alone.
      ASSERT_EQ(may_match(pattern, column), wanted) << article.title.value_or("") << "\n\n"
                                                    << article.body;
      ASSERT_EQ(matches(pattern, tokens), wanted);
      matched += wanted;
      ++cases;
    }
  }
  EXPECT_GT(matched, cases / 10);
  EXPECT_LT(matched, cases * 9 / 10);
}

}  // namespace
}  // namespace timbao::search
