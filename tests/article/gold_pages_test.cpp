// Pages with known stories: those of corpus/judged, and real ones where they lie beside the
// checkout; these are not part of the repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Runs of four terms within one paragraph.
std::set<std::string> runs_of(std::string_view body) {
  constexpr std::size_t kRun = 4;
  std::set<std::string> runs;
  text::Tokens tokens;
  text::tokenize(body, tokens);
  for (std::size_t i = 0; i + kRun <= tokens.size(); ++i) {
    std::string run;
    for (std::size_t k = i; k < i + kRun; ++k) {
      if (k > i && tokens[k].before == text::Boundary::paragraph) run.clear();
      run += std::string(tokens.term(k)) + " ";
    }
    runs.insert(run);
  }
  return runs;
}

double share_of(const std::set<std::string>& some, const std::set<std::string>& all) {
  const auto shared =
      std::count_if(some.begin(), some.end(), [&](const auto& run) { return all.contains(run); });
  return some.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(some.size());
}

// The reader takes a gold file for a JSON record: title, outlet, body and date have the same keys.
void expect_as_gold(const fs::path& page_path, const fs::path& gold_path) {
  SCOPED_TRACE(page_path);
  const auto gold = test::json(bytes_of(gold_path));
  const auto got = test::page(bytes_of(page_path));
  EXPECT_EQ(text::normal_form(got.title.value_or("")), text::normal_form(gold.title.value_or("")));
  EXPECT_EQ(got.date, gold.date);
  const auto wanted = runs_of(gold.body);
  const auto found = runs_of(got.body);
  EXPECT_GE(share_of(wanted, found), 0.97);
  EXPECT_GE(share_of(found, wanted), 0.90);  // Captions may count as the story's.
}

// The page that a gold file names under "file".
std::string page_of(const fs::path& gold_path) {
  const std::string gold = bytes_of(gold_path);
  std::smatch match;
  return std::regex_search(gold, match, std::regex("\"file\": *\"([^\"]+)\"")) ? match[1].str()
                                                                               : "";
}

TEST(GoldPages, OfTheSampleAreReadAsJudged) {
  const fs::path corpus = fs::path(TIMBAO_SOURCE_DIR) / "corpus";
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(corpus / "judged/pages")) {
    const fs::path page = corpus / "sample" / page_of(entry.path());
    expect_as_gold(page, entry.path());
    const auto gold = test::json(bytes_of(entry.path()));
    EXPECT_EQ(test::page(bytes_of(page)).outlet, gold.outlet) << page;
    ++pages;
  }
  EXPECT_GE(pages, 6);
}

TEST(GoldPages, OfRealPapersAreReadAsJudged) {
  const auto folder = fs::path(TIMBAO_SOURCE_DIR) / ".." / "shared" / "pages";
  if (!fs::exists(folder)) GTEST_SKIP() << "no pages in " << folder;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    auto gold_path = entry.path();
    expect_as_gold(entry.path(), gold_path.replace_extension(".gold.json"));
  }
}

}  // namespace
}  // namespace timbao::article
