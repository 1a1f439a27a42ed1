#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "input/collected.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;
namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

// The paths of the records, without the temporary folder.
Strings paths_of(const Collected& all, const TempFolder& folder) {
  Strings paths;
  const std::string prefix = folder / "";
  for (const CopiedRecord& record : all.records) {
    paths.push_back(record.path.starts_with(prefix) ? record.path.substr(prefix.size())
                                                    : record.path);
  }
  return paths;
}

TEST(SourceWalk, WalksFoldersDepthFirstInByteOrderOfNames) {
  const TempFolder folder;
  for (const char* name : {"b/z.txt", "b/a/1.txt", "a.txt", "B.txt", "đ.txt", "c.txt", "b.txt"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(paths_of(collected({folder.path()}), folder),
            (Strings{"B.txt", "a.txt", "b/a/1.txt", "b/z.txt", "b.txt", "c.txt", "đ.txt"}));
}

TEST(SourceWalk, KeepsTheOrderOfThePathsGiven) {
  const TempFolder folder;
  const std::string second = folder.write("a.txt", "x");
  const std::string first = folder.write("b.txt", "x");
  EXPECT_EQ(paths_of(collected({first, second}), folder), (Strings{"b.txt", "a.txt"}));
}

TEST(SourceWalk, JoinsPathsWithoutDoublingTheSlash) {
  const TempFolder folder;
  folder.write("a/1.txt", "x");
  EXPECT_EQ(paths_of(collected({(folder / "a") + "/"}), folder), Strings{"a/1.txt"});
}

TEST(SourceWalk, KnowsEachKindByItsName) {
  const TempFolder folder;
  const std::vector<std::pair<std::string, Kind>> known = {
      {"a.txt", Kind::text},          {"b.TXT", Kind::text},         {"c.Json", Kind::json},
      {"d.jsonl", Kind::json_line},   {"e.NDJSON", Kind::json_line}, {"f.html", Kind::html},
      {"g.HTM", Kind::html},          {"h.xhtml", Kind::html},       {"i.md", Kind::markdown},
      {"j.markdown", Kind::markdown}, {"k.rss", Kind::feed},         {"l.atom", Kind::feed},
      {"m.xml", Kind::feed},          {"n.csv", Kind::csv_row},      {"o.TSV", Kind::tsv_row}};
  for (const auto& [name, kind] : known) {
    const bool is_table = kind == Kind::csv_row || kind == Kind::tsv_row;
    folder.write(name, is_table ? "nơi\nHuế\n" : "{}");
  }
  for (const char* name : {"g", "h.json.bak", "i.gz", "txt", "k.txt.pdf", "l.jsonlx", "m.shtml"}) {
    folder.write(name, "{}");
  }
  const Collected all = collected({folder.path()});
  ASSERT_EQ(all.records.size(), known.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    EXPECT_EQ(all.records[i].path, folder / known[i].first);
    EXPECT_EQ(all.records[i].kind, known[i].second) << known[i].first;
  }
  EXPECT_EQ(all.counts.skipped, 7U);
  EXPECT_TRUE(all.issues.empty());
}

TEST(SourceWalk, ReportsANamedFileOfUnknownKind) {
  const TempFolder folder;
  const std::string path = folder.write("bài.docx", "x");
  const Collected all = collected({path});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_TRUE(all.issues[0].starts_with(path + ": unknown kind of file (known: .txt .html "));
  EXPECT_TRUE(all.issues[0].ends_with(", each also .gz .zst .xz .bz2)"));
}

TEST(SourceWalk, ReportsAPathThatDoesNotExistAndGoesOn) {
  const TempFolder folder;
  const std::string real = folder.write("a.txt", "x");
  const Collected all = collected({folder / "không.txt", "", real});
  EXPECT_EQ(all.issues, (Strings{(folder / "không.txt") + ": no such file or folder",
                                 ": no such file or folder"}));
  EXPECT_EQ(paths_of(all, folder), Strings{"a.txt"});
  EXPECT_EQ(all.counts.rejected, 2U);
}

TEST(SourceWalk, ReportsADanglingLink) {
  const TempFolder folder;
  fs::create_symlink("mất.txt", folder / "a.txt");
  EXPECT_EQ(collected({folder.path()}).issues,
            Strings{(folder / "a.txt") + ": dangling link: what it leads to does not exist"});
}

TEST(SourceWalk, ReportsLinksThatLeadInACircle) {
  const TempFolder folder;
  fs::create_symlink("b.txt", folder / "a.txt");
  fs::create_symlink("a.txt", folder / "b.txt");
  EXPECT_EQ(collected({folder / "a.txt"}).issues,
            Strings{(folder / "a.txt") + ": links that lead in a circle"});
}

TEST(SourceWalk, NeverOpensAFifoOrADevice) {
  const TempFolder folder;
  ASSERT_EQ(::mkfifo((folder / "a.txt").c_str(), 0600), 0);
  fs::create_symlink("/dev/zero", folder / "b.txt");
  const Collected all = collected({folder.path(), "/dev/null"});
  EXPECT_EQ(all.issues, (Strings{(folder / "a.txt") + ": not a regular file",
                                 (folder / "b.txt") + ": not a regular file",
                                 "/dev/null: not a regular file"}));
  EXPECT_EQ(all.counts.files, 0U);
}

TEST(SourceWalk, FollowsALinkToAFolder) {
  const TempFolder folder;
  folder.write("thật/1.txt", "x");
  fs::create_directory(folder / "kho");
  fs::create_directory_symlink("../thật", folder / "kho/liên kết");
  EXPECT_EQ(paths_of(collected({folder / "kho"}), folder), Strings{"kho/liên kết/1.txt"});
}

TEST(SourceWalk, ReportsAFolderLoop) {
  const TempFolder folder;
  folder.write("a/b/1.txt", "x");
  fs::create_directory_symlink("../..", folder / "a/b/c");
  const Collected all = collected({folder.path()});
  EXPECT_EQ(paths_of(all, folder), Strings{"a/b/1.txt"});
  EXPECT_EQ(all.issues, Strings{(folder / "a/b/c") + ": folder loop: already being read as " +
                                folder.path().string()});
}

TEST(SourceWalk, ReadsAFileOnceWhateverLeadsToIt) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "x");
  fs::create_symlink("a.txt", folder / "b.txt");
  fs::create_hard_link(path, folder / "c.txt");
  const Collected all = collected({path, path, folder.path()});
  EXPECT_EQ(paths_of(all, folder), Strings{"a.txt"});
  EXPECT_EQ(all.counts.skipped, 4U);
  EXPECT_TRUE(all.issues.empty());
}

