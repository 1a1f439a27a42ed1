// Compares which articles a Searcher finds with what a slow and obvious matcher says of each.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/matcher.hpp"
#include "support/query_dump.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

using reference::TokenizedArticle;
using test::Random;
using test::random_text;
using test::SampleIndex;

constexpr unsigned kSeed = 20240604;
constexpr int kArticles = 400;
constexpr int kQueries = 2'000;

// Two words with one code, found by trying: the token column alone cannot tell them apart.
std::pair<std::string, std::string> words_with_one_code() {
  std::map<text::TokenCode, std::string> met;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string word = std::string("zw") + a + b;
      const auto [place, is_new] = met.emplace(text::code_of(word), word);
      if (!is_new) return {place->second, word};
    }
  }
  throw std::logic_error("no two of these words share a code");
}

// Few words, so that phrases and NEAR meet by chance; among them forms of one folded syllable,
// words of several terms, words outside the inventory, and two that share a code.
std::vector<std::string> vocabulary() {
  const auto [first, second] = words_with_one_code();
  return {"đường",  "dương",  "duong", "sắt",  "sát",      "sat",   "ba", "bà",     "bả",  "thủy",
          "thuỷ",   "TP.HCM", "TP",    "HCM",  "Covid-19", "covid", "19", "1,2",    "Đắk", "dak",
          "müller", "muller", first,   second, first,      second,  "lũ", "L'Oréal"};
}

class RandomQueries {
 public:
  RandomQueries(Random& random, std::vector<std::string> words)
      : random_(random), words_(std::move(words)) {
    // Typed forms that no article has.
    words_.insert(words_.end(), {"đuong", "vắng", "sắc", "zwzwzw"});
  }

  std::string next() { return parts(2); }

 private:
  std::string parts(int depth) {
    std::string text = part(depth);
    for (std::size_t more = random_.below(4); more > 0; --more) {
      static const std::vector<std::string> kJoints = {" ", " ", " ", " AND ", " OR ", " NOT "};
      text += random_.of(kJoints) + part(depth);
    }
    return text;
  }

  std::string part(int depth) {
    switch (random_.below(depth > 0 ? 14 : 9)) {
      case 0:
      case 1:
        return phrase();
      case 2:
        return near();
      case 3:
        return wildcard();
      case 4:
        return "title:" + (random_.one_in(2) ? phrase() : random_.of(words_));
      default:
        return random_.of(words_);
      case 9:
        return "-" + part(0);
      case 10:
        return "+" + part(0);
      case 11:
        return "-(" + parts(0) + ")";
      case 12:
        return "title:(" + in_title() + ")";
      case 13:
        return "(" + parts(depth - 1) + ")";
    }
  }

  std::string phrase() {
    std::string text = "\"" + random_.of(words_);
    for (std::size_t more = random_.below(3); more > 0; --more) text += " " + random_.of(words_);
    return text + "\"";
  }
  std::string near_operand() { return random_.one_in(3) ? phrase() : random_.of(words_); }
  std::string near() {
    return near_operand() + " NEAR/" + std::to_string(1 + random_.below(8)) + " " + near_operand();
  }
  std::string wildcard() {
    static const std::vector<std::string> kBeginnings = {"đ*",  "du*", "zw*", "c*",
                                                         "sắ*", "1*",  "q*"};
    return random_.of(kBeginnings);
  }
  std::string in_title() {
    return random_.of(words_) + (random_.one_in(2) ? " OR " : " ") + near();
  }

  Random& random_;
  std::vector<std::string> words_;
};

using Ids = std::vector<std::string>;

// The same articles in one index, some of them replaced in place, and in three that a stub lists.
class SearcherProperty : public testing::Test {
 protected:
  static constexpr int kShards = 3;

