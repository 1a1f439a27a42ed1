// Compares the candidates of random queries with those that a slow and obvious first stage chooses,
// and the blocks of results that are made of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference/first_stage.hpp"
#include "reference/matcher.hpp"
#include "reference/ranking.hpp"
#include "search/candidates.hpp"
#include "search/plan.hpp"
#include "search/reading.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/document_number.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;
using reference::IndexedArticle;
using reference::TokenizedArticle;
using test::Random;
using test::SampleIndex;

constexpr unsigned kSeed = 20261127;
constexpr std::size_t kArticles = 400;
constexpr std::size_t kShards = 3;
constexpr int kQueries = 250;

// Forms of one folded syllable, words outside the inventory, and words that no article has.
const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> kWords = {
      "đường", "dương", "sắt", "sát", "bà",    "bả",   "thủy", "lũ",  "quét", "mưa",
      "covid", "19",    "dak", "Đắk", "trump", "2026", "lúa",  "gạo", "giá",  "müller"};
  return kWords;
}

std::string random_query(Random& random) {
  static const std::vector<std::string> kTyped = {"duong", "sat",    "ba",   "thuy",
                                                  "lua",   "muller", "vắng", "vang"};
  std::string query;
  for (std::size_t left = 1 + random.below(9); left > 0; --left) {
    query += query.empty() ? "" : " ";
    query += random.one_in(4) ? random.of(kTyped) : random.of(vocabulary());
  }
  return query;
}

// Articles of most various lengths.
std::string random_line(Random& random, std::size_t number) {
  const std::size_t most = random.one_in(4) ? 400 : random.one_in(3) ? 12 : 60;
  return test::record({{"id", "bai-" + std::to_string(number)},
                       {"title", test::random_text(random, vocabulary(), 7)},
                       {"body", "Ở " + test::random_text(random, vocabulary(), most)}});
}

// The same articles in one index, and in three that a stub lists, of which each has a second, small
// segment. One in sixteen is replaced in place.
class Archives {
 public:
  Archives() {
    Random random(kSeed);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < kArticles; ++i) lines.push_back(random_line(random, i));
    feed(lines, 0, kArticles - kLate, 1);
    feed(lines, kArticles - kLate, kArticles, 1);
    for (std::size_t i = 0; i < kArticles; i += kReplaced) lines[i] = random_line(random, i);
    feed(lines, 0, kArticles, kReplaced);
  }

  [[nodiscard]] fs::path one() const { return one_.path(); }
  [[nodiscard]] fs::path stub() const {
    std::string list;
    for (const SampleIndex& shard : shards_) list += "auto " + shard.path().string() + "\n";
    return one_.folder().write("all.stub", list);
  }

 private:
  static constexpr std::size_t kLate = 9, kReplaced = 16;

  void feed(const std::vector<std::string>& lines, std::size_t first, std::size_t end,
            std::size_t step) {
    std::vector<std::string> all, dealt[kShards];
    for (std::size_t i = first; i < end; i += step) {
      all.push_back(lines[i]);
      dealt[i % kShards].push_back(lines[i]);
    }
    one_.feed(all);
    for (std::size_t i = 0; i < kShards; ++i) shards_[i].feed(dealt[i]);
  }

  SampleIndex one_;
  SampleIndex shards_[kShards];
};

// As the word sets of its segment have it.
std::uint32_t lot_of(const index::Reader& reader, std::uint32_t document) {
  const auto [segment, own_number] = index::place_of(document, reader.segments().size());
  return reader.segments()[segment].word_sets->lots()[own_number];
}

// An open index and its articles as the references know them.
struct Opened {
  explicit Opened(const fs::path& path) : reader(path), searcher(path) {
    std::set<std::uint32_t> changed;
    for (std::size_t i = 0; i < reader.segments().size(); ++i) {
      for (const std::uint32_t document : reader.segments()[i].changed) {
        changed.insert(index::whole_number({i, document}, reader.segments().size()));
      }
    }
    for (std::size_t i = 0; i < kArticles; ++i) {
      const std::string id = "bai-" + std::to_string(i);
      articles.push_back(reference::tokenized(reader.find(id).value()));
      const std::uint32_t document = reader.document(id).value();
      indexed.emplace(id, IndexedArticle{articles.back(), document, changed.contains(document)});
      lots.emplace(document, lot_of(reader, document));
      mean_length += reference::counted_length(articles.back()) / kArticles;
    }
  }

  // Those that answer the query, best first, as many as are wanted.
  [[nodiscard]] std::vector<Candidate> best(const Query& query, const Plan& plan,
                                            const SearchOptions& options,
                                            std::size_t wanted) const {
    std::vector<const IndexedArticle*> matching;
    for (const TokenizedArticle* const article :
         reference::answers_to(query, options.combine, options.accents, articles)) {
      matching.push_back(&indexed.at(article->id));
    }
    const reference::FirstStage stage(
        plan, mean_length, [this](std::uint32_t a, std::uint32_t b) {
          return lots.at(a) != lots.at(b) ? lots.at(a) > lots.at(b) : a < b;
        });
    return stage.best(matching, wanted);
  }

