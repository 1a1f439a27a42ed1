#include "timbao/index/language_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "index/folder.hpp"
#include "index/ngram_file.hpp"
#include "reference/ngrams.hpp"
#include "support/expect_error.hpp"
#include "support/random_columns.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using reference::Ngrams;
using test::CodeColumn;
using test::error_kind_of;
using test::model_of;
using test::random_columns;
using test::record;
using test::SampleIndex;
using test::TempFolder;
using test::write_columns;
using text::code_of;
using text::kSentenceEnd;

constexpr unsigned kSeeds[] = {20250101, 20250102, 20250103, 20250104};

// Counts are packed to within 5 %.
constexpr double kPacking = 0.05;

// Syllables, and two words whose codes may stand for others.
const CodeColumn& vocabulary() {
  static const CodeColumn codes = [] {
    CodeColumn all;
    for (const char* const word : {"đường", "sắt", "thủy", "sản", "lúa", "gạo", "chợ", "nổi",
                                   "làng", "nghề", "gốm", "mới", "covid", "ubnd"}) {
      all.push_back(code_of(word));
    }
    return all;
  }();
  return codes;
}

// What may stand in a context or behind one.
CodeColumn words_and_end() {
  CodeColumn all = vocabulary();
  all.push_back(kSentenceEnd);
  return all;
}

double within(double share, double value) { return share * value + 1e-9; }

class OverRandomColumns : public testing::TestWithParam<unsigned> {
 protected:
  const TempFolder folder_;
  const std::vector<CodeColumn> columns_ = random_columns(GetParam(), vocabulary(), 40);
  const LanguageModel model_ = model_of(folder_.path(), columns_);
  const Ngrams expected_ = Ngrams(columns_);
};

TEST_P(OverRandomColumns, WordsAreCountedExactly) {
  for (const auto word : words_and_end()) {
    EXPECT_EQ(model_.count(word), expected_.count(word)) << word;
  }
  EXPECT_EQ(model_.count(code_of("nghiêng")), 0);
  EXPECT_EQ(model_.total(), expected_.total());
}

TEST_P(OverRandomColumns, PairsAreCountedWithinThePackingAndTwiceAtLeast) {
  std::size_t kept = 0;
  for (const auto first : words_and_end()) {
    for (const auto second : words_and_end()) {
      const double count = expected_.count(first, second);
      EXPECT_NEAR(model_.count(first, second), count, within(kPacking, count))
          << first << ' ' << second;
      kept += count > 0 ? 1 : 0;
      EXPECT_TRUE(model_.count(first, second) == 0 || model_.count(first, second) >= 2);
    }
  }
  EXPECT_GT(kept, 20U);
}

TEST_P(OverRandomColumns, ProbabilitiesBehindAWordAreThoseOfKneserAndNey) {
  for (const auto last : words_and_end()) {
    double sum = 0;
    for (const auto next : words_and_end()) {
      const double expected = expected_.probability(last, next);
      EXPECT_NEAR(model_.probability(last, next), expected, within(2 * kPacking, expected));
      EXPECT_GT(model_.probability(last, next), 0);
      sum += model_.probability(last, next);
    }
    EXPECT_NEAR(sum, 1, kPacking) << last;
  }
}

TEST_P(OverRandomColumns, ProbabilitiesBehindTwoWordsAreThoseOfKneserAndNey) {
  std::size_t learned = 0;
  for (const auto first : words_and_end()) {
    for (const auto second : vocabulary()) {
      const LanguageModel::Context context = model_.context(first, second);
      double sum = 0;
      for (const auto next : words_and_end()) {
        const double after_last = model_.probability(second, next);
        const double probability = model_.probability(context, next, after_last);
        const double expected = expected_.probability(first, second, next);
        EXPECT_NEAR(probability, expected, within(4 * kPacking, expected))
            << first << ' ' << second << ' ' << next;
        learned += probability > 2 * after_last ? 1 : 0;
        sum += probability;
      }
      EXPECT_NEAR(sum, 1, 3 * kPacking) << first << ' ' << second;
    }
  }
  EXPECT_GT(learned, 5U);
}

