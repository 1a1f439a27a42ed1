#include "index/folder.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::error_kind_of;
using test::record;
using test::run_update;
using test::SampleIndex;
using test::TempFolder;

TEST(WritableFolder, RefusesASecondWriter) {
  const SampleIndex index({record("a", "Lũ quét.")});
  const WritableFolder writer(index.path());
  EXPECT_EQ(error_kind_of([&] { WritableFolder second(index.path()); }), ErrorKind::locked);
  EXPECT_EQ(error_kind_of([&] { run_update(index.path(), {}); }), ErrorKind::locked);
  EXPECT_TRUE(Reader(index.path()).find("a")) << "a writer does not stop readers";
}

TEST(WritableFolder, ReleasesItsLock) {
  const SampleIndex index({record("a", "Lũ quét.")});
  { const WritableFolder writer(index.path()); }
  EXPECT_NO_THROW(WritableFolder again(index.path()));
}

TEST(WritableFolder, RefusesAFolderOfOtherFilesAndLeavesItAlone) {
  const TempFolder folder;
  folder.write("tho.txt", "Đất nước tôi");
  EXPECT_EQ(error_kind_of([&] { run_update(folder.path(), {}); }), ErrorKind::usage);
  EXPECT_EQ(folder.read("tho.txt"), "Đất nước tôi");
  EXPECT_FALSE(fs::exists(folder / "lock"));
}

TEST(WritableFolder, RefusesAFileInThePlaceOfTheFolder) {
  const TempFolder folder;
  const std::string file = folder.write("db", "x");
  EXPECT_EQ(error_kind_of([&] { run_update(file, {}); }), ErrorKind::io);
}

TEST(WritableFolder, RemovesSegmentsOfAKilledRun) {
  const SampleIndex index({record("a", "Lũ quét.")});
  const fs::path orphan = index.path() / "s000777";
  fs::copy(index.path() / segments_of(index.path()).front(), orphan);
  index.folder().write("db/XAPIANDB.next", "auto s000777\n");
  EXPECT_EQ(Reader(index.path()).statistics().articles, 1U);
  run_update(index.path(), {});
  EXPECT_FALSE(fs::exists(orphan));
  EXPECT_TRUE(Reader(index.path()).find("a"));
}

TEST(WritableFolder, NamesNewSegmentsAsNoFolderWasNamed) {
  const TempFolder folder;
  WritableFolder writer(folder / "db");
  const std::string first = writer.new_segment_name();
  EXPECT_NE(writer.new_segment_name(), first);
  fs::create_directory(writer.segment_path("s000041"));
  EXPECT_EQ(first, "s000001");
}

TEST(WritableFolder, GoesOnCountingAfterTheHighestSegment) {
  const TempFolder folder;
  {
    WritableFolder writer(folder / "db");
    fs::create_directory(writer.segment_path("s000041"));
    writer.publish({"s000041"});
  }
  WritableFolder writer(folder / "db");
  EXPECT_EQ(writer.segments(), std::vector<std::string>{"s000041"});
  EXPECT_EQ(writer.new_segment_name(), "s000042");
}

TEST(WritableFolder, KeepsFoldersThatAreNoSegments) {
  const SampleIndex index({record("a", "Lũ quét.")});
  const std::vector<std::string> names = {"s1",      "snapshot", "sabcdef",
                                          "s00001x", "luu-tru",  "s99999999999999999999999"};
  for (const std::string& name : names) fs::create_directory(index.path() / name);
  run_update(index.path(), {});
  for (const std::string& name : names) EXPECT_TRUE(fs::exists(index.path() / name)) << name;
}

TEST(Reader, SaysThatThereIsNoIndex) {
  const TempFolder folder;
  fs::create_directory(folder / "empty");
  folder.write("other/tho.txt", "Đất nước tôi");
  for (const std::string name : {"absent", "empty", "other"}) {
    EXPECT_EQ(error_kind_of([&] { Reader reader(folder / name); }), ErrorKind::not_found) << name;
  }
}

TEST(Reader, TakesAStubFileThatListsSeveralIndexes) {
  const SampleIndex north({record("a", "Lũ quét ở Kỳ Sơn.")});
  const SampleIndex south({record("b", "Giá lúa tăng."), record("c", "Sông Hậu.")});
  const TempFolder folder;
  const std::string stub = folder.write(
      "all.stub", "auto " + north.path().string() + "\nauto " + south.path().string() + "\n");
  const Reader reader{fs::path(stub)};
  EXPECT_EQ(reader.statistics().articles, 3U);
  EXPECT_EQ(reader.find("c")->body, "Sông Hậu.");
}

// Rewrites the version in each segment of an index.
void set_version(const fs::path& index, const std::string& version) {
  for (const std::string& segment : segments_of(index)) {
    Xapian::WritableDatabase database((index / segment).string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    database.set_metadata(std::string(schema::kVersionKey), version);
    database.commit();
  }
}

TEST(Reader, RefusesAnIndexOfOtherRules) {
  const SampleIndex index({record("a", "Lũ quét.")});
  for (const std::string version : {"schema=1 rules=0", "schema=999 rules=1", "", "x"}) {
    set_version(index.path(), version);
    EXPECT_EQ(error_kind_of([&] { Reader reader(index.path()); }), ErrorKind::wrong_rules);
    EXPECT_EQ(error_kind_of([&] { run_update(index.path(), {}); }), ErrorKind::wrong_rules);
  }
  set_version(index.path(), schema::version());
  EXPECT_TRUE(Reader(index.path()).find("a"));
}

}  // namespace
}  // namespace timbao::index
