#include "timbao/input/source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "input/collected.hpp"
#include "input/compressed.hpp"
#include "support/temp_folder.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;

std::vector<std::string> bytes_of(const Collected& all) {
  std::vector<std::string> bytes;
  for (const CopiedRecord& record : all.records) bytes.push_back(record.bytes);
  return bytes;
}

using Strings = std::vector<std::string>;

TEST(Source, YieldsATextFileAsOneRecord) {
  const TempFolder folder;
  const std::string path = folder.write("bài.txt", "Hà Nội\r\nsáng nay\n");
  const Collected all = collected({path});
  ASSERT_EQ(all.records.size(), 1U);
  EXPECT_EQ(
      all.records[0],
      (CopiedRecord{.path = path, .line = 0, .bytes = "Hà Nội\r\nsáng nay\n", .kind = Kind::text}));
  EXPECT_TRUE(all.issues.empty());
}

TEST(Source, YieldsAJsonFileAsOneRecord) {
  const TempFolder folder;
  const std::string path = folder.write("a.json", "[{}\n,{}]\n");
  const Collected all = collected({path});
  ASSERT_EQ(all.records.size(), 1U);
  EXPECT_EQ(all.records[0],
            (CopiedRecord{.path = path, .line = 0, .bytes = "[{}\n,{}]\n", .kind = Kind::json}));
}

TEST(Source, YieldsEachLineThatIsNotBlankWithItsNumber) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", "\n{\"a\":1}\n \t\r\n{\"b\":2}\n\n{\"c\":3}");
  const Collected all = collected({path});
  const std::vector<CopiedRecord> expected = {{path, 2, "{\"a\":1}", Kind::json_line},
                                              {path, 4, "{\"b\":2}", Kind::json_line},
                                              {path, 6, "{\"c\":3}", Kind::json_line}};
  EXPECT_EQ(all.records, expected);
}

TEST(Source, DropsTheCarriageReturnOfALineEnd) {
  const TempFolder folder;
  const Collected all = collected({folder.write("a.ndjson", "một\r\nhai\r\nba\r")});
  EXPECT_EQ(bytes_of(all), (Strings{"một", "hai", "ba"}));
}

TEST(Source, DropsAByteOrderMarkBeforeTheFirstLineOnly) {
  const TempFolder folder;
  const Collected all = collected({folder.write("a.jsonl", "\xEF\xBB\xBFmột\n\xEF\xBB\xBFhai\n")});
  EXPECT_EQ(bytes_of(all), (Strings{"một", "\xEF\xBB\xBFhai"}));
}

TEST(Source, TakesALineOfAByteOrderMarkAloneForBlank) {
  const TempFolder folder;
  const Collected all = collected({folder.write("a.jsonl", "\xEF\xBB\xBF\nhai\n")});
  EXPECT_EQ(bytes_of(all), Strings{"hai"});
}

TEST(Source, KeepsZeroBytesAndBytesThatAreNotUtf8) {
  const TempFolder folder;
  const std::string line("a\0\xFF\x80\x0B z", 7);
  const Collected all = collected({folder.write("a.jsonl", line + '\n' + line)});
  EXPECT_EQ(bytes_of(all), (Strings{line, line}));
}

TEST(Source, YieldsAnEmptyTextOrJsonFileAsAnEmptyRecord) {
  const TempFolder folder;
  const Collected all = collected({folder.write("a.txt", ""), folder.write("b.json", "")});
  EXPECT_EQ(bytes_of(all), (Strings{"", ""}));
  EXPECT_EQ(all.counts.records, 2U);
}

TEST(Source, YieldsNothingForAnEmptyJsonLinesFile) {
  const TempFolder folder;
  const Collected all = collected({folder.write("a.jsonl", "")});
  EXPECT_TRUE(all.records.empty());
  EXPECT_TRUE(all.issues.empty());
  EXPECT_EQ(all.counts.files, 1U);
}

TEST(Source, CountsWhatItMet) {
  const TempFolder folder;
  folder.write("a.jsonl", "{\"a\":1}\n\n{}\n");
  folder.write("b.txt", "Huế");
  folder.write("c.pdf", "%PDF");
  std::filesystem::create_symlink("mất", folder / "d.txt");
  const SourceCounts counts = collected({folder.path()}).counts;
  EXPECT_EQ(counts.files, 2U);
  EXPECT_EQ(counts.skipped, 1U);
  EXPECT_EQ(counts.records, 3U);
  EXPECT_EQ(counts.rejected, 1U);
  EXPECT_EQ(counts.bytes, 7U + 2U + 5U);
}

