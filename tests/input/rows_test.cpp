// CSV and TSV files: where rows end, whatever stands in their fields.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
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

// "LINE: row" for each record, then "LINE! reason" for each issue.
Strings rows_of(const std::string& bytes, const std::string& name = "a.csv") {
  const TempFolder folder;
  const std::string path = folder.write(name, bytes);
  const Collected all = collected({path});
  Strings rows;
  for (const CopiedRecord& record : all.records) {
    rows.push_back(std::to_string(record.line) + ": " + record.bytes);
  }
  for (const std::string& issue : all.issues) {
    std::string place = issue.substr(path.size() + 1);
    rows.push_back(place.replace(place.find(':'), 1, "!"));
  }
  return rows;
}

Strings tsv_rows_of(const std::string& bytes) { return rows_of(bytes, "a.tsv"); }

TEST(Rows, AreRecordsBelowTheHeadingRow) {
  const TempFolder folder;
  const std::string path = folder.write("a.csv", "title,body\nMột,\"Dòng 1\nDòng 2\"\n\nHai,b\n");
  const Collected all = collected({path});
  const std::vector<CopiedRecord> expected = {
      {path, 2, "Một,\"Dòng 1\nDòng 2\"", Kind::csv_row, "title,body"},
      {path, 5, "Hai,b", Kind::csv_row, "title,body"}};
  EXPECT_EQ(all.records, expected);
  EXPECT_TRUE(all.issues.empty());
}

TEST(Rows, EndWithAnyLineEndAndWithTheFile) {
  EXPECT_EQ(rows_of("a,b\r\n1,2\r\n3,4\r5,6\n7,8"),
            (Strings{"2: 1,2", "3: 3,4", "4: 5,6", "5: 7,8"}));
}

TEST(Rows, KeepDoubledQuotesAndSeparatorsInQuotes) {
  EXPECT_EQ(rows_of("a,b\n\"x \"\"y\"\", z\",2\n\"\",\"x\"\"\"\n"),
            (Strings{"2: \"x \"\"y\"\", z\",2", "3: \"\",\"x\"\"\""}));
}

TEST(Rows, TakeAQuoteWithinAFieldForText) {
  EXPECT_EQ(rows_of("a,b\n5\" dài,2\nx \"y\nz,3\n"),
            (Strings{"2: 5\" dài,2", "3: x \"y", "4: z,3"}));
  EXPECT_EQ(rows_of("a,b\n\"Nói\" rồi đi,2\n3,4\n"), (Strings{"2: \"Nói\" rồi đi,2", "3: 3,4"}));
}

TEST(Rows, AreSeparatedAsTheHeadingRowIs) {
  EXPECT_EQ(rows_of("a;b\n1,5;\"x\ny\"\n2;3\n"), (Strings{"2: 1,5;\"x\ny\"", "4: 2;3"}));
  EXPECT_EQ(rows_of("a\tb\n1,\"5\t\"x\ny\"\n"), (Strings{"2: 1,\"5\t\"x\ny\""}));
  EXPECT_EQ(rows_of("sep=|\na,b|c\n1,2|\"x\n\"\n"), (Strings{"3: 1,2|\"x\n\""}));
}

TEST(Rows, FollowAByteOrderMark) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBF\"a\",b\n1,2\n"), (Strings{"2: 1,2"}));
}

TEST(Rows, AreConvertedFromUtf16) {
  const auto utf16 = [](std::u16string_view text, bool is_big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
      const char high = static_cast<char>(unit >> 8);
      const char low = static_cast<char>(unit & 0xFF);
      bytes += is_big_endian ? high : low;
      bytes += is_big_endian ? low : high;
    }
    return bytes;
  };
  const std::u16string_view text = u"\uFEFFa\tb\r\nHuế\t𠀀ữ\r\n";
  for (const bool is_big_endian : {false, true}) {
    EXPECT_EQ(tsv_rows_of(utf16(text, is_big_endian)), Strings{"2: Huế\t𠀀ữ"});
  }
  EXPECT_EQ(tsv_rows_of(utf16(u"\uFEFFa\n\xD800x\xDC00\n", false) + "y"),
            (Strings{"2: \uFFFDx\uFFFD", "3: \uFFFD"}));
}

