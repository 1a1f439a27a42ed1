#include "timbao/index/word_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/temp_folder.hpp"
#include "timbao/base/error.hpp"
#include "timbao/index/column_file.hpp"

namespace timbao::index {
namespace {

using test::error_kind_of;
using test::TempFolder;
using text::TokenCode;
using Codes = std::vector<TokenCode>;

// Documents that hold each syllable, read off the columns one by one.
std::set<std::uint32_t> holders(const ColumnFile& columns, Zone zone, TokenCode code) {
  std::set<std::uint32_t> documents;
  for (std::uint32_t document = 1; document <= columns.size(); ++document) {
    const auto column = columns.find(document);
    if (!column) continue;
    const auto codes =
        zone == Zone::title ? column->codes.first(column->title_size) : column->codes;
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) documents.insert(document);
  }
  return documents;
}

std::set<std::uint32_t> documents_of(const WordSetFile& file, Zone zone, TokenCode code) {
  std::vector<std::uint64_t> set(file.words());
  file.add_to(set, zone, code);
  std::set<std::uint32_t> documents;
  for (std::uint32_t document = 0; document < set.size() * 64; ++document) {
    if ((set[document / 64] >> document % 64 & 1) != 0) documents.insert(document);
  }
  return documents;
}

// Columns of random words, common and rare ones; one in ten documents has none.
void write_random_columns(const std::filesystem::path& path, unsigned seed, std::uint32_t count) {
  std::mt19937 random(seed);
  std::geometric_distribution<unsigned> rank(0.02);
  ColumnFileWriter writer;
  for (std::uint32_t document = 1; document <= count; ++document) {
    if (random() % 10 == 0) continue;
    Codes codes;
    for (std::size_t i = 0; i < 5 + random() % 40; ++i) {
      codes.push_back(static_cast<TokenCode>(1 + rank(random) * 37 % text::kSyllableCount));
    }
    codes.push_back(static_cast<TokenCode>(text::kSyllableCount + 1 + random() % 100));
    codes.push_back(text::kSentenceEnd);
    writer.add(document, {codes, random() % 5});
  }
  writer.write(path);
}

class WordSets : public testing::TestWithParam<std::uint32_t> {};

TEST_P(WordSets, AreWhatTheColumnsHold) {
  const TempFolder folder;
  write_random_columns(folder / "columns", GetParam(), GetParam());
  const ColumnFile columns(folder / "columns");
  write_word_sets(columns, folder / "words");
  const WordSetFile file(folder / "words");
  EXPECT_EQ(file.words(), columns.size() / 64 + 1);
  for (const Zone zone : {Zone::whole, Zone::title}) {
    for (TokenCode code = 1; code < 4'000; ++code) {
      const auto expected = holders(columns, zone, code);
      ASSERT_EQ(file.count(zone, code), expected.size()) << code;
      ASSERT_EQ(documents_of(file, zone, code), expected) << code;
    }
    EXPECT_EQ(file.count(zone, text::kSyllableCount + 1), 0U) << "a hash is no word";
  }
  EXPECT_EQ(documents_of(file, Zone::whole, text::kSentenceEnd),
            holders(columns, Zone::whole, text::kSentenceEnd));
}

INSTANTIATE_TEST_SUITE_P(Sizes, WordSets, testing::Values(0U, 1U, 63U, 64U, 65U, 1'000U, 5'000U));

TEST(WordSets, GoOverTheEndsOfBlocks) {
  const TempFolder folder;
  const Codes often{5}, both{5, 7};
  std::set<std::uint32_t> expected;
  ColumnFileWriter writer;
  // All of a block and more, the ends of others, and none of a fourth; and too few to be bits.
  for (std::uint32_t document = 1; document <= 2'000'000; ++document) {
    const bool holds = (document > 65'000 && document < 140'000) || document == 196'608 ||
                       document == 262'143 || document == 262'144 || document == 2'000'000;
    if (holds) expected.insert(document);
    if (holds) writer.add(document, {both, 0});
    if (!holds && document % 10 == 0) writer.add(document, {often, 0});
  }
  writer.write(folder / "columns");
  write_word_sets(ColumnFile(folder / "columns"), folder / "words");
  const WordSetFile file(folder / "words");
  EXPECT_EQ(file.count(Zone::whole, 7), expected.size());
  EXPECT_EQ(documents_of(file, Zone::whole, 7), expected);
  EXPECT_GT(documents_of(file, Zone::whole, 5).size(), 200'000U);
}

TEST(WordSets, AddToWhatASetHas) {
  const TempFolder folder;
  ColumnFileWriter writer;
  const Codes seven{7, 0}, eight{8, 0};
  writer.add(1, {seven, 0});
  writer.add(2, {eight, 0});
  writer.write(folder / "columns");
  write_word_sets(ColumnFile(folder / "columns"), folder / "words");
  const WordSetFile file(folder / "words");
  std::vector<std::uint64_t> set(file.words());
  file.add_to(set, Zone::whole, 7);
  file.add_to(set, Zone::whole, 8);
  file.add_to(set, Zone::whole, 9);
  EXPECT_EQ(set, std::vector<std::uint64_t>{0b110});
}

TEST(WordSets, LeaveStaleColumnsOut) {
  const TempFolder folder;
  ColumnFileWriter writer;
  const Codes codes{7, 0};
  for (std::uint32_t document = 1; document <= 3; ++document) writer.add(document, {codes, 0});
  writer.write(folder / "columns");
  EXPECT_EQ(ColumnFile(folder / "columns").stale(), std::vector<std::uint32_t>());
  mark_stale(folder / "columns", {2});
  const ColumnFile columns(folder / "columns");
  EXPECT_EQ(columns.stale(), std::vector<std::uint32_t>{2});
  write_word_sets(columns, folder / "words");
  EXPECT_EQ(documents_of(WordSetFile(folder / "words"), Zone::whole, 7),
            (std::set<std::uint32_t>{1, 3}));
}

// Most articles of a segment may have been removed: then numbers are high, and sets are few.
TEST(WordSets, ReachALoneDocumentOfAnyNumber) {
  const TempFolder folder;
  const Codes codes{7, 0};
  for (const std::uint32_t last : {63U, 64U, 127U, 128U, 16'384U, 2'097'152U}) {
    ColumnFileWriter writer;
    writer.add(last, {codes, 0});
    writer.write(folder / "columns");
    write_word_sets(ColumnFile(folder / "columns"), folder / "words");
    const WordSetFile file(folder / "words");
    EXPECT_EQ(documents_of(file, Zone::whole, 7), std::set<std::uint32_t>{last});
    EXPECT_EQ(file.count(Zone::title, 7), 0U);
  }
}

TEST(WordSetFile, RefusesAFileThatWasCutOffOrGrew) {
  const TempFolder folder;
  write_random_columns(folder / "columns", 5, 300);
  write_word_sets(ColumnFile(folder / "columns"), folder / "words");
  const std::string whole = folder.read("words");
  std::vector<std::string> damaged = {whole + '\0'};
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 20) {
    damaged.push_back(whole.substr(0, size));
  }
  damaged.push_back(whole.substr(0, whole.size() - 1));
  for (const std::string& bytes : damaged) {
    const std::string path = folder.write("damaged", bytes);
    EXPECT_EQ(error_kind_of([&] { WordSetFile file(path); }), ErrorKind::corrupt) << bytes.size();
  }
}

TEST(WordSetFile, RefusesMoreDocumentsThanXapianCounts) {
  const TempFolder folder;
  ColumnFileWriter().write(folder / "columns");
  write_word_sets(ColumnFile(folder / "columns"), folder / "words");
  std::string bytes = folder.read("words");
  bytes[16 + 4] = 1;  // 2^32.
  EXPECT_EQ(error_kind_of([&] { WordSetFile file(folder.write("words", bytes)); }),
            ErrorKind::corrupt);
}

TEST(WordSetFile, RefusesOtherFiles) {
  const TempFolder folder;
  EXPECT_THROW(WordSetFile(folder.write("other", "no word sets, but long enough for a header")),
               Error);
  EXPECT_THROW(WordSetFile(folder.write("empty", "")), Error);
}

TEST(WordSetFile, SurvivesDamage) {
  const TempFolder folder;
  write_random_columns(folder / "columns", 5, 300);
  write_word_sets(ColumnFile(folder / "columns"), folder / "words");
  const std::string whole = folder.read("words");
  std::mt19937 random(1);
  std::size_t opened = 0;
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    const std::size_t below = round % 2 == 0 ? bytes.size() : 24 + bytes.size() / 8;  // The table.
    for (int change = 0; change < 1 + round % 8; ++change) {
      bytes[24 + random() % (below - 24)] = static_cast<char>(random());
    }
    try {
      const WordSetFile file(folder.write("damaged", bytes));
      ++opened;
      std::vector<std::uint64_t> set(file.words());
      for (TokenCode code = 0; code < 2'000; ++code) file.add_to(set, Zone::whole, code);
      EXPECT_EQ(set.size(), file.words());
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::corrupt);
    }
  }
  EXPECT_GT(opened, 0U);
}

}  // namespace
}  // namespace timbao::index
