#include "timbao/input/survey.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>

#include "input/collected.hpp"
#include "support/temp_folder.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;

SurveyCounts counts_at_the_end(const std::vector<std::string>& paths) {
  const Survey survey(paths);
  while (!survey.counts().is_complete) std::this_thread::yield();
  return survey.counts();
}

TEST(Survey, CountsTheFilesAndBytesThatASourceReads) {
  const TempFolder folder;
  for (int i = 0; i < 300; ++i) folder.write("kho/" + std::to_string(i) + ".txt", "Huế");
  folder.write("kho/a.pdf", "no article");
  folder.write("b.jsonl.gz", "broken");
  std::filesystem::create_hard_link(folder / "kho/7.txt", folder / "kho/again.txt");
  const std::vector<std::string> paths = {folder.path(), folder / "kho", folder / "none", "-"};
  const SurveyCounts counts = counts_at_the_end(paths);
  EXPECT_EQ(counts.files, 301U);
  EXPECT_EQ(counts.disk_bytes, 300U * 5 + 6);
  EXPECT_EQ(collected({folder.path()}).counts.disk_bytes, counts.disk_bytes);
}

TEST(Survey, StopsWithItsObject) {
  const Survey survey({"/usr"});
  EXPECT_LE(survey.counts().files, 1'000'000'000U);
}

}  // namespace
}  // namespace timbao::input
