// Archives: members are read as files are, whatever damage and tricks there are.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "input/archives.hpp"
#include "input/collected.hpp"
#include "input/compressed.hpp"
#include "input/warc_records.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;
using Strings = std::vector<std::string>;

// "path: bytes" for each record, then "path! reason" for each issue, without the folder.
Strings found_in(const std::string& bytes, const std::string& name) {
  const TempFolder folder;
  const std::string prefix = folder / "";
  const Collected all = collected({folder.write(name, bytes)});
  Strings found;
  for (const CopiedRecord& record : all.records) {
    found.push_back(record.path.substr(prefix.size()) + ": " + record.bytes);
  }
  for (std::string issue : all.issues) {
    issue.erase(0, prefix.size());
    found.push_back(issue.replace(issue.find(": "), 2, "! "));
  }
  return found;
}

const std::vector<PackedFile> kFiles = {
    {"b/z.html", "<p>Huế"}, {"a.jsonl", "{\"a\":1}\n{\"b\":2}\n"}, {"c.csv", "x,y\n1,2\n"}};

Strings found_of_files(const std::string& archive) {
  return {archive + "/b/z.html: <p>Huế", archive + "/a.jsonl: {\"a\":1}",
          archive + "/a.jsonl: {\"b\":2}", archive + "/c.csv: 1,2"};
}

TEST(Archive, IsReadMemberByMemberInItsOrder) {
  EXPECT_EQ(found_in(zipped(kFiles), "a.zip"), found_of_files("a.zip"));
  EXPECT_EQ(found_in(zipped(kFiles, {.options = "zip:compression=store"}), "a.zip"),
            found_of_files("a.zip"));
  EXPECT_EQ(found_in(tarred(kFiles), "A.TAR"), found_of_files("A.TAR"));
  EXPECT_EQ(found_in(packed(kFiles, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE), "a.tar"),
            found_of_files("a.tar"));
}

TEST(Archive, MayBeCompressed) {
  for (const auto& [suffix, filter] : kCompressions) {
    const std::string name = std::string("a.tar").append(suffix);
    EXPECT_EQ(found_in(tarred(kFiles, {.filter = filter}), name), found_of_files(name));
  }
  EXPECT_EQ(found_in(tarred(kFiles, {.filter = ARCHIVE_FILTER_GZIP}), "a.tgz"),
            found_of_files("a.tgz"));
  EXPECT_EQ(found_in(tarred(kFiles, {.filter = ARCHIVE_FILTER_XZ}), "a.txz"),
            found_of_files("a.txz"));
  EXPECT_EQ(found_in(compressed(zipped(kFiles), ARCHIVE_FILTER_GZIP), "a.zip.gz"),
            found_of_files("a.zip.gz"));
  EXPECT_EQ(found_in(tarred(kFiles), "a.tgz"), Strings{"a.tgz! not gzip, zstd, xz or bzip2 data"});
}

TEST(Archive, IsOneFileWithOneStamp) {
  const TempFolder folder;
  const std::string path = folder.write("a.zip", zipped(kFiles));
  const Collected all = collected({path});
  EXPECT_EQ(all.counts.files, 1U);
  EXPECT_EQ(all.counts.records, 4U);
  ASSERT_EQ(all.finished.size(), 1U);
  EXPECT_EQ(all.finished[0].path, path);
  EXPECT_EQ(all.counts.disk_bytes, std::filesystem::file_size(path));
  const auto know_all = [](const FileStamp&) { return true; };
  EXPECT_TRUE(collected({path}, 1000, {.is_known = know_all}).records.empty());
}

TEST(Archive, MembersMayBeCompressedOrArchives) {
  const std::string html = compressed("<p>gz", ARCHIVE_FILTER_GZIP);
  const std::string warc =
      compressed(page_record("http://a.example/", "<p>w"), ARCHIVE_FILTER_GZIP);
  const std::vector<PackedFile> inner = {{"i.txt", "in"},
                                         {"j.txt.gz", compressed("gz", ARCHIVE_FILTER_GZIP)}};
  const std::vector<PackedFile> outer = {{"a.html.gz", html},
                                         {"b.warc.gz", warc},
                                         {"c.zip", zipped(inner)},
                                         {"d.tar.xz", tarred(inner, {.filter = ARCHIVE_FILTER_XZ})},
                                         {"e.txt", "end"}};
  for (const std::string name : {"o.zip", "o.tar"}) {
    const std::string bytes = name == "o.zip" ? zipped(outer) : tarred(outer);
    EXPECT_EQ(
        found_in(bytes, name),
        (Strings{name + "/a.html.gz: <p>gz", name + "/b.warc.gz: <p>w", name + "/c.zip/i.txt: in",
                 name + "/c.zip/j.txt.gz: gz", name + "/d.tar.xz/i.txt: in",
                 name + "/d.tar.xz/j.txt.gz: gz", name + "/e.txt: end"}));
  }
}