TEST_P(OverRandomColumns, AWordNeverMetIsAsLikelyBehindAsAnywhere) {
  const auto stranger = code_of("nghiêng");
  double sum = 0;
  for (const auto next : words_and_end()) {
    EXPECT_NEAR(model_.probability(stranger, next), expected_.probability(stranger, next), 1e-9);
    const double after = model_.probability(stranger, next);
    EXPECT_EQ(model_.probability(model_.context(vocabulary()[0], stranger), next, after), after);
    sum += after;
  }
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(model_.probability(vocabulary()[0], stranger), 0);
}

TEST_P(OverRandomColumns, SegmentsAddUp) {
  const TempFolder other_folder;
  const std::vector<CodeColumn> others = random_columns(GetParam() + 1000, vocabulary(), 30);
  const LanguageModel other = model_of(other_folder.path(), others);
  const LanguageModel both = model_of({folder_ / "ngrams", other_folder / "ngrams"});
  EXPECT_EQ(both.total(), model_.total() + other.total());
  for (const auto first : words_and_end()) {
    EXPECT_EQ(both.count(first), model_.count(first) + other.count(first));
    double sum = 0;
    for (const auto second : words_and_end()) {
      EXPECT_EQ(both.count(first, second),
                model_.count(first, second) + other.count(first, second));
      sum += both.probability(first, second);
    }
    EXPECT_NEAR(sum, 1, kPacking) << first;
  }
}

TEST_P(OverRandomColumns, SegmentsTogetherLeaveProbabilitiesThatSumToOneBehindTwoWords) {
  const TempFolder other_folder;
  (void)model_of(other_folder.path(), random_columns(GetParam() + 1000, vocabulary(), 30));
  const LanguageModel both = model_of({folder_ / "ngrams", other_folder / "ngrams"});
  std::size_t contexts = 0, off = 0;
  for (const auto first : words_and_end()) {
    for (const auto second : vocabulary()) {
      double sum = 0;
      for (const auto next : words_and_end()) {
        sum += both.probability(both.context(first, second), next, both.probability(second, next));
      }
      ++contexts;
      off += std::fabs(sum - 1) > 3 * kPacking ? 1 : 0;
    }
  }
  // A trigram that was never counted is taken for another's once in some 5,000 look-ups.
  EXPECT_LE(off, contexts / 100);
}

TEST_P(OverRandomColumns, TheSameColumnsGiveTheSameBytes) {
  write_ngrams(ColumnFile(folder_ / "columns"), folder_ / "again");
  EXPECT_EQ(folder_.read("again"), folder_.read("ngrams"));
}

TEST_P(OverRandomColumns, TheOrderOfArticlesDoesNotMatter) {
  std::vector<CodeColumn> turned = columns_;
  std::reverse(turned.begin(), turned.end());
  const TempFolder folder;
  (void)model_of(folder.path(), turned);
  EXPECT_EQ(folder.read("ngrams"), folder_.read("ngrams"));
}

INSTANTIATE_TEST_SUITE_P(Seeds, OverRandomColumns, testing::ValuesIn(kSeeds));

TEST(LanguageModel, OfNoArticlesKnowsNothing) {
  const TempFolder folder;
  const LanguageModel model = model_of(folder.path(), {});
  const auto word = code_of("lúa");
  EXPECT_EQ(model.total(), 0);
  EXPECT_EQ(model.count(word), 0);
  EXPECT_EQ(model.count(word, word), 0);
  EXPECT_EQ(model.probability(word, word), 0);
  EXPECT_EQ(model.probability(model.context(word, word), word, 0), 0);
}

