// Real pages with known stories, where they lie beside the checkout; they are not part of the
// repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
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

TEST(SharedPages, AreReadAsTheirGoldSays) {
  const auto folder = std::filesystem::path(TIMBAO_SOURCE_DIR) / ".." / "shared" / "pages";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no pages in " << folder;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    auto gold_path = entry.path();
    // The reader takes the gold file for a JSON record: title, body and date have the same keys.
    const auto gold = test::json(bytes_of(gold_path.replace_extension(".gold.json")));
    const auto got = test::page(bytes_of(entry.path()));
    EXPECT_EQ(text::normal_form(got.title.value_or("")),
              text::normal_form(gold.title.value_or("")));
    EXPECT_EQ(got.date, gold.date) << entry.path();
    const auto wanted = runs_of(gold.body);
    const auto found = runs_of(got.body);
    EXPECT_GE(share_of(wanted, found), 0.97) << entry.path();
    EXPECT_GE(share_of(found, wanted), 0.90) << entry.path();  // Captions may count as the story's.
  }
}

}  // namespace
}  // namespace timbao::article
