// The queries of corpus/judged on the articles of corpus/sample.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/article/article.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;

const fs::path& corpus() {
  static const fs::path folder = fs::path(TIMBAO_SOURCE_DIR) / "corpus";
  return folder;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

using Answers = std::vector<std::string>;

// The answers of each query, as corpus/judged/README.md explains them.
std::map<std::string, Answers> judgements() {
  std::map<std::string, Answers> queries;
  for (const std::string& line : lines_of(corpus() / "judged/queries.tsv")) {
    const std::size_t tab = line.find('\t');
    queries[line.substr(0, tab)].push_back(line.substr(tab + 1));
  }
  return queries;
}

bool is_answer(const article::Article& article, const Answers& answers) {
  return std::any_of(answers.begin(), answers.end(), [&article](const std::string& answer) {
    return article.id == answer || article.url == answer ||
           article.path == corpus() / "sample" / answer;
  });
}

// Titles of other stories that the judged pages show beside theirs.
std::vector<std::string> teaser_titles() {
  std::vector<std::string> titles;
  for (const auto& entry : fs::directory_iterator(corpus() / "judged/pages")) {
    bool within = false;
    for (const std::string& line : lines_of(entry.path())) {
      if (line.ends_with(']')) within = false;
      const std::size_t start = line.find('"'), end = line.rfind('"');
      if (within && start < end) titles.push_back(line.substr(start + 1, end - start - 1));
      if (line.ends_with("\"related\": [")) within = true;
    }
  }
  return titles;
}

class JudgedCorpus : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new test::TempFolder();
    run_ = new test::UpdateRun(test::run_update(*folder_ / "db", {corpus() / "sample"}));
  }
  static void TearDownTestSuite() {
    delete run_;
    delete folder_;
  }

  static test::TempFolder* folder_;
  static test::UpdateRun* run_;
};

test::TempFolder* JudgedCorpus::folder_ = nullptr;
test::UpdateRun* JudgedCorpus::run_ = nullptr;

TEST_F(JudgedCorpus, IsReadWithoutAnIssue) {
  EXPECT_EQ(run_->rejected, std::vector<std::string>());
  EXPECT_EQ(run_->warned, std::vector<std::string>());
  EXPECT_EQ(run_->report.added, 168U);
  EXPECT_EQ(run_->report.skipped, 0U);
}

TEST_F(JudgedCorpus, HoldsEveryArticleThatTheJudgementsName) {
  const index::Reader reader(*folder_ / "db");
  std::vector<article::Article> articles;
  for (std::uint32_t document = 1; document <= run_->report.added; ++document) {
    articles.push_back(reader.article(document));
  }
  for (const auto& [query, answers] : judgements()) {
    for (const std::string& answer : answers) {
      EXPECT_EQ(std::count_if(articles.begin(), articles.end(),
                              [&](const auto& article) { return is_answer(article, {answer}); }),
                1)
          << query << ": " << answer;
    }
  }
}

TEST_F(JudgedCorpus, AnswersItsQueriesNearTheTop) {
  const Searcher searcher(*folder_ / "db");
  const auto queries = judgements();
  ASSERT_EQ(queries.size(), 65U);
  double reciprocal_ranks = 0;
  for (const auto& [query, answers] : queries) {
    const auto hits = test::search_for(searcher, query).hits;
    const auto answer = std::find_if(
        hits.begin(), hits.end(),
        [&answers = answers](const Hit& hit) { return is_answer(hit.article, answers); });
    if (answer != hits.end())
      reciprocal_ranks += 1.0 / static_cast<double>(answer - hits.begin() + 1);
    if (answer != hits.begin() || hits.empty()) {
      std::cout << "not at the top: " << query << '\n';
    }
  }
  const double mean = reciprocal_ranks / static_cast<double>(queries.size());
  std::cout << "MRR@10 " << mean << " over " << queries.size() << " queries\n";
  RecordProperty("mrr_at_10", std::to_string(mean));
  EXPECT_GE(mean, 0.98);
}

TEST_F(JudgedCorpus, ShowsNoTeaserInAPassage) {
  const auto teasers = teaser_titles();
  ASSERT_GE(teasers.size(), 15U);
  const Searcher searcher(*folder_ / "db");
  SearchOptions options;
  options.passages = 20;
  options.combine = Combine::any;
  // Each teaser asks for itself, besides the judged queries.
  std::vector<std::string> queries = teasers;
  for (const auto& [query, answers] : judgements()) queries.push_back(query);
  std::size_t passages = 0;
  for (const std::string& query : queries) {
    for (const Hit& hit : test::search_for(searcher, query, options).hits) {
      for (const PassageHit& passage : hit.passages) {
        ++passages;
        for (const std::string& teaser : teasers) {
          EXPECT_EQ(passage.text.find(teaser), std::string::npos)
              << hit.article.path << " shows the teaser " << teaser;
        }
      }
    }
  }
  EXPECT_GT(passages, 1'000U);
}

}  // namespace
}  // namespace timbao::search
