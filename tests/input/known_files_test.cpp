// What a Source says of files, so that the next run need not read them again.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <vector>

#include "input/collected.hpp"
#include "input/compressed.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;
using Strings = std::vector<std::string>;

Strings paths_of(const std::vector<FileStamp>& stamps) {
  Strings paths;
  for (const FileStamp& stamp : stamps) paths.push_back(stamp.path);
  return paths;
}

Collected collected_but(const std::vector<FileStamp>& known, const std::string& path) {
  const auto is_known = [&](const FileStamp& stamp) {
    return std::find(known.begin(), known.end(), stamp) != known.end();
  };
  return collected({path}, 1000, {.is_known = is_known});
}

TEST(KnownFiles, AreFinishedWhenTheirLastRecordIsHandedOut) {
  const TempFolder folder;
  const std::string lines = folder.write("a.jsonl", "một\nhai\nba\n");
  const std::string text = folder.write("b.txt", "Huế");
  Source source({folder.path()});
  Batch batch;
  ASSERT_TRUE(source.next(batch, 1));
  EXPECT_TRUE(batch.finished().empty());
  ASSERT_TRUE(source.next(batch, 1));
  ASSERT_TRUE(source.next(batch, 1));
  ASSERT_TRUE(source.next(batch, 1));
  EXPECT_EQ(batch.records().back().path, text);
  EXPECT_EQ(paths_of(batch.finished()), (Strings{lines, text}));
  EXPECT_FALSE(source.next(batch, 1));
}

TEST(KnownFiles, HaveTheStampThatTheSystemGives) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "Huế");
  const Collected all = collected({path});
  struct ::stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  ASSERT_EQ(all.finished.size(), 1U);
  EXPECT_EQ(all.finished[0].bytes, 5U);
  EXPECT_EQ(all.finished[0].inode, status.st_ino);
  EXPECT_EQ(all.finished[0].modified_ns / 1'000'000'000, status.st_mtim.tv_sec);
  EXPECT_EQ(all.finished[0].changed_ns % 1'000'000'000, status.st_ctim.tv_nsec);
}

TEST(KnownFiles, AreNotFinishedWhereSomethingWasWrong) {
  const TempFolder folder;
  folder.write("a.jsonl.gz", "plain");
  folder.write("b.txt.gz", compressed(std::string(1000, 'x'), ARCHIVE_FILTER_GZIP).substr(0, 20));
  folder.write("c.txt", std::string(kMaxRecordBytes + 1, 'x'));
  folder.write("d.jsonl", std::string(kMaxRecordBytes + 1, 'x') + "\nhai\n");
  const Collected all = collected({folder.path()});
  EXPECT_EQ(all.issues.size(), 4U);
  EXPECT_EQ(all.records.size(), 1U);
  EXPECT_TRUE(all.finished.empty());
}

TEST(KnownFiles, AreFinishedAlsoWithoutRecords) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", "\n \n");
  EXPECT_EQ(paths_of(collected({path}).finished), Strings{path});
}

TEST(KnownFiles, AreNotOpenedAgain) {
  const TempFolder folder;
  folder.write("a.txt", "Huế");
  folder.write("b.txt", "Vinh");
  const std::vector<FileStamp> known = collected({folder.path()}).finished;
  ASSERT_EQ(known.size(), 2U);
  const std::string changed = folder.write("b.txt", "Nghi Lộc");
  const Collected all = collected_but(known, folder.path());
  ASSERT_EQ(all.records.size(), 1U);
  EXPECT_EQ(all.records[0].path, changed);
  EXPECT_EQ(paths_of(all.finished), Strings{changed});
  EXPECT_EQ(all.counts.files, 1U);
  EXPECT_EQ(all.counts.unchanged, 1U);
  EXPECT_EQ(all.counts.skipped, 0U);
}

TEST(KnownFiles, CountOnDiskAsThoseThatAreRead) {
  const TempFolder folder;
  folder.write("a.txt", "Huế");
  folder.write("b.txt", "Vinh");
  folder.write("c.jsonl.gz", "plain");
  const Collected first = collected({folder.path()});
  EXPECT_EQ(first.counts.disk_bytes, 5U + 4U + 5U);
  EXPECT_EQ(collected_but(first.finished, folder.path()).counts.disk_bytes, 5U + 4U + 5U);
}

TEST(KnownFiles, ManyInARowGiveEmptyBatchesOnTheWay) {
  const TempFolder folder;
  for (std::size_t i = 0; i < kMaxBatchSteps + 10; ++i)
    folder.write(std::to_string(i) + ".txt", "");
  Source source({folder.path()}, {.is_known = [](const FileStamp&) { return true; }});
  Batch batch;
  ASSERT_TRUE(source.next(batch));
  EXPECT_TRUE(batch.records().empty());
  EXPECT_EQ(source.counts().unchanged, kMaxBatchSteps);
  EXPECT_FALSE(source.next(batch));
  EXPECT_EQ(source.counts().unchanged, kMaxBatchSteps + 10);
}

}  // namespace
}  // namespace timbao::input