  static void SetUpTestSuite() {
    Random random(kSeed);
    const auto words = vocabulary();
    std::vector<std::string> lines;
    for (int i = 0; i < kArticles; ++i) {
      lines.push_back(test::record({{"id", "bai-" + std::to_string(i)},
                                    {"title", "Bài " + random_text(random, words, 8)},
                                    {"abstract", random_text(random, words, 12)},
                                    {"body", random_text(random, words, 60)}}));
    }
    one_ = new SampleIndex(lines);
    for (std::size_t i = 0; i < lines.size(); i += 20) {
      lines[i] = test::record(
          {{"id", "bai-" + std::to_string(i)}, {"body", random_text(random, words, 60) + "Lũ."}});
    }
    one_->feed(lines);
    std::string stub;
    for (int shard = 0; shard < kShards; ++shard) {
      std::vector<std::string> dealt;
      for (std::size_t i = static_cast<std::size_t>(shard); i < lines.size(); i += kShards) {
        dealt.push_back(lines[i]);
      }
      shards_[shard] = new SampleIndex(dealt);
      stub += "auto " + shards_[shard]->path().string() + "\n";
    }
    stub_ = new std::string(one_->folder().write("all.stub", stub));
    const index::Reader reader(one_->path());
    articles_ = new std::vector<TokenizedArticle>();
    for (int i = 0; i < kArticles; ++i) {
      articles_->push_back(reference::tokenized(reader.find("bai-" + std::to_string(i)).value()));
    }
  }
  static void TearDownTestSuite() {
    delete articles_;
    delete stub_;
    for (SampleIndex* shard : shards_) delete shard;
    delete one_;
  }

  static Ids expected_ids(const Query& query, const SearchOptions& options) {
    Ids ids;
    for (const TokenizedArticle* const article :
         reference::answers_to(query, options.combine, options.accents, *articles_)) {
      ids.push_back(article->id);
    }
    return sorted(std::move(ids));
  }

  static Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  static void expect_just_the_matching(const std::filesystem::path& index);

  static SampleIndex* one_;
  static SampleIndex* shards_[kShards];
  static std::string* stub_;
  static std::vector<TokenizedArticle>* articles_;
};

SampleIndex* SearcherProperty::one_ = nullptr;
SampleIndex* SearcherProperty::shards_[kShards] = {};
std::string* SearcherProperty::stub_ = nullptr;
std::vector<TokenizedArticle>* SearcherProperty::articles_ = nullptr;

void SearcherProperty::expect_just_the_matching(const std::filesystem::path& index) {
  const Searcher searcher(index);
  Random random(kSeed + 1);
  RandomQueries queries(random, vocabulary());
  std::size_t found = 0, relaxed = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string text = queries.next();
    const ParsedQuery parsed = parse_query(text);
    if (parsed.note) continue;  // "a NOT -b": an operator too many.
    SearchOptions options;
    options.limit = kArticles;
    options.passages = 0;
    options.combine = static_cast<Combine>(random.below(3));
    options.accents = static_cast<Accents>(random.below(3));
    options.expand = false;  // The brute force knows no abbreviations.
    const SearchResult result = searcher.search(parsed.root, options);
    Ids ids;
    for (const Hit& hit : result.hits) ids.push_back(hit.id);
    const Ids expected = expected_ids(parsed.root, options);
    ASSERT_EQ(sorted(std::move(ids)), expected)
        << "seed " << kSeed << ", query " << i << ": " << text << "\nread as "
        << test::dump(parsed.root) << "\ncombine " << static_cast<int>(options.combine)
        << ", accents " << static_cast<int>(options.accents);
    ASSERT_EQ(result.total, expected.size()) << "seed " << kSeed << ": " << text;
    found += expected.empty() ? 0 : 1;
    relaxed += result.interpreted ? 1 : 0;
  }
  EXPECT_GT(found, kQueries / 2) << "too few of the random queries have an answer to tell much";
  EXPECT_GT(relaxed, kQueries / 100);
}

TEST_F(SearcherProperty, FindsJustTheArticlesThatMatch) { expect_just_the_matching(one_->path()); }

TEST_F(SearcherProperty, FindsThemInSeveralIndexesTogether) { expect_just_the_matching(*stub_); }

TEST_F(SearcherProperty, TellsWordsWithOneCodeApart) {
  const auto [first, second] = words_with_one_code();
  ASSERT_NE(first, second);
  ASSERT_EQ(text::code_of(first), text::code_of(second));
  const SampleIndex index({test::record("a", first + " lũ. " + second + " sắt"),
                           test::record("b", second + " lũ"), test::record("c", first + " sắt")});
  const Searcher searcher(index.path());
  const auto ids = [&](const std::string& query) {
    std::string found;
    for (const Hit& hit : searcher.search(parse_query(query).root).hits) found += hit.id;
    return found;
  };
  EXPECT_EQ(ids("\"" + first + " lũ\""), "a");
  EXPECT_EQ(ids("\"" + second + " lũ\""), "b");
  EXPECT_EQ(ids(first + " NEAR/1 sắt"), "c");
  EXPECT_EQ(ids("\"" + second + " sắt\""), "a");
}

}  // namespace
}  // namespace timbao::search
