// The same answers whichever of its files a segment has: what word sets and token columns say is in
// the posting lists and the texts too.
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "support/found.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/column_file.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/word_sets.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;
using test::Random;
using test::SampleIndex;

constexpr unsigned kSeed = 20261128;
// No more than are ranked at a time: which of them come first does not matter.
constexpr std::size_t kArticles = 95;

const std::vector<std::string> kWords = {"đường", "dương", "sắt",   "sát",  "bà",    "lũ",
                                         "quét",  "mưa",   "covid", "2026", "müller"};

std::string random_line(Random& random, std::size_t number) {
  static const std::vector<std::string> kDates = {"", "2023-11-03", "2024-02-29T07:30:00+07:00",
                                                  "2024-12-31"};
  static const std::vector<std::string> kOutlets = {"", "nhandan.vn", "Báo Tường Lớp 5"};
  static const std::vector<std::string> kAuthors = {"", "Nguyễn Văn An", "Lê Sắt"};
  return test::record({{"id", "bai-" + std::to_string(number)},
                       {"title", test::random_text(random, kWords, 6)},
                       {"body", "Ở " + test::random_text(random, kWords, 40)},
                       {"date", random.of(kDates)},
                       {"outlet", random.of(kOutlets)},
                       {"author", random.of(kAuthors)}});
}

// Every eighth article was replaced in place.
const SampleIndex& archive() {
  static const SampleIndex* const kArchive = [] {
    Random random(kSeed);
    std::vector<std::string> lines, later;
    for (std::size_t i = 0; i < kArticles; ++i) lines.push_back(random_line(random, i));
    for (std::size_t i = 0; i < kArticles; i += 8) later.push_back(random_line(random, i));
    auto* const index = new SampleIndex(lines);
    index->feed(later);
    return index;
  }();
  return *kArchive;
}

// The archive without some of the files beside its tables.
class Without {
 public:
  explicit Without(const std::vector<std::string>& files) {
    fs::copy(archive().path(), path(), fs::copy_options::recursive);
    std::size_t removed = 0;
    for (const auto& entry : fs::directory_iterator(path())) {
      if (!entry.is_directory()) continue;
      for (const std::string& file : files) removed += fs::remove(entry.path() / file) ? 1 : 0;
    }
    EXPECT_EQ(removed, files.size()) << "in the one segment";
  }

  [[nodiscard]] fs::path path() const { return folder_ / "db"; }

 private:
  test::TempFolder folder_;
};

SearchResult answer(const Searcher& searcher, const std::string& query, Accents accents) {
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  options.accents = accents;
  return test::search_for(searcher, query, options);
}

std::vector<std::string> random_queries() {
  static const std::vector<std::string> kParts = {"lũ",
                                                  "duong",
                                                  "sat",
                                                  "vắng",
                                                  "2026",
                                                  "\"đường sắt\"",
                                                  "\"lũ quét\"",
                                                  "\"müller covid\"",
                                                  "mưa NEAR/4 lũ",
                                                  "sắt NEAR/2 2026",
                                                  "cov*",
                                                  "title:bà",
                                                  "title:müller",
                                                  "title:\"sắt lũ\"",
                                                  "date:2024",
                                                  "date:2023-11-01..2024-02-29",
                                                  "outlet:nhandan.vn",
                                                  "outlet:tường",
                                                  "author:an",
                                                  "author:sắt"};
  static const std::vector<std::string> kJoints = {" ", " ", " OR ", " -", " +"};
  Random random(kSeed + 1);
  std::vector<std::string> queries = kParts;
  for (int i = 0; i < 400; ++i) {
    std::string query = random.of(kParts);
    for (std::size_t more = 1 + random.below(3); more > 0; --more) {
      query += random.of(kJoints) + random.of(kParts);
    }
    queries.push_back(query);
  }
  return queries;
}

class SegmentsWithout : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(SegmentsWithout, GiveTheSameAnswers) {
  const Without lacking(GetParam());
  const Searcher whole(archive().path());
  const Searcher searcher(lacking.path());
  ASSERT_EQ(whole.reader().segments().size(), 1U);
  ASSERT_FALSE(whole.reader().segments()[0].changed.empty());
  std::size_t found = 0;
  for (const std::string& query : random_queries()) {
    for (const Accents accents : {Accents::automatic, Accents::ignore}) {
      const SearchResult expected = answer(whole, query, accents);
      const SearchResult result = answer(searcher, query, accents);
      ASSERT_EQ(test::ids_of(result), test::ids_of(expected)) << query;
      ASSERT_EQ(result.total, expected.total) << query;
      for (std::size_t i = 0; i < result.hits.size(); ++i) {
        ASSERT_EQ(result.hits[i].score, expected.hits[i].score) << query;
      }
      found += result.total > 0 && result.total < kArticles ? 1 : 0;
    }
  }
  EXPECT_GT(found, 500U) << "too few queries divide the articles to tell much";
}

INSTANTIATE_TEST_SUITE_P(Files, SegmentsWithout,
                         testing::Values(std::vector<std::string>{index::kWordSetFileName},
                                         std::vector<std::string>{index::kColumnFileName},
                                         std::vector<std::string>{index::kWordSetFileName,
                                                                  index::kColumnFileName}));

}  // namespace
}  // namespace timbao::search
