// The segments of an open index as search asks them: their numbers, and word sets that hold
// whatever updates did since they were made.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/folder.hpp"
#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "support/word_set_check.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::check_word_sets;
using test::CheckedSets;
using test::error_kind_of;
using test::record;
using test::run_update;
using test::SampleIndex;
using test::TempFolder;

// Articles so long that the first segment stays apart from those of later updates.
std::vector<std::string> long_articles(int count) {
  std::vector<std::string> lines;
  for (int i = 0; i < count; ++i) {
    std::string body = "Chợ nổi bán gạo mới. Làng nghề gốm.";
    for (int k = 0; k < 400; ++k) body += " Số" + std::to_string(i * 400 + k);
    lines.push_back(record({{"id", "bai-" + std::to_string(i)}, {"title", "Gạo"}, {"body", body}}));
  }
  return lines;
}

fs::path file_of(const SampleIndex& index, std::size_t segment) {
  return index.path() / segments_of(index.path()).at(segment) / kWordSetFileName;
}

// How many articles stand where the numbering says.
std::size_t expect_numbers(const Reader& reader) {
  const auto segments = reader.segments();
  std::set<std::uint32_t> met;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const Xapian::Database& database = *segments[s].database;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const auto whole = static_cast<std::uint32_t>((*it - 1) * segments.size() + s + 1);
      EXPECT_TRUE(met.insert(whole).second) << whole;
      EXPECT_EQ(reader.id(whole), database.get_document(*it).get_value(schema::kIdValue));
      const auto column = segments[s].columns->find(*it);
      EXPECT_TRUE(column && column->codes.size() == reader.column(whole).codes.size()) << whole;
    }
  }
  EXPECT_EQ(met.size(), reader.statistics().articles);
  return met.size();
}

TEST(SegmentViews, NumberDocumentsAsTheWholeDoes) {
  SampleIndex index(long_articles(50));
  index.feed({record("moi", "Gạo thơm."), record("moi-2", "Gạo tấm.")});
  const Reader reader(index.path());
  EXPECT_EQ(reader.segments().size(), 2U);
  EXPECT_EQ(expect_numbers(reader), 52U);
}

TEST(SegmentViews, NumberDocumentsThroughStubsOfStubs) {
  SampleIndex north(long_articles(50));
  north.feed({record("moi", "Gạo thơm.")});
  const SampleIndex south({record("b", "Giá lúa tăng."), record("c", "Sông Hậu.")});
  const SampleIndex middle({record("d", "Lũ quét ở Kỳ Sơn.")});
  const TempFolder folder;
  const auto line = [](const fs::path& path) { return "auto " + path.string() + "\n"; };
  const std::string stub =
      folder.write("all.stub", line(middle.path()) + line(north.path()) + line(south.path()));
  const Reader reader{fs::path(stub)};
  EXPECT_EQ(reader.segments().size(), 4U);
  EXPECT_EQ(expect_numbers(reader), 54U);
  EXPECT_EQ(check_word_sets(reader).segments, 4U);
}

TEST(SegmentViews, LackWordSetsWhereTheFileIsMissingUntilTheNextUpdate) {
  SampleIndex index(long_articles(50));
  index.feed({record("moi", "Gạo thơm.")});
  fs::remove(file_of(index, 0));
  {
    const Reader reader(index.path());
    EXPECT_EQ(reader.segments()[0].word_sets, nullptr);
    EXPECT_NE(reader.segments()[1].word_sets, nullptr);
    EXPECT_NE(reader.segments()[0].columns, nullptr);
  }
  index.feed({});
  EXPECT_EQ(check_word_sets(Reader(index.path())).segments, 2U);
}

TEST(SegmentViews, AreCorruptWhereWordSetsAreCut) {
  const SampleIndex index(long_articles(50));
  for (const auto bytes : {fs::file_size(file_of(index, 0)) - 1, std::uintmax_t{30}}) {
    fs::resize_file(file_of(index, 0), bytes);
    EXPECT_EQ(error_kind_of([&] { const Reader reader(index.path()); }), ErrorKind::corrupt);
  }
}

TEST(SegmentViews, AreCorruptWhereWordSetsAreOfOtherColumns) {
  const SampleIndex index(long_articles(50));
  const SampleIndex large(long_articles(130));
  fs::copy_file(file_of(large, 0), file_of(index, 0), fs::copy_options::overwrite_existing);
  EXPECT_EQ(error_kind_of([&] { const Reader reader(index.path()); }), ErrorKind::corrupt);
}

TEST(WordSetsOfAnIndex, AreThoseOfTitlesAbstractsAndBodies) {
  const SampleIndex index({record(
      {{"id", "a"}, {"title", "Lúa mới"}, {"abstract", "Gạo thơm."}, {"body", "Chợ nổi."}})});
  const Reader reader(index.path());
  const WordSetFile& file = *reader.segments()[0].word_sets;
  for (const char* word : {"lúa", "mới", "gạo", "thơm", "chợ", "nổi"}) {
    EXPECT_EQ(file.count(Zone::whole, text::code_of(word)), 1U) << word;
  }
  EXPECT_EQ(file.count(Zone::title, text::code_of("lúa")), 1U);
  EXPECT_EQ(file.count(Zone::title, text::code_of("gạo")), 0U);
  EXPECT_EQ(check_word_sets(reader).articles, 1U);
}