TEST(Archive, IsNotOpenedInAnArchiveInAnArchive) {
  const std::string third = zipped({{"c.txt", "three"}});
  const std::string second = zipped({{"third.zip", third}, {"b.txt", "two"}});
  EXPECT_EQ(
      found_in(zipped({{"second.zip", second}, {"a.txt", "one"}}), "a.zip"),
      (Strings{"a.zip/second.zip/b.txt: two", "a.zip/a.txt: one",
               "a.zip/second.zip/third.zip! archive in an archive in an archive: not opened"}));
}

TEST(Archive, SkipsWhatIsNoFileOfAKnownKind) {
  const std::vector<PackedFile> files = {{"d", "", AE_IFDIR},
                                         {"d/a.txt", "one"},
                                         {"d/b.txt", "a.txt", AE_IFLNK},
                                         {"d/c.jpg", "x"},
                                         {"__MACOSX/d/._a.txt", "x"},
                                         {"d/._a.txt", "x"},
                                         {".DS_Store", "x"},
                                         {"none", "x"}};
  for (const std::string name : {"a.zip", "a.tar"}) {
    const TempFolder folder;
    const std::string bytes = name == "a.zip" ? zipped(files) : tarred(files);
    const Collected all = collected({folder.write(name, bytes)});
    ASSERT_EQ(all.records.size(), 1U);
    EXPECT_EQ(all.records[0].bytes, "one");
    EXPECT_EQ(all.counts.skipped, 6U);
    EXPECT_TRUE(all.issues.empty());
  }
}

TEST(Archive, NamesNeverLeadOutOfIt) {
  const std::vector<PackedFile> files = {
      {"../../etc/a.txt", "1"}, {"/b.txt", "2"}, {"./x//./c.txt", "3"}, {"d\x01\xFF\n.txt", "4"}};
  EXPECT_EQ(found_in(tarred(files), "a.tar"),
            (Strings{"a.tar/%2E%2E/%2E%2E/etc/a.txt: 1", "a.tar/b.txt: 2", "a.tar/x/c.txt: 3",
                     "a.tar/d\uFFFD\uFFFD\uFFFD.txt: 4"}));
}

TEST(Archive, KeepsNamesInVietnamese) {
  const std::vector<PackedFile> files = {{"báo/Huế.txt", "1"}};
  EXPECT_EQ(found_in(tarred(files), "a.tar"), Strings{"a.tar/báo/Huế.txt: 1"});
  EXPECT_EQ(found_in(zipped(files), "a.zip"), Strings{"a.zip/báo/Huế.txt: 1"});
}

TEST(Archive, ReportsEncryptedMembersAndReadsTheOthers) {
  std::string bytes;
  try {
    bytes = zipped(kFiles, {.options = "zip:encryption=zipcrypt", .passphrase = "mật"});
  } catch (const std::runtime_error& error) {
    GTEST_SKIP() << "libarchive cannot encrypt here: " << error.what();
  }
  EXPECT_EQ(found_in(bytes, "a.zip"), (Strings{"a.zip/b/z.html! encrypted member of the archive",
                                               "a.zip/a.jsonl! encrypted member of the archive",
                                               "a.zip/c.csv! encrypted member of the archive"}));
}

TEST(Archive, ReadsTheOtherMembersWhereOneIsDamaged) {
  std::string text;
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) text += static_cast<char>('a' + random() % 26);
  std::string bytes = zipped({{"a.txt", "one"}, {"b.txt", text}, {"c.txt", "three"}});
  const std::size_t middle = bytes.size() / 2;
  for (std::size_t i = 0; i < 50; ++i) bytes[middle + i] = '\xFF';
  const Strings found = found_in(bytes, "a.zip");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], "a.zip/a.txt: one");
  EXPECT_EQ(found[1], "a.zip/c.txt: three");
  EXPECT_TRUE(found[2].starts_with("a.zip/b.txt! ")) << found[2];
  // Within another archive, where the directory at its end cannot be used.
  const Strings inner = found_in(tarred({{"a.zip", bytes}, {"z.txt", "end"}}), "o.tar");
  ASSERT_GE(inner.size(), 3U);
  EXPECT_EQ(inner[0], "o.tar/a.zip/a.txt: one");
  EXPECT_EQ(inner[inner.size() - 2 - (inner.back().find("a.zip!") != std::string::npos ? 1 : 0)],
            "o.tar/z.txt: end");
}

