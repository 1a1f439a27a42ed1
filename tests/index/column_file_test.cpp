#include "timbao/index/column_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/temp_folder.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::error_kind_of;
using test::TempFolder;
using Codes = std::vector<text::TokenCode>;

void add(ColumnFileWriter& writer, std::uint32_t document, const Codes& codes,
         std::size_t title_size) {
  writer.add(document, {codes, title_size});
}

// Codes and size of the title, as one list; nothing where the file has no column.
std::optional<Codes> column_in(const ColumnFile& file, std::uint32_t document) {
  const auto column = file.find(document);
  if (!column) return std::nullopt;
  Codes codes(column->codes.begin(), column->codes.end());
  codes.push_back(static_cast<text::TokenCode>(column->title_size));
  return codes;
}

TEST(ColumnFile, ReturnsWhatWasWritten) {
  const TempFolder folder;
  ColumnFileWriter writer;
  add(writer, 1, {7, 65535, 0}, 2);
  add(writer, 2, {}, 0);
  add(writer, 4, {18055}, 1);
  writer.write(folder / "columns");
  const ColumnFile file(folder / "columns");
  EXPECT_EQ(file.size(), 4U);
  EXPECT_EQ(column_in(file, 1), (Codes{7, 65535, 0, 2}));
  EXPECT_EQ(column_in(file, 2), (Codes{0}));
  EXPECT_EQ(column_in(file, 3), std::nullopt);
  EXPECT_EQ(column_in(file, 4), (Codes{18055, 1}));
  for (const std::uint32_t absent : {0U, 5U, 4'000'000'000U}) {
    EXPECT_EQ(column_in(file, absent), std::nullopt) << absent;
  }
}

TEST(ColumnFile, KeepsWhereParagraphsEnd) {
  const TempFolder folder;
  const Codes codes = {7, 0, 8, 0};
  const std::vector<std::uint16_t> ends = {0b10, 65535};
  ColumnFileWriter writer;
  writer.add(1, {codes, 2, ends});
  writer.add(2, {codes, 0, {}});
  writer.write(folder / "one");
  {
    const ColumnFile one(folder / "one");
    ColumnFileWriter copy;
    copy.append(one, 3);
    copy.write(folder / "copy");
  }
  const ColumnFile file(folder / "copy");
  EXPECT_EQ(column_in(file, 4), (Codes{7, 0, 8, 0, 2}));
  const auto kept = file.find(4)->paragraph_ends;
  EXPECT_TRUE(std::equal(kept.begin(), kept.end(), ends.begin(), ends.end()));
  EXPECT_TRUE(file.find(5)->paragraph_ends.empty());
}

TEST(ColumnFile, KeepsAColumnLongerThan16Bits) {
  const TempFolder folder;
  Codes codes(200'000);
  std::iota(codes.begin(), codes.end(), text::TokenCode{1});
  ColumnFileWriter writer;
  add(writer, 1, codes, 65'535);
  writer.write(folder / "columns");
  const ColumnFile file(folder / "columns");
  codes.push_back(65'535);
  EXPECT_EQ(column_in(file, 1), codes);
}

// Memory of this process that holds parts of files, in bytes.
std::size_t mapped_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssFile:")) return std::stoul(line.substr(8)) << 10U;
  }
  return 0;
}

TEST(ColumnFile, PassesOverLargeFilesTakeLittleMemory) {
  const TempFolder folder;
  constexpr std::uint32_t kDocuments = 400;
  constexpr std::size_t kMost = std::size_t{24} << 20U;  // Of 40 MB.
  Codes codes(50'000);
  ColumnFileWriter writer;
  for (std::uint32_t document = 1; document <= kDocuments; ++document) {
    std::iota(codes.begin(), codes.end(), static_cast<text::TokenCode>(document));
    add(writer, document, codes, 1);
  }
  writer.write(folder / "columns");
  const std::size_t before = mapped_bytes();
  {
    const ColumnFile file(folder / "columns");
    ColumnFileWriter copy;
    copy.append(file, 1);
    copy.write(folder / "copy");
    EXPECT_LT(mapped_bytes(), before + kMost);
  }
  const ColumnFile copy(folder / "copy");
  std::vector<std::uint32_t> met;
  copy.for_each(
      [&](std::uint32_t document, const TokenColumn& column) {
        std::iota(codes.begin(), codes.end(), static_cast<text::TokenCode>(document - 1));
        EXPECT_TRUE(
            std::equal(codes.begin(), codes.end(), column.codes.begin(), column.codes.end()));
        met.push_back(document);
      },
      2);
  EXPECT_LT(mapped_bytes(), before + kMost);
  EXPECT_EQ(met.size(), kDocuments / 2);  // 3, 5, …: document 1 has no column.
  EXPECT_EQ(met.front(), 3U);
  EXPECT_EQ(met.back(), kDocuments + 1);
}

TEST(ColumnFile, WithoutColumnsHasNone) {
  const TempFolder folder;
  ColumnFileWriter().write(folder / "columns");
  const ColumnFile file(folder / "columns");
  EXPECT_EQ(file.size(), 0U);
  EXPECT_EQ(column_in(file, 1), std::nullopt);
}

TEST(ColumnFileWriter, TakesOverOtherFilesWithANumberShift) {
  const TempFolder folder;
  for (const text::TokenCode first : {text::TokenCode{10}, text::TokenCode{20}}) {
    ColumnFileWriter writer;
    add(writer, 1, {first, 0}, 0);
    add(writer, 3, {first, first, 0}, 1);
    writer.write(folder / std::to_string(first));
  }
  const ColumnFile ten(folder / "10"), twenty(folder / "20");
  ColumnFileWriter merged;
  merged.append(ten, 0);
  merged.append(twenty, 3);
  EXPECT_TRUE(merged.has(6));
  EXPECT_FALSE(merged.has(2));
  add(merged, 2, {30}, 0);
  add(merged, 7, {40}, 0);
  EXPECT_TRUE(merged.has(2));
  merged.write(folder / "merged");
  const ColumnFile file(folder / "merged");
  const std::vector<std::optional<Codes>> expected = {
      Codes{10, 0, 0}, Codes{30, 0},        Codes{10, 10, 0, 1}, Codes{20, 0, 0},
      std::nullopt,    Codes{20, 20, 0, 1}, Codes{40, 0}};
  for (std::uint32_t document = 1; document <= expected.size(); ++document) {
    EXPECT_EQ(column_in(file, document), expected[document - 1]) << document;
  }
}

TEST(ColumnFile, ForgetsColumnsThatAreMarkedStale) {
  const TempFolder folder;
  ColumnFileWriter writer;
  for (std::uint32_t document = 1; document <= 3; ++document) add(writer, document, {7}, 0);
  writer.write(folder / "columns");
  const ColumnFile opened_before(folder / "columns");
  mark_stale(folder / "columns", {2, 0, 4, 4'000'000'000U});
  const ColumnFile opened_after(folder / "columns");
  for (const ColumnFile* file : {&opened_before, &opened_after}) {
    EXPECT_TRUE(file->find(1));
    EXPECT_FALSE(file->find(2));
    EXPECT_TRUE(file->find(3));
  }
}

TEST(ColumnFile, ThatDoesNotExistHasNothingToMark) {
  const TempFolder folder;
  mark_stale(folder / "columns", {1});
  EXPECT_FALSE(fs::exists(folder / "columns"));
  EXPECT_EQ(error_kind_of([&] { ColumnFile file(folder / "columns"); }), ErrorKind::io);
}

TEST(ColumnFile, RefusesFilesThatAreNone) {
  const TempFolder folder;
  const std::string magic = "timbaoC3";
  const std::string none_stale(8, '\0');
  for (const std::string& bytes :
       {std::string(), std::string("timbao"), magic, magic + std::string(15, '\0'),
        "timbaoC1" + std::string(16, '\0'), std::string(64, 'x'),
        magic + std::string(8, '\xff') + none_stale,
        magic + std::string("\x02\0\0\0\0\0\0\0", 8) + none_stale + std::string(15, '\0')}) {
    const std::string path = folder.write("columns", bytes);
    EXPECT_EQ(error_kind_of([&] { ColumnFile file(path); }), ErrorKind::corrupt) << bytes.size();
  }
}

// Any damage behind the header gives other columns or none, and stays within the file.
TEST(ColumnFile, SurvivesDamage) {
  const TempFolder folder;
  constexpr unsigned kSeed = 99;
  std::mt19937 random(kSeed);
  ColumnFileWriter writer;
  for (std::uint32_t document = 1; document <= 40; ++document) {
    add(writer, document, Codes(document, text::TokenCode{7}), document / 2);
  }
  writer.write(folder / "columns");
  const std::string whole = folder.read("columns");
  std::size_t codes_read = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = whole;
    if (round % 2 == 0) bytes.resize(24 + 8 * 40 + random() % (bytes.size() - 24 - 8 * 40));
    for (int change = 0; change < 4; ++change) {
      bytes[16 + random() % (bytes.size() - 16)] = static_cast<char>(random());
    }
    const ColumnFile file(folder.write("damaged", bytes));
    for (std::uint32_t document = 1; document <= 40; ++document) {
      const auto column = file.find(document);
      if (!column) continue;
      ASSERT_LE(column->title_size, column->codes.size()) << "seed " << kSeed;
      for (const text::TokenCode code : column->codes) codes_read += code > 0;
    }
  }
  EXPECT_GT(codes_read, 0U);
}

}  // namespace
}  // namespace timbao::index