TEST(Rows, OfSeparatorsAloneAreBlank) {
  EXPECT_EQ(rows_of("\n\na,b,c\n,,\n \t\n\"\",,\n1,,\n"), Strings{"7: 1,,"});
}

TEST(Rows, AreNoneInAFileOfAHeadingRowOrNothing) {
  EXPECT_EQ(rows_of("a,b\n"), Strings{});
  EXPECT_EQ(rows_of(""), Strings{});
  EXPECT_EQ(rows_of("\n\n"), Strings{});
}

TEST(Rows, BehindAnUnclosedQuoteAreReadAgain) {
  EXPECT_EQ(rows_of("a,b\n1,\"mở\n2,\"x\ny\"\n3,\"\"\n4,5\n"),
            (Strings{"3: 2,\"x\ny\"", "5: 3,\"\"", "6: 4,5",
                     "2! a quoted field is opened and not closed"}));
}

TEST(Rows, BehindAnUnclosedQuoteToTheEndAreReadAgain) {
  EXPECT_EQ(rows_of("a,b\n1,\"mở\n2,3\n4,5\n"),
            (Strings{"3: 2,3", "4: 4,5", "2! a quoted field is opened and not closed"}));
}

TEST(Rows, BehindAnUnclosedQuoteOfManyMegabytesAreReadAgain) {
  const TempFolder folder;
  std::string bytes = "a,b\n1,\"mở\n";
  const std::size_t rows = kMaxRecordBytes / 64 + 1000;
  for (std::size_t row = 0; row < rows; ++row) bytes += std::string(60, 'x') + ",yz\n";
  const std::string path = folder.write("a.csv", bytes);
  Source source({path});
  Batch batch;
  Strings issues;
  while (source.next(batch)) {
    for (const Issue& issue : batch.issues()) issues.push_back(issue.message());
  }
  EXPECT_EQ(issues, Strings{path + ":2: a quoted field is opened and not closed"});
  EXPECT_EQ(source.counts().records, rows);
}

TEST(Rows, AboveTheLimitAreRefusedAndTheNextIsRead) {
  EXPECT_EQ(rows_of("a,b\n" + std::string(kMaxRecordBytes + 1, 'x') + "\n1,2\n"),
            (Strings{"3: 1,2", "2! record larger than the limit of 64 MiB"}));
}

TEST(Rows, OfAHeadingThatIsNotClosedAreNone) {
  EXPECT_EQ(rows_of("a,\"b\n1,2\n"),
            Strings{"1! heading row: a quoted field is opened and not closed"});
}

TEST(TsvRows, TakeAQuoteThatOpensAndDoesNotCloseForText) {
  EXPECT_EQ(tsv_rows_of("a\tb\n1\t\"Mở ngoặc\n2\t\"Đóng\" rồi\n3\tx\"\n4\t\"y\n"),
            (Strings{"2: 1\t\"Mở ngoặc", "3: 2\t\"Đóng\" rồi", "4: 3\tx\"", "5: 4\t\"y"}));
}

TEST(TsvRows, MayHoldLineEndsInQuotesButNotTabsToo) {
  EXPECT_EQ(tsv_rows_of("a\tb\n1\t\"Dòng 1\nDòng \"\"2\"\"\"\n3\t4\n"),
            (Strings{"2: 1\t\"Dòng 1\nDòng \"\"2\"\"\"", "4: 3\t4"}));
  EXPECT_EQ(tsv_rows_of("a\tb\n\"x\ty\"\t1\n"), Strings{"2: \"x\ty\"\t1"});
  EXPECT_EQ(tsv_rows_of("a\tb\n\"x\t1\ny\"\t2\n"), (Strings{"2: \"x\t1", "3: y\"\t2"}));
}

// The properties below.

constexpr std::uint32_t kSeed = 20240229;