TEST(Source, SaysThereIsNoMoreAfterTheEnd) {
  const TempFolder folder;
  Source source({folder.write("a.txt", "Huế")});
  Batch batch;
  ASSERT_TRUE(source.next(batch));
  EXPECT_FALSE(source.next(batch));
  EXPECT_TRUE(batch.records().empty());
  EXPECT_EQ(batch.bytes(), 0U);
  EXPECT_FALSE(source.next(batch));
}

TEST(Source, FillsBatchesAcrossFilesUpToTheTarget) {
  const TempFolder folder;
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}) {
    folder.write(name, std::string(100, 'x'));
  }
  EXPECT_EQ(collected({folder.path()}, 150).batch_bytes,
            (std::vector<std::uint64_t>{200, 200, 100}));
  EXPECT_EQ(collected({folder.path()}, 0).batch_bytes.size(), 5U);
}

TEST(Source, KeepsViewsValidWhenABatchIsMoved) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", "một\nhai\n");
  Source source({path});
  Batch batch;
  ASSERT_TRUE(source.next(batch));
  const std::string_view first = batch.records()[0].bytes;
  const Batch moved = std::move(batch);
  EXPECT_EQ(first.data(), moved.records()[0].bytes.data());
  EXPECT_EQ(moved.records()[1].bytes, "hai");
  EXPECT_EQ(moved.records()[1].path, path);
}

TEST(Source, RefillsABatchThatWasMovedFrom) {
  const TempFolder folder;
  Source source({folder.write("a.jsonl", "một\nhai\n")});
  Batch batch;
  ASSERT_TRUE(source.next(batch, 1));
  const Batch moved = std::move(batch);
  ASSERT_TRUE(source.next(batch, 1));  // NOLINT(bugprone-use-after-move): a promise of next().
  EXPECT_EQ(batch.records()[0].bytes, "hai");
  EXPECT_EQ(moved.records()[0].bytes, "một");
}

TEST(Source, RefusesALineAboveTheLimitAndGoesOn) {
  const TempFolder folder;
  const std::string path = folder / "a.jsonl";
  {
    std::ofstream file(path, std::ios::binary);
    file << "đầu\n";
    const std::string megabyte(std::size_t{1} << 20, 'x');
    for (int i = 0; i < 100; ++i) file << megabyte;
    file << "\ncuối\n";
  }
  const Collected all = collected({path});
  const std::vector<CopiedRecord> expected = {{path, 1, "đầu", Kind::json_line},
                                              {path, 3, "cuối", Kind::json_line}};
  EXPECT_EQ(all.records, expected);
  EXPECT_EQ(all.issues, Strings{path + ":2: record larger than the limit of 64 MiB"});
  EXPECT_EQ(all.counts.rejected, 1U);
}

TEST(Source, TakesALineOfExactlyTheLimit) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", std::string(kMaxRecordBytes, 'x') + "\nhai\n");
  const Collected all = collected({path});
  ASSERT_EQ(all.records.size(), 2U);
  EXPECT_EQ(all.records[0].bytes.size(), kMaxRecordBytes);
  EXPECT_TRUE(all.issues.empty());
}

TEST(Source, RefusesATextFileAboveTheLimitAndGoesOn) {
  const TempFolder folder;
  const std::string large = folder.write("a.txt", std::string(kMaxRecordBytes + 1, 'x'));
  const std::string small = folder.write("b.txt", "Huế");
  const Collected all = collected({large, small});
  EXPECT_EQ(bytes_of(all), Strings{"Huế"});
  EXPECT_EQ(all.issues, Strings{large + ": record larger than the limit of 64 MiB"});
}

class SourceCompressed : public testing::TestWithParam<Compression> {};

INSTANTIATE_TEST_SUITE_P(Kinds, SourceCompressed, testing::ValuesIn(kCompressions),
                         [](const auto& kind) { return std::string(kind.param.suffix.substr(1)); });

TEST_P(SourceCompressed, OpensEveryKindOnTheFly) {
  const TempFolder folder;
  const auto [suffix, filter] = GetParam();
  for (const char* name : {"a.txt", "b.json", "c.html", "d.md", "e.rss", "f.jsonl", "g.ndjson"}) {
    folder.write(std::string(name).append(suffix), compressed("{\"nơi\":\"Huế\"}\n", filter));
  }
  const Collected all = collected({folder.path()});
  const std::string line = "{\"nơi\":\"Huế\"}";
  const std::string file = line + '\n';
  EXPECT_EQ(bytes_of(all), (Strings{file, file, file, file, file, line, line}));
  EXPECT_TRUE(all.issues.empty());
}

