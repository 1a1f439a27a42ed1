// README.md and the pages of docs/ do not lie: each command in their ```console blocks prints what
// stands below it to standard output.
//
// The commands of a page run one after another in one folder that has corpus/ in it, with timbao on
// the PATH. "…" in an expected line stands for any text, a line of "…" alone for any lines.

#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

struct Example {
  std::string command;
  std::string output;
};

std::vector<Example> examples_of(const std::string& markdown) {
  std::vector<Example> examples;
  bool inside = false;
  for (const std::string& line : lines_of(markdown)) {
    if (line.starts_with("```")) {
      inside = !inside && line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      examples.push_back({line.substr(2), ""});
    } else if (inside && !examples.empty()) {
      examples.back().output += line + "\n";
    }
  }
  return examples;
}

// Whether `text` is `pattern` with any text for each "…".
bool matches(std::string_view text, std::string_view pattern) {
  constexpr std::string_view kAny = "…";
  const std::size_t any = pattern.find(kAny);
  if (any == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, any))) return false;
  pattern.remove_prefix(any + kAny.size());
  for (std::size_t start = any; start <= text.size(); ++start) {
    if (matches(text.substr(start), pattern)) return true;
  }
  return false;
}

TEST(Readme, PatternsStandForAnyText) {
  EXPECT_TRUE(matches("1 read, 2.5 s\n", "1 read, … s\n"));
  EXPECT_TRUE(matches("a\nb\nc\n", "a\n…\nc\n"));
  EXPECT_FALSE(matches("a\nb\nd\n", "a\n…\nc\n"));
  EXPECT_FALSE(matches("a\n", "b\n"));
}

// The pages that teach, as the checkout has them.
std::vector<std::string> pages() {
  const std::filesystem::path root = TIMBAO_SOURCE_DIR;
  std::vector<std::string> names;
  if (std::filesystem::exists(root / "README.md")) names.push_back("README.md");
  for (const auto& file : std::filesystem::directory_iterator(root / "docs")) {
    if (file.path().extension() == ".md")
      names.push_back("docs/" + file.path().filename().string());
  }
  return names;
}

class Page : public testing::TestWithParam<std::string> {};

TEST_P(Page, CommandsPrintWhatItSays) {
  const std::string root = TIMBAO_SOURCE_DIR;
  std::ostringstream markdown;
  markdown << std::ifstream(root + "/" + GetParam()).rdbuf();
  const std::vector<Example> examples = examples_of(markdown.str());
  EXPECT_FALSE(examples.empty());

  const TempFolder folder;
  std::filesystem::create_directory_symlink(root + "/corpus", folder / "corpus");
  std::filesystem::create_directory(folder / "bin");
  std::filesystem::create_symlink(TIMBAO_BINARY, folder / "bin/timbao");
  for (const Example& example : examples) {
    const Outcome outcome =
        run_command({"bash", "-c", "PATH=$PWD/bin:$PATH; " + example.command},
                    {.folder = folder.path(), .environment = {{"HOME", folder.path()}}});
    EXPECT_TRUE(matches(outcome.out, example.output)) << "$ " << example.command << "\nprints\n"
                                                      << outcome.out << GetParam() << " says\n"
                                                      << example.output;
  }
}

INSTANTIATE_TEST_SUITE_P(Readme, Page, testing::ValuesIn(pages()), [](const auto& page) {
  std::string name = page.param;
  std::erase_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
  return name;
});

}  // namespace
}  // namespace timbao::test