  index::Reader reader;
  Searcher searcher;
  std::vector<TokenizedArticle> articles;
  std::map<std::string, IndexedArticle> indexed;  // By id.
  std::map<std::uint32_t, std::uint32_t> lots;    // By document.
  double mean_length = 0;
};

class CandidatesProperty : public testing::Test {
 protected:
  static void SetUpTestSuite() { archives_ = new Archives(); }
  static void TearDownTestSuite() { delete archives_; }

  static void expect_candidates(const Opened& archive);
  static void expect_blocks(const Opened& archive);

  static Archives* archives_;
};

Archives* CandidatesProperty::archives_ = nullptr;

void CandidatesProperty::expect_candidates(const Opened& archive) {
  Random random(kSeed + 1);
  std::size_t chosen = 0, relaxed = 0, guessed = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::string text = random_query(random);
    const Query query = parse_query(text).root;
    SearchOptions options;
    options.expand = false;
    options.combine = random.one_in(2) ? Combine::any : Combine::all_or_most;
    options.accents = static_cast<Accents>(random.below(3));
    QueryReading reading = read_query(query, options.accents, archive.reader);
    const Plan plan = plan_query(reading.query, reading.forms, options, archive.reader);
    Matches matches(plan, options.combine == Combine::all_or_most, archive.reader);
    const std::size_t wanted = std::vector<std::size_t>{10, 100, 150, 300}[random.below(4)];
    const std::vector<Candidate> found = matches.best(wanted);
    const std::vector<Candidate> expected = archive.best(query, plan, options, wanted);
    ASSERT_EQ(found.size(), expected.size()) << "seed " << kSeed << ": " << text;
    for (std::size_t k = 0; k < found.size(); ++k) {
      ASSERT_EQ(found[k].document, expected[k].document)
          << "seed " << kSeed << ", place " << k << " of " << wanted << ": " << text;
      ASSERT_EQ(found[k].worth, expected[k].worth) << "seed " << kSeed << ": " << text;
      ASSERT_DOUBLE_EQ(found[k].brief_worth, expected[k].brief_worth) << text;
    }
    chosen += found.size() == wanted && matches.total() > wanted ? 1 : 0;
    relaxed += matches.operands_missing() > 0 && matches.total() > 0 ? 1 : 0;
    guessed += reading.differs ? 1 : 0;
  }
  EXPECT_GT(chosen, kQueries / 10) << "too few queries have more answers than are wanted";
  EXPECT_GT(relaxed, kQueries / 20);
  EXPECT_GT(guessed, kQueries / 20);
}

// Each block by the formula, behind the blocks of better candidates.
void CandidatesProperty::expect_blocks(const Opened& archive) {
  constexpr std::size_t kBlock = 100;
  Random random(kSeed + 2);
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  options.group = options.expand = options.suggest = false;
  options.combine = Combine::any;
  options.accents = Accents::strict;
  const reference::Scorer scorer(
      archive.articles, options.ranking, [&](const std::string& first, const std::string& second) {
        return archive.reader.language_model().count(text::code_of(first), text::code_of(second));
      });
  for (int i = 0; i < kQueries / 10; ++i) {
    const std::string text =
        random.of(vocabulary()) + " " + random.of(vocabulary()) + " " + random.of(vocabulary());
    const Query query = parse_query(text).root;
    const std::vector<std::string> words = reference::words_of(query);
    QueryReading reading = read_query(query, options.accents, archive.reader);
    const Plan plan = plan_query(reading.query, reading.forms, options, archive.reader);
    const std::vector<Candidate> candidates = archive.best(query, plan, options, kArticles);
    const SearchResult result = archive.searcher.search(query, options);
    ASSERT_EQ(result.hits.size(), candidates.size()) << text;
    ASSERT_GT(candidates.size(), kBlock) << text;
    double most = HUGE_VAL;
    for (std::size_t first = 0; first < candidates.size(); first += kBlock) {
      const std::size_t end = std::min(first + kBlock, candidates.size());
      std::set<std::uint32_t> expected, found;
      for (std::size_t k = first; k < end; ++k) {
        const IndexedArticle& article = archive.indexed.at(result.hits[k].id);
        expected.insert(candidates[k].document);
        found.insert(article.document);
        const double score = std::min(most, scorer.score(words, article.words));
        ASSERT_NEAR(result.hits[k].score, score, 1e-9) << text << ", place " << k;
      }
      ASSERT_EQ(found, expected) << text << ", block at " << first;
      most = result.hits[end - 1].score;
    }
  }
}

TEST_F(CandidatesProperty, AreTheBestOfOneIndex) {
  const Opened archive(archives_->one());
  EXPECT_EQ(archive.reader.segments().size(), 2U);
  expect_candidates(archive);
}

TEST_F(CandidatesProperty, AreTheBestOfSeveralIndexesTogether) {
  const Opened archive(archives_->stub());
  EXPECT_EQ(archive.reader.segments().size(), 2 * kShards);
  expect_candidates(archive);
}

TEST_F(CandidatesProperty, AreRankedInBlocks) { expect_blocks(Opened(archives_->one())); }

TEST_F(CandidatesProperty, OfSeveralIndexesAreRankedInBlocks) {
  expect_blocks(Opened(archives_->stub()));
}

}  // namespace
}  // namespace timbao::search