TEST_P(SourceCompressed, ReadsAllMembers) {
  const TempFolder folder;
  const auto [suffix, filter] = GetParam();
  const std::string path =
      folder.write(std::string("a.jsonl").append(suffix),
                   compressed("một\nha", filter) + compressed("i\nba\n", filter));
  EXPECT_EQ(bytes_of(collected({path})), (Strings{"một", "hai", "ba"}));
}

TEST_P(SourceCompressed, YieldsAnEmptyTextAsAnEmptyRecord) {
  const TempFolder folder;
  const auto [suffix, filter] = GetParam();
  const std::string path =
      folder.write(std::string("a.txt").append(suffix), compressed("", filter));
  const Collected all = collected({path});
  EXPECT_EQ(bytes_of(all), Strings{""});
  EXPECT_TRUE(all.issues.empty());
}

// Text that does not shrink, so that a cut file still holds many pieces.
std::string noisy_lines(std::size_t count) {
  std::string lines;
  std::uint64_t state = 42;
  for (std::size_t i = 0; i < count; ++i) {
    lines += std::to_string(i) + ' ';
    for (int letter = 0; letter < 100; ++letter) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      lines += static_cast<char>('!' + (state >> 33) % 90);
    }
    lines += '\n';
  }
  return lines;
}

TEST_P(SourceCompressed, DeliversTheWholeLinesBeforeACutAndSaysWhere) {
  const TempFolder folder;
  const auto [suffix, filter] = GetParam();
  const std::string lines = noisy_lines(40000);
  const std::string whole = compressed(lines, filter);
  const std::string path =
      folder.write(std::string("a.jsonl").append(suffix), whole.substr(0, whole.size() / 2));
  const Collected all = collected({path});
  ASSERT_GT(all.records.size(), 10000U);
  ASSERT_LT(all.records.size(), 30000U);
  for (const CopiedRecord& record : all.records) {
    ASSERT_EQ(record.bytes.size(), std::to_string(record.line - 1).size() + 101) << record;
    ASSERT_TRUE(record.bytes.starts_with(std::to_string(record.line - 1) + ' ')) << record;
  }
  ASSERT_EQ(all.issues.size(), 1U);
  const std::string place = path + ':' + std::to_string(all.records.size() + 1);
  EXPECT_TRUE(all.issues[0].starts_with(place + ": cannot decompress: ")) << all.issues[0];
  EXPECT_EQ(all.counts.rejected, 1U);
}

TEST_P(SourceCompressed, DeliversNothingOfATextThatIsCut) {
  const TempFolder folder;
  const auto [suffix, filter] = GetParam();
  const std::string whole = compressed(noisy_lines(4000), filter);
  for (const std::size_t bytes : {std::size_t{12}, whole.size() / 2, whole.size() - 9}) {
    const std::string path =
        folder.write(std::string("a.txt").append(suffix), whole.substr(0, bytes));
    const std::string next = folder.write("b.txt", "Huế");
    const Collected all = collected({path, next});
    EXPECT_EQ(bytes_of(all), Strings{"Huế"}) << bytes;
    ASSERT_EQ(all.issues.size(), 1U) << bytes;
    EXPECT_TRUE(all.issues[0].starts_with(path + ": ")) << all.issues[0];
  }
}

TEST_P(SourceCompressed, RejectsAFileOfNoBytesAtAll) {
  const TempFolder folder;
  const std::string path = folder.write(std::string("a.jsonl").append(GetParam().suffix), "");
  const Collected all = collected({path});
  EXPECT_EQ(all.issues, Strings{path + ": not gzip, zstd, xz or bzip2 data"});
}

TEST(Source, RejectsAPlainFileThatIsNamedAsCompressed) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl.gz", "một\nhai\n");
  const Collected all = collected({path});
  EXPECT_TRUE(all.records.empty());
  EXPECT_EQ(all.issues, Strings{path + ": not gzip, zstd, xz or bzip2 data"});
}

TEST(Source, DoesNotTakeATextForUuencodedData) {
  const TempFolder folder;
  const std::string text = "begin 644 a.txt\n#0V%T\n`\nend\n";
  EXPECT_EQ(bytes_of(collected({folder.write("a.txt", text)})), Strings{text});
}

TEST(Source, ReadsZstandardFramesWithLongWindows) {
  const std::string path = TIMBAO_SOURCE_DIR "/../shared/data/bodies.jsonl.zst";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not beside this checkout";
  Source source({path});
  Batch batch;
  std::uint64_t batches = 0;
  while (source.next(batch)) {
    ++batches;
    ASSERT_TRUE(batch.issues().empty()) << batch.issues()[0].message();
  }
  EXPECT_EQ(source.counts().records, 30000U);
  EXPECT_GT(batches, 80U);
}

}  // namespace
}  // namespace timbao::input
