// `timbao help --man`: a page for each command, which man(1) shows without a complaint.

#include "cli/manual.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "cli/commands.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

// Programs that read manual pages, as far as this machine has them.
bool has(const std::string& program) {
  return run_command({"sh", "-c", "command -v " + program}).code == 0;
}

// All pages in a folder.
const TempFolder& manual() {
  static const TempFolder folder;
  static const Outcome written = run_timbao({"help", "--man", "--into", folder.path()});
  EXPECT_EQ(written.code, 0) << written.err;
  return folder;
}

void expect_no_complaints(const std::string& command) {
  std::size_t pages = 0;
  for (const auto& page : std::filesystem::directory_iterator(manual().path())) {
    const Outcome outcome =
        run_command({"sh", "-c", command, "sh", page.path()},
                    {.environment = {{"LC_ALL", "C.UTF-8"}, {"MANROFFOPT", ""}}});
    EXPECT_EQ(outcome.code, 0) << page.path();
    EXPECT_EQ(outcome.err, "") << page.path();
    ++pages;
  }
  EXPECT_EQ(pages, cli::commands().size() + 1);
}

TEST(Manual, ManHasNoComplaints) {
  if (!has("man")) GTEST_SKIP() << "man is not installed";
  expect_no_complaints("man --warnings -E UTF-8 -l \"$1\" > /dev/null");
}

TEST(Manual, GroffHasNoComplaints) {
  if (!has("groff") || !has("preconv")) GTEST_SKIP() << "groff is not installed";
  expect_no_complaints("groff -ww -Kutf8 -man -Tutf8 -z \"$1\"");
}

TEST(Manual, MandocHasNoErrors) {
  if (!has("mandoc")) GTEST_SKIP() << "mandoc is not installed";
  expect_no_complaints("mandoc -Tutf8 -W error \"$1\" > /dev/null");
}

TEST(Manual, PagesSayWhatHelpSays) {
  if (!has("mandoc")) GTEST_SKIP() << "mandoc is not installed";
  for (const cli::Command& command : cli::commands()) {
    const std::string page = manual() / cli::manual_file_name(command.name);
    // Bold letters are printed twice, and underlined ones over a line.
    const std::string text =
        run_command(
            {"sh", "-c", R"(mandoc -Tutf8 -O width=500 "$1" | sed 's/.\x08//g')", "sh", page},
            {.environment = {{"LC_ALL", "C.UTF-8"}}})
            .out;
    const cli::CommandDescription described = command.describe();
    EXPECT_TRUE(contains(text, cli::synopsis(described)));
    EXPECT_TRUE(contains(text, described.summary));
    for (const cli::OptionDescription& option : described.options) {
      EXPECT_TRUE(
          contains(text, "--" + option.name + (option.value.empty() ? "" : " ") + option.value));
    }
    for (const std::string& line : lines_of(described.examples)) {
      EXPECT_TRUE(contains(text, line.substr(2)));
    }
  }
}

TEST(Manual, OnePageGoesToStandardOutput) {
  EXPECT_EQ(run_timbao({"help", "--man", "search"}).out, manual().read("timbao-search.1"));
  EXPECT_EQ(run_timbao({"help", "--man"}).out, manual().read("timbao.1"));
}

TEST(Manual, NamesEachCommand) {
  const std::string page = manual().read("timbao.1");
  for (const cli::Command& command : cli::commands()) {
    EXPECT_TRUE(contains(page, ".BR timbao\\-" + std::string(command.name) + " (1)"));
  }
}

TEST(Manual, AFolderThatIsNotThereIsAFailure) {
  const Outcome outcome = run_timbao({"help", "--man", "--into", "/none/here"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(contains(outcome.err, "/none/here/timbao.1: No such file or directory"));
  EXPECT_EQ(run_timbao({"help", "--into", "/tmp"}).code, 2);
}

}  // namespace
}  // namespace timbao::test