TEST(SourceWalk, ReadsAFolderOnceWhateverLeadsToIt) {
  const TempFolder folder;
  folder.write("a/1.txt", "x");
  fs::create_directory_symlink("a", folder / "b");
  const Collected all = collected({folder.path(), folder / "a"});
  EXPECT_EQ(paths_of(all, folder), Strings{"a/1.txt"});
  EXPECT_EQ(all.counts.skipped, 2U);
}

TEST(SourceWalk, ReportsAFileThatVanishedSinceTheWalkBegan) {
  const TempFolder folder;
  folder.write("a.txt", "x");
  const std::string second = folder.write("b.txt", "x");
  Source source({folder.path()});
  Batch batch;
  ASSERT_TRUE(source.next(batch, 1));
  fs::remove(second);
  ASSERT_TRUE(source.next(batch, 1));
  ASSERT_EQ(batch.issues().size(), 1U);
  EXPECT_EQ(batch.issues()[0].message(), second + ": no such file or folder");
}

TEST(SourceWalk, ReadsWhatAFileHoldsWhenItIsReached) {
  const TempFolder folder;
  folder.write("a.txt", "x");
  const std::string second = folder.write("b.jsonl", "một\n");
  Source source({folder.path()});
  Batch batch;
  ASSERT_TRUE(source.next(batch, 1));
  folder.write("b.jsonl", "một\nhai\n");
  ASSERT_TRUE(source.next(batch));
  EXPECT_EQ(batch.records().size(), 2U);
}

TEST(SourceWalk, WalksManyLevelsDown) {
  const TempFolder folder;
  std::string deep;
  for (int level = 0; level < 500; ++level) deep += "d/";
  folder.write(deep + "1.txt", "x");
  EXPECT_EQ(collected({folder.path()}).records.size(), 1U);
}

// For the time of a test, the rights of a user who owns nothing: root may read any file.
class AsNobody {
 public:
  AsNobody() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (changed_ && ::seteuid(0) != 0) std::abort();
  }
  [[nodiscard]] static bool is_root() { return ::geteuid() == 0; }

 private:
  bool changed_;
};

TEST(SourceWalk, ReportsWhatItMayNotRead) {
  const TempFolder folder;
  fs::permissions(folder.path(), fs::perms{0755});
  folder.write("a/1.txt", "x");
  folder.write("b.txt", "x");
  folder.write("c.txt", "x");
  fs::permissions(folder / "a", fs::perms::none);
  fs::permissions(folder / "b.txt", fs::perms::none);
  Collected all;
  {
    const AsNobody nobody;
    if (AsNobody::is_root()) GTEST_SKIP() << "cannot give up the rights of root here";
    all = collected({folder.path()});
  }
  fs::permissions(folder / "a", fs::perms::owner_all);
  EXPECT_EQ(all.issues, (Strings{(folder / "a") + ": permission denied",
                                 (folder / "b.txt") + ": permission denied"}));
  EXPECT_EQ(paths_of(all, folder), Strings{"c.txt"});
}

// For the time of a test, standard input comes from a file.
class StandardInput {
 public:
  explicit StandardInput(const std::string& path) : saved_(::dup(STDIN_FILENO)) {
    const int file = ::open(path.c_str(), O_RDONLY);
    ::dup2(file, STDIN_FILENO);
    ::close(file);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

TEST(SourceWalk, ReadsJsonLinesFromStandardInputOnce) {
  const TempFolder folder;
  const StandardInput input(folder.write("in", "một\nhai\n"));
  const Collected all = collected({"-", "-"});
  const std::vector<CopiedRecord> expected = {{"-", 1, "một", Kind::json_line},
                                              {"-", 2, "hai", Kind::json_line}};
  EXPECT_EQ(all.records, expected);
  EXPECT_EQ(all.counts.skipped, 1U);
}

}  // namespace
}  // namespace timbao::input