TEST(NgramCounts, LeaveStaleColumnsOut) {
  const TempFolder folder;
  const CodeColumn column{code_of("lúa"), code_of("gạo"), kSentenceEnd};
  write_columns(folder / "columns", {column, column, column});
  mark_stale(folder / "columns", {2});
  write_ngrams(ColumnFile(folder / "columns"), folder / "ngrams");
  EXPECT_EQ(model_of({folder / "ngrams"}).count(code_of("lúa")), 2);
}

TEST(NgramCounts, ThatCannotBeWrittenLeaveNoFile) {
  const TempFolder folder;
  write_columns(folder / "columns", {{code_of("lúa"), kSentenceEnd}});
  const ColumnFile columns(folder / "columns");
  EXPECT_EQ(error_kind_of([&] { write_ngrams(columns, folder / "missing/ngrams"); }),
            ErrorKind::io);
  EXPECT_FALSE(fs::exists(folder / "missing"));
  // What a full disk does: the bytes go nowhere.
  fs::create_directory(folder / "ngrams.next");
  EXPECT_EQ(error_kind_of([&] { write_ngrams(columns, folder / "ngrams"); }), ErrorKind::io);
  EXPECT_FALSE(fs::exists(folder / "ngrams"));
}

TEST(NgramCounts, ReplaceWhatAnInterruptedWriteLeft) {
  const TempFolder folder;
  folder.write("ngrams.next", "timbaoN1 and no more");
  const LanguageModel model =
      model_of(folder.path(), {{code_of("lúa"), code_of("gạo"), kSentenceEnd}});
  EXPECT_EQ(model.count(code_of("gạo")), 1);
  EXPECT_FALSE(fs::exists(folder / "ngrams.next"));
}

TEST(NgramFile, CutOrLengthenedIsCorrupt) {
  const TempFolder folder;
  (void)model_of(folder.path(), random_columns(kSeeds[0], vocabulary(), 10));
  const std::string whole = folder.read("ngrams");
  for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 97) {
    const std::string path = folder.write("cut", whole.substr(0, size));
    EXPECT_EQ(error_kind_of([&] { NgramFile file(path); }), ErrorKind::corrupt) << size;
  }
  const std::string longer = folder.write("longer", whole + 'x');
  EXPECT_EQ(error_kind_of([&] { NgramFile file(longer); }), ErrorKind::corrupt);
  EXPECT_EQ(error_kind_of([&] { NgramFile file(folder / "absent"); }), ErrorKind::io);
}

TEST(NgramFile, OfAnotherKindIsCorrupt) {
  const TempFolder folder;
  (void)model_of(folder.path(), random_columns(kSeeds[0], vocabulary(), 10));
  EXPECT_EQ(error_kind_of([&] { NgramFile file(folder / "columns"); }), ErrorKind::corrupt);
  std::string huge = folder.read("ngrams");
  std::fill_n(huge.begin() + 8, 12, '\xff');  // Four thousand million of everything.
  const std::string path = folder.write("huge", huge);
  EXPECT_EQ(error_kind_of([&] { NgramFile file(path); }), ErrorKind::corrupt);
}

// Bytes within the tables carry no check: any of them must be survived.
TEST(NgramFile, WithOtherBytesInItsTablesAnswersOrIsCorrupt) {
  const TempFolder folder;
  (void)model_of(folder.path(), random_columns(kSeeds[0], vocabulary(), 10));
  const std::string whole = folder.read("ngrams");
  for (const char fill : {'\0', '\xff', '\x7f'}) {
    for (const std::size_t start : {std::size_t{24}, whole.size() / 3, whole.size() / 2}) {
      std::string bytes = whole;
      std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(start), bytes.end(), fill);
      const LanguageModel model = model_of({folder.write("other", bytes)});
      for (const auto first : words_and_end()) {
        for (const auto second : words_and_end()) {
          const auto context = model.context(first, second);
          EXPECT_FALSE(model.probability(context, first, model.probability(second, first)) > 1);
        }
      }
    }
  }
}

