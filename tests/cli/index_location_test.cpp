// Which index a command means, and what it says of one that it cannot use.

#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

namespace fs = std::filesystem;

using Environment = std::vector<std::pair<std::string, std::string>>;

// The index that `timbao stats` opens in `folder`.
std::string index_opened(const std::string& folder, const Environment& environment,
                         Arguments options = {}) {
  options.insert(options.begin(), {"stats", "--format=json"});
  const Outcome outcome = run_timbao(options, {.folder = folder, .environment = environment});
  return outcome.code == 0 ? Json(outcome.out).text("/index") : outcome.err;
}

TEST(IndexLocation, NearestNamedFirst) {
  const TempFolder home;
  const std::string db = news_db();
  fs::create_directories(home / "work/deep/er");
  fs::copy(db, home / "work/timbao.db", fs::copy_options::recursive);
  fs::copy(db, home / "named", fs::copy_options::recursive);
  fs::create_directories(home / "data/timbao");
  fs::copy(db, home / "data/timbao/db", fs::copy_options::recursive);
  fs::create_directories(home / ".local/share/timbao");
  fs::copy(db, home / ".local/share/timbao/db", fs::copy_options::recursive);
  const std::string deep = home / "work/deep/er";
  const std::string outside = home / "named";
  const Environment data = {{"HOME", home.path()}, {"XDG_DATA_HOME", home / "data"}};
  Environment all = data;
  all.emplace_back("TIMBAO_DB", home / "named");

  EXPECT_EQ(index_opened(deep, all, {"--db", db}), db);
  EXPECT_EQ(index_opened(deep, all), home / "named");
  EXPECT_EQ(index_opened(deep, data), home / "work/timbao.db");
  EXPECT_EQ(index_opened(home / "work", data), home / "work/timbao.db");
  EXPECT_EQ(index_opened(outside, data), home / "data/timbao/db");
  EXPECT_EQ(index_opened(outside, {{"HOME", home.path()}, {"XDG_DATA_HOME", "relative"}}),
            home / ".local/share/timbao/db");
  EXPECT_EQ(index_opened(outside, {{"HOME", home.path()}, {"XDG_DATA_HOME", ""}}),
            home / ".local/share/timbao/db");
}

TEST(IndexLocation, IndexingWithoutANameMakesTheUsersIndex) {
  const TempFolder home;
  const std::string path = home.write("in/a.jsonl", kNewsLines);
  const Outcome outcome =
      run_timbao({"index", path}, {.folder = home / "in", .environment = {{"HOME", home.path()}}});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const std::string db = home / ".local/share/timbao/db";
  EXPECT_EQ(outcome.err, "timbao: info: writing the index " + db + "\n");
  EXPECT_EQ(index_opened(home / "in", {{"HOME", home.path()}}), db);
}

TEST(IndexLocation, NoIndexAnywhereSaysWhatToDo) {
  const TempFolder home;
  const Outcome outcome = run_timbao(
      {"search", "cầu"}, {.folder = home.path(), .environment = {{"HOME", home.path()}}});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(starts_with(outcome.err, "timbao: error: no index: no timbao.db in this folder"));
  EXPECT_TRUE(contains(outcome.err, "`timbao index`"));
  EXPECT_TRUE(
      contains(run_timbao({"search", "cầu"}, {.folder = home.path()}).err, "give --db DIR"));
}

// What every command that opens an index says of one, in one line.
std::string complaint(const std::string& db) {
  const std::vector<Arguments> commands = {
      {"search", "cầu"}, {"show", "cau-1"}, {"stats"}, {"run", "--topics", "-"}};
  std::string first;
  for (Arguments arguments : commands) {
    arguments.insert(arguments.end(), {"--db", db});
    const Outcome outcome = run_timbao(arguments, {.in = "t\tcầu\n"});
    EXPECT_EQ(outcome.code, 2) << arguments[0];
    EXPECT_EQ(outcome.out, "") << arguments[0];
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << arguments[0] << outcome.err;
    EXPECT_TRUE(starts_with(outcome.err, "timbao: error: ")) << arguments[0];
    EXPECT_TRUE(contains(outcome.err, db)) << arguments[0];
    if (first.empty()) first = outcome.err;
  }
  return first;
}

TEST(IndexLocation, MissingIndexIsOneLine) {
  const TempFolder folder;
  EXPECT_TRUE(contains(complaint(folder / "nowhere"), "no index here"));
}

TEST(IndexLocation, ForeignFolderIsOneLine) {
  const TempFolder folder;
  folder.write("photos/a.jpg", "x");
  complaint(folder / "photos");
  const std::string path = folder.write("a.jsonl", kNewsLines);
  const Outcome outcome = run_timbao({"index", "--db", folder / "photos", path});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
  EXPECT_EQ(folder.read("photos/a.jpg"), "x");
}

TEST(IndexLocation, AFileIsNoIndex) {
  const TempFolder folder;
  complaint(folder.write("db", "not an index"));
}

TEST(IndexLocation, CorruptIndexIsOneLine) {
  const TempFolder folder;
  fs::copy(news_db(), folder / "db", fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(folder / "db")) {
    if (entry.is_regular_file() && entry.path().filename() == "iamglass") {
      fs::resize_file(entry.path(), 10);
    }
  }
  complaint(folder / "db");
}

TEST(IndexLocation, LockedIndexIsReadButNotWritten) {
  const TempFolder folder;
  fs::copy(news_db(), folder / "db", fs::copy_options::recursive);
  const int lock = ::open((folder / "db/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  const std::string path = folder.write("a.jsonl", kNewsLines);
  const Outcome locked = run_timbao({"index", "--db", folder / "db", path});
  EXPECT_EQ(locked.code, 2);
  EXPECT_EQ(lines_of(locked.err).size(), 1U) << locked.err;
  EXPECT_EQ(run_timbao({"stats", "--db", folder / "db"}).code, 0);
  ::close(lock);
  EXPECT_EQ(run_timbao({"index", "--db", folder / "db", path}).code, 0);
}

}  // namespace
}  // namespace timbao::test