std::size_t up_to(std::size_t most, std::mt19937& random) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

std::string random_field(std::mt19937& random) {
  static const Strings kParts = {"x", "ữ", "\"", ",", "\n", "\r\n", " ", ";", "\t", "abc", "\"\""};
  std::string field = "v";  // So that no row is blank.
  for (std::size_t part = up_to(up_to(9, random) == 0 ? 30000 : 8, random); part > 0; --part) {
    field += kParts[up_to(kParts.size() - 1, random)];
  }
  return field;
}

std::string quoted(const std::string& field) {
  std::string text = "\"";
  for (const char letter : field) text += letter == '"' ? "\"\"" : std::string(1, letter);
  return text + '"';
}

TEST(RowsProperty, AreThoseThatWereWrittenHoweverTheFileIsCompressedAndCut) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    std::string bytes = "a,b,c\r\n";
    std::vector<CopiedRecord> expected;
    std::uint64_t line = 2;
    for (std::size_t row = up_to(40, random); row > 0; --row) {
      std::string text;
      for (int field = 0; field < 3; ++field) {
        const std::string value = random_field(random);
        const bool is_plain = value.find_first_of("\",\r\n") == std::string::npos;
        text += (field > 0 ? "," : "") + (is_plain ? value : quoted(value));
      }
      expected.push_back({"", line, text, Kind::csv_row, "a,b,c"});
      line += 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
      bytes += text + "\r\n";
    }
    const TempFolder folder;
    const std::string plain = folder.write("a.csv", bytes);
    const std::string packed = folder.write("b.csv.gz", compressed(bytes, ARCHIVE_FILTER_GZIP));
    for (const std::string& path : {plain, packed}) {
      for (CopiedRecord& record : expected) record.path = path;
      const Collected all = collected({path}, up_to(100000, random));
      EXPECT_EQ(all.records, expected);
      EXPECT_TRUE(all.issues.empty()) << all.issues[0];
    }
  }
}

// How csv readers cut rows (states of Python's csv module), on the whole file at once; nothing of
// quotes that stay open.
Strings reference_rows(const std::string& bytes) {
  Strings rows;
  std::string row;
  enum { start, plain, inside, met } state = start;
  for (const char letter : bytes) {
    if (state == inside) {
      row += letter;
      if (letter == '"') state = met;
      continue;
    }
    if (letter == '\n') {
      if (!row.empty()) rows.push_back(row);
      row.clear();
      state = start;
      continue;
    }
    row += letter;
    if (letter == ',') {
      state = start;
    } else if (letter == '"' && state != plain) {
      state = inside;
    } else {
      state = plain;
    }
  }
  if (!row.empty()) rows.push_back(row);
  return rows;
}

// Any bytes: each is in one row or one issue, in order, and where no quote stays open the rows are
// the reference's.
TEST(RowsProperty, AreTheReferencesWhereNoQuoteStaysOpen) {
  std::mt19937 random(kSeed);
  int compared = 0;
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    std::string bytes;
    for (std::size_t size = up_to(40, random); size > 0; --size)
      bytes += "\"\"\n,ab"[up_to(5, random)];
    const TempFolder folder;
    const Collected all = collected({folder.write("a.csv", "a,b\n" + bytes)});
    std::uint64_t last_line = 1;
    for (const CopiedRecord& record : all.records) {
      EXPECT_GT(record.line, last_line);
      last_line = record.line;
    }
    if (!all.issues.empty()) continue;
    ++compared;
    Strings rows;
    for (const CopiedRecord& record : all.records) rows.push_back(record.bytes);
    Strings expected = reference_rows(bytes);
    std::erase_if(expected, [](const std::string& row) {
      return row.find_first_not_of(",\" \t\n") == std::string::npos;
    });
    std::erase_if(rows, [](const std::string& row) {
      return row.find_first_not_of(",\" \t\n") == std::string::npos;
    });
    EXPECT_EQ(rows, expected) << bytes;
  }
  EXPECT_GT(compared, 300);
}

}  // namespace
}  // namespace timbao::input
