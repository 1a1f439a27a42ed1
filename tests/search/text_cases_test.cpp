// The cases of tests/golden/text_cases.tsv: which query finds which text when every word is
// required.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;

struct Case {
  std::string rule, query, text, want;
};

std::vector<Case> cases_of(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    Case next;
    std::getline(fields, next.rule, '\t');
    std::getline(fields, next.query, '\t');
    std::getline(fields, next.text, '\t');
    std::getline(fields, next.want);
    cases.push_back(std::move(next));
  }
  return cases;
}

// All texts in one index, so that each query meets all the others' words too.
void expect_all_right(const std::vector<Case>& cases) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    lines.push_back(record({{"id", std::to_string(i)},
                            {"title", "Bài " + std::to_string(i)},
                            {"body", cases[i].text},
                            {"outlet", "kiemthu.example"}}));
  }
  const SampleIndex index(lines);
  const Searcher searcher(index.path());
  SearchOptions options;
  options.combine = Combine::all;
  options.limit = static_cast<std::uint32_t>(cases.size());
  options.passages = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& [rule, query, text, want] = cases[i];
    EXPECT_TRUE(want == "match" || want == "none") << rule << ": " << query;
    const test::Ids ids = test::found(searcher, query, options);
    const bool is_found = std::find(ids.begin(), ids.end(), std::to_string(i)) != ids.end();
    EXPECT_EQ(is_found, want == "match") << rule << ": query '" << query << "', text: " << text;
  }
}

TEST(TextCases, OfThisProjectAreRight) {
  const auto cases = cases_of(TIMBAO_SOURCE_DIR "/tests/golden/text_cases.tsv");
  ASSERT_GT(cases.size(), 150U);
  expect_all_right(cases);
}

TEST(TextCases, OfTheSharedFolderAreRight) {
  const auto cases = cases_of(TIMBAO_SOURCE_DIR "/../shared/text/cases.tsv");
  if (cases.empty()) GTEST_SKIP() << "no folder ../shared with text/cases.tsv beside the sources";
  expect_all_right(cases);
}

}  // namespace
}  // namespace timbao::search