std::string folder_of_segment(const SampleIndex& index, std::size_t segment) {
  return index.path() / segments_of(index.path()).at(segment);
}

// Enough text that a small update makes a segment of its own.
std::vector<std::string> many_articles() {
  std::vector<std::string> lines;
  for (int i = 0; i < 50; ++i) {
    std::string body = "Chợ nổi bán gạo mới. Làng nghề gốm.";
    for (int k = 0; k < 400; ++k) body += " Số" + std::to_string(i * 400 + k);
    lines.push_back(record("bai-" + std::to_string(i), body));
  }
  return lines;
}

TEST(LanguageModelOfAnIndex, CountsTitlesAbstractsAndBodies) {
  const SampleIndex index({record(
      {{"id", "a"}, {"title", "Lúa mới"}, {"abstract", "Lúa thơm."}, {"body", "Lúa. Gạo lúa."}})});
  const Reader reader(index.path());
  EXPECT_EQ(reader.language_model().count(code_of("lúa")), 4);
  EXPECT_EQ(reader.language_model().count(kSentenceEnd), 4);
  EXPECT_EQ(reader.language_model().total(), 11);
}

TEST(LanguageModelOfAnIndex, GrowsWithAnUpdate) {
  SampleIndex index(many_articles());
  EXPECT_EQ(Reader(index.path()).language_model().count(code_of("gạo")), 50);
  index.feed({record("moi", "Gạo thơm. Gạo tấm.")});
  const Reader reader(index.path());
  EXPECT_EQ(reader.language_model().count(code_of("gạo")), 52);
  EXPECT_EQ(reader.language_model().count(code_of("tấm")), 1);
}

TEST(LanguageModelOfAnIndex, OfASegmentWithoutCountsIsThatOfTheOthers) {
  SampleIndex index(many_articles());
  index.feed({record("moi", "Gạo thơm.")});
  ASSERT_EQ(segments_of(index.path()).size(), 2U);
  fs::remove(fs::path(folder_of_segment(index, 0)) / kNgramFileName);
  {
    const Reader reader(index.path());
    EXPECT_EQ(reader.language_model().count(code_of("gạo")), 1);
    EXPECT_EQ(reader.language_model().count(code_of("chợ")), 0);
  }
  fs::remove(fs::path(folder_of_segment(index, 1)) / kNgramFileName);
  EXPECT_EQ(Reader(index.path()).language_model().total(), 0);
}

TEST(LanguageModelOfAnIndex, IsCountedAnewByTheNextUpdateWhereCountsAreMissing) {
  SampleIndex index(many_articles());
  const fs::path file = fs::path(folder_of_segment(index, 0)) / kNgramFileName;
  fs::remove(file);
  index.feed({});
  EXPECT_EQ(Reader(index.path()).language_model().count(code_of("gạo")), 50);
}

TEST(LanguageModelOfAnIndex, IsCorruptWhereAFileOfCountsIsCut) {
  const SampleIndex index(many_articles());
  const fs::path file = fs::path(folder_of_segment(index, 0)) / kNgramFileName;
  fs::resize_file(file, fs::file_size(file) / 2);
  EXPECT_EQ(error_kind_of([&] { const Reader reader(index.path()); }), ErrorKind::corrupt);
}

TEST(LanguageModelOfAnIndex, DoesNotDependOnThreads) {
  std::vector<std::string> files;
  for (const unsigned threads : {1U, 4U}) {
    SampleIndex index;
    UpdateOptions options;
    options.threads = threads;
    index.feed(many_articles(), options);
    ASSERT_EQ(segments_of(index.path()).size(), 1U);
    files.push_back(test::bytes_of(fs::path(folder_of_segment(index, 0)) / kNgramFileName));
  }
  EXPECT_FALSE(files[0].empty());
  EXPECT_EQ(files[0], files[1]);
}

}  // namespace
}  // namespace timbao::index