// One segment of many articles, so that what happens to one of them makes no other segment.
class WordSetsAfterAChange : public testing::Test {
 protected:
  WordSetsAfterAChange() {
    for (const std::string& line : long_articles(50)) rest_ += line;
    update(record("a", "Lũ quét."));
  }

  UpdateReport update(const std::string& first) {
    UpdateOptions options;
    options.prune_below = {folder_ / "feed.jsonl"};
    return run_update(folder_ / "db", {folder_.write("feed.jsonl", first + rest_)}, options).report;
  }

  // The segment has `stale` documents that the sets say nothing of, `changed` of them articles.
  static void expect(const Reader& reader, std::size_t stale, std::size_t changed) {
    ASSERT_EQ(reader.segments().size(), 1U);
    EXPECT_EQ(reader.segments()[0].columns->stale().size(), stale);
    const CheckedSets checked = check_word_sets(reader);
    EXPECT_EQ(checked.changed, changed);
    EXPECT_EQ(checked.articles, reader.database().get_doccount() - changed);
  }

  TempFolder folder_;
  std::string rest_;
};

TEST_F(WordSetsAfterAChange, SayNothingOfAnArticleThatWasReplaced) {
  const Reader before(folder_ / "db");
  EXPECT_EQ(update(record("a", "Chợ nổi.")).updated, 1U);
  expect(Reader(folder_ / "db"), 1, 1);
  expect(before, 1, 1);  // Marked for those too who read on from the commit before.
}

TEST_F(WordSetsAfterAChange, SayNothingOfAnArticleThatWasRemoved) {
  const Reader before(folder_ / "db");
  EXPECT_EQ(update("").removed, 1U);
  expect(Reader(folder_ / "db"), 1, 0);
  expect(before, 1, 1);
}

TEST_F(WordSetsAfterAChange, LeaveOutWhatWasStaleWhenTheyWereMade) {
  EXPECT_EQ(update(record("a", "Chợ nổi.")).updated, 1U);
  fs::remove(fs::path(folder_ / "db") / segments_of(folder_ / "db")[0] / kWordSetFileName);
  update(record("a", "Chợ nổi."));
  const Reader reader(folder_ / "db");
  expect(reader, 1, 1);
  EXPECT_EQ(reader.segments()[0].word_sets->count(Zone::whole, text::code_of("nổi")), 50U);
}

// Updates that add, replace and remove articles, with sets made before, between and after them.
class WordSetsOfRandomUpdates : public testing::TestWithParam<unsigned> {
 protected:
  static constexpr unsigned kLong = 60;  // Articles of the ids below, in a segment of their own.
  static constexpr unsigned kIds = 85;

  void write(unsigned id) {
    static const std::vector<std::string> kWords = {"gạo",  "lúa", "chợ", "nổi", "làng",
                                                    "sông", "mới", "AI",  "18",  "covid"};
    const auto some = [this](std::size_t most, const char* behind) {
      std::string text;
      for (std::size_t k = random_() % (most + 1); k > 0; --k) {
        text += kWords[random_() % kWords.size()] + behind;
      }
      return text;
    };
    std::string body = "Giá " + some(8, ". ");
    for (unsigned k = 0; id < kLong && k < 300; ++k) body += " Số" + std::to_string(id * 300 + k);
    const std::string name = "x" + std::to_string(id);
    folder_.write("feeds/" + name + ".jsonl",
                  record({{"id", name}, {"title", some(3, " ")}, {"body", body}}));
    ids_.insert(id);
  }

  void remove(unsigned id) {
    fs::remove(folder_ / ("feeds/x" + std::to_string(id) + ".jsonl"));
    ids_.erase(id);
  }

  // As a run leaves it that was cut off before it made the sets.
  void lose_sets_of_a_segment() {
    const auto listed = segments_of(folder_ / "db");
    fs::remove(fs::path(folder_ / "db") / listed[random_() % listed.size()] / kWordSetFileName);
  }

  void update() {
    UpdateOptions options;
    options.prune_below = {folder_ / "feeds"};
    options.round_bytes = random_() % 2 == 0 ? 1 : 1U << 20U;
    options.threads = 1 + random_() % 2;
    run_update(folder_ / "db", {folder_ / "feeds"}, options);
  }

  std::mt19937 random_{GetParam()};
  TempFolder folder_;
  std::set<unsigned> ids_;
};

TEST_P(WordSetsOfRandomUpdates, HoldWhatTheArticlesSay) {
  for (unsigned id = 0; id < kLong; ++id) write(id);
  update();
  std::size_t changed = 0, segments = 0;
  for (int round = 0; round < 8; ++round) {
    for (std::size_t edits = 1 + random_() % 6; edits > 0; --edits) {
      const auto id = static_cast<unsigned>(random_() % kIds);
      random_() % 4 == 0 ? remove(id) : write(id);
    }
    if (random_() % 4 == 0) lose_sets_of_a_segment();
    update();
    const Reader reader(folder_ / "db");
    const CheckedSets checked = check_word_sets(reader);
    EXPECT_EQ(checked.segments, reader.segments().size());
    EXPECT_EQ(checked.articles + checked.changed, ids_.size());
    changed += checked.changed;
    segments = std::max(segments, checked.segments);
    if (HasFailure()) FAIL() << "seed " << GetParam() << " round " << round;
  }
  EXPECT_GT(changed, 0U);
  EXPECT_GT(segments, 1U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, WordSetsOfRandomUpdates, testing::Range(1U, 7U));

}  // namespace
}  // namespace timbao::index