TEST(Archive, ReadsTheMembersBeforeACut) {
  std::vector<PackedFile> files;
  for (int i = 0; i < 9; ++i) {
    files.push_back({std::to_string(i) + ".txt", std::string(3000, static_cast<char>('a' + i))});
  }
  for (const std::string name : {"a.zip", "a.tar"}) {
    const std::string whole =
        name == "a.tar" ? tarred(files) : zipped(files, {.options = "zip:compression=store"});
    const Strings found = found_in(whole.substr(0, whole.size() / 2), name);
    ASSERT_GE(found.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_EQ(found[i], name + "/" + files[i].name + ": " + files[i].bytes);
    }
    EXPECT_NE(found.back().find("! "), std::string::npos) << found.back().substr(0, 60);
  }
}

TEST(Archive, IsReportedWhereItIsNone) {
  EXPECT_EQ(found_in("no archive at all", "a.zip"),
            Strings{"a.zip! cannot read the archive: Unrecognized archive format"});
  EXPECT_EQ(found_in(std::string(3000, 'x'), "a.tar"),
            Strings{"a.tar! cannot read the archive: Unrecognized archive format"});
}

TEST(Archive, RefusesAMemberBeyondTheLimitAndReadsTheNext) {
  const std::string large(kMaxRecordBytes + 1, 'x');
  for (const std::string name : {"a.zip", "a.tar.gz"}) {
    const std::vector<PackedFile> files = {{"a.txt", large}, {"b.txt", "Huế"}};
    const std::string bytes =
        name == "a.zip" ? zipped(files) : tarred(files, {.filter = ARCHIVE_FILTER_GZIP});
    EXPECT_EQ(
        found_in(bytes, name),
        (Strings{name + "/b.txt: Huế", name + "/a.txt! record larger than the limit of 64 MiB"}));
  }
}

TEST(Archive, OfPagesOfTheWebIsReadForItsWebArchivesOnly) {
  const std::string warc =
      compressed(page_record("http://a.example/", "<p>w"), ARCHIVE_FILTER_GZIP);
  const std::vector<PackedFile> files = {{"pages/pages.jsonl", "{\"format\":\"json-pages-1.0\"}\n"},
                                         {"archive/data.warc.gz", warc},
                                         {"datapackage.json", "{}"}};
  EXPECT_EQ(found_in(zipped(files, {.options = "zip:compression=store"}), "a.wacz"),
            Strings{"a.wacz/archive/data.warc.gz: <p>w"});
}

constexpr std::uint32_t kSeed = 20240101;

TEST(ArchiveProperty, SurvivesDamage) {
  std::mt19937 random(kSeed);
  const auto up_to = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  const std::vector<PackedFile> files = {{"a.txt", "one"},
                                         {"b.zip", zipped(kFiles)},
                                         {"c.tgz", tarred(kFiles, {.filter = ARCHIVE_FILTER_GZIP})},
                                         {"d.warc", page_record("http://a.example/", "<p>w")}};
  for (const std::string name : {"a.zip", "a.tar", "a.tar.gz"}) {
    const std::string whole =
        name == "a.zip" ? zipped(files)
                        : tarred(files, {.filter = name == "a.tar" ? ARCHIVE_FILTER_NONE
                                                                   : ARCHIVE_FILTER_GZIP});
    for (int round = 0; round < 300; ++round) {
      SCOPED_TRACE("seed " + std::to_string(kSeed) + ", " + name + ' ' + std::to_string(round));
      std::string damaged = whole.substr(0, up_to(3) == 0 ? up_to(whole.size()) : whole.size());
      for (std::size_t change = up_to(4); change > 0 && !damaged.empty(); --change) {
        damaged[up_to(damaged.size() - 1)] = static_cast<char>(up_to(255));
      }
      EXPECT_LE(found_in(damaged, name).size(), 40U);
    }
  }
}

}  // namespace
}  // namespace timbao::input
