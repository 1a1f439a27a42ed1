#include "timbao/index/reader.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "timbao/article/article.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {
namespace {

using test::error_kind_of;
using test::record;
using test::SampleIndex;

TEST(Reader, ReturnsAnArticleAsItWasRead) {
  const SampleIndex index({record({{"id", "a"},
                                   {"title", "Ghe ngo Sóc Trăng"},
                                   {"abstract", "Lễ hội của đồng bào Khmer."},
                                   {"body", "Đoạn một.\n\nĐoạn hai."},
                                   {"outlet", "baonuimay.example"},
                                   {"url", "https://baonuimay.example/ghe-ngo"},
                                   {"date", "2024-11-14T07:30:00+07:00"},
                                   {"author", "Sơn Thị Rết"},
                                   {"topic", "Văn hóa"}})});
  const auto article = Reader(index.path()).find("a");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "Ghe ngo Sóc Trăng");
  EXPECT_EQ(article->abstract, "Lễ hội của đồng bào Khmer.");
  EXPECT_EQ(article->body, "Đoạn một.\n\nĐoạn hai.");
  EXPECT_EQ(article->outlet->domain, "baonuimay.example");
  EXPECT_EQ(article->url, "https://baonuimay.example/ghe-ngo");
  EXPECT_EQ(article->date->iso(), "2024-11-14T07:30:00+07:00");
  EXPECT_EQ(article->author, "Sơn Thị Rết");
  EXPECT_EQ(article->topics, std::vector<std::string>{"Văn hóa"});
  EXPECT_EQ(article->line, 1U);
}

TEST(Reader, FindsIdsOfEveryLengthAndSpelling) {
  std::vector<std::string> ids = {"a",
                                  "#0",
                                  "Đường-sắt",
                                  "https://hatgiong.example/2025/03/mot-hai.html?x=1&y=2",
                                  std::string(199, 'x') + "1",
                                  std::string(199, 'x') + "2"};
  std::vector<std::string> lines;
  for (const std::string& id : ids) lines.push_back(record(id, "Bài của " + id));
  const SampleIndex index(lines);
  const Reader reader(index.path());
  for (const std::string& id : ids) {
    const auto article = reader.find(id);
    ASSERT_TRUE(article) << id;
    EXPECT_EQ(article->id, id);
  }
}

TEST(Reader, SeesTheCommitThatItWasOpenedOn) {
  SampleIndex index({record("a", "Lũ quét.")});
  const Reader before(index.path());
  index.feed({record("b", "Giá lúa tăng.")});
  EXPECT_FALSE(before.find("b"));
  EXPECT_EQ(before.statistics().articles, 1U);
  EXPECT_TRUE(Reader(index.path()).find("b"));
}

// A replacement is made in the segment that a reader has open; after the second, Xapian's pages are
// used again.
TEST(Reader, GoesOnOrSaysChangedWhileArticlesAreReplaced) {
  SampleIndex index;
  std::vector<std::string> lines;
  const auto write = [&](int edition) {
    lines.clear();
    for (int i = 0; i < 200; ++i) {
      lines.push_back(record("bai-" + std::to_string(i), "Bản " + std::to_string(edition) +
                                                             std::string(300, 'x') +
                                                             std::to_string(i * 7919 + edition)));
    }
    index.feed(lines);
  };
  write(0);
  const Reader reader(index.path());
  bool changed = false;
  for (int edition = 1; edition < 6; ++edition) {
    write(edition);
    const auto kind = error_kind_of([&] {
      for (int i = 0; i < 200; ++i) {
        const auto article = reader.find("bai-" + std::to_string(i));
        ASSERT_TRUE(article) << i;
        ASSERT_TRUE(article->body.starts_with("Bản 0")) << article->body;
      }
    });
    if (!kind) continue;
    EXPECT_EQ(kind, ErrorKind::changed);
    changed = true;
  }
  EXPECT_TRUE(changed) << "the test makes no reader lose its commit any more";
  EXPECT_TRUE(Reader(index.path()).find("bai-7")->body.starts_with("Bản 5"));
}

TEST(Reader, IsMovable) {
  const SampleIndex index({record("a", "Lũ quét.")});
  Reader reader(index.path());
  Reader moved(std::move(reader));
  EXPECT_TRUE(moved.find("a"));
}

Statistics sample_statistics() {
  const SampleIndex index({
      record({{"id", "a"},
              {"title", "Đường sắt"},
              {"body", "Tuyến đường sắt mới."},
              {"outlet", "a.example"},
              {"date", "2023-12-31T23:30:00+07:00"}}),
      record({{"id", "b"},
              {"body", "Đường sắt."},
              {"outlet", "b.example"},
              {"date", "2024-01-01T00:10:00+07:00"}}),
      record({{"id", "c"}, {"body", "Covid-19."}, {"outlet", "b.example"}, {"date", "2024-05"}}),
      record({{"id", "d"}, {"title", "Covid"}, {"outlet", "Báo Tường Lớp 5"}}),
      record({{"id", "e"}, {"body", "Tuyến mới."}, {"date", "2020-02-29"}}),
  });
  return Reader(index.path()).statistics();
}

TEST(Statistics, CountsArticlesWordsAndPassages) {
  const Statistics statistics = sample_statistics();
  EXPECT_EQ(statistics.articles, 5U);
  EXPECT_EQ(statistics.terms, 6U);  // đường, sắt, tuyến, mới, covid, 19
  EXPECT_EQ(statistics.passages, 4U);
  EXPECT_GT(statistics.bytes, 0U);
}

TEST(Statistics, CountsDaysAsTheArticlesWriteThem) {
  const Statistics statistics = sample_statistics();
  ASSERT_TRUE(statistics.first_date && statistics.last_date);
  EXPECT_EQ(statistics.first_date->iso(), "2020-02-29");
  EXPECT_EQ(statistics.last_date->iso(), "2024-01-01");
  const std::vector<std::pair<int, std::uint64_t>> years = {{2020, 1}, {2023, 1}, {2024, 1}};
  EXPECT_EQ(statistics.years, years);
  EXPECT_EQ(statistics.without_date, 2U);
}

TEST(Statistics, OrdersOutletsByArticlesThenByDomain) {
  const Statistics statistics = sample_statistics();
  std::vector<std::pair<std::string, std::uint64_t>> outlets;
  for (const auto& [outlet, count] : statistics.outlets) {
    outlets.emplace_back(outlet.domain ? *outlet.domain : *outlet.name, count);
  }
  const std::vector<std::pair<std::string, std::uint64_t>> expected = {
      {"b.example", 2}, {"Báo Tường Lớp 5", 1}, {"a.example", 1}};
  EXPECT_EQ(outlets, expected);
  EXPECT_EQ(statistics.without_outlet, 1U);
}

TEST(Statistics, StoredBytesAreThoseOfThePackedArticles) {
  const SampleIndex index({record("a", "Lũ quét."), record("b", "Mưa lớn ở miền núi.")});
  const Reader reader(index.path());
  Packer packer;
  std::uint64_t bytes = 0;
  for (const char* id : {"a", "b"}) bytes += packer.pack(reader.find(id).value()).size();
  EXPECT_EQ(reader.stored_bytes(), bytes);
}

TEST(Statistics, OfAnEmptyIndexAreZero) {
  const SampleIndex index(std::vector<std::string>{});
  const Reader reader(index.path());
  const Statistics statistics = reader.statistics();
  EXPECT_EQ(reader.stored_bytes(), 0U);
  EXPECT_EQ(statistics.articles, 0U);
  EXPECT_EQ(statistics.terms, 0U);
  EXPECT_EQ(statistics.passages, 0U);
  EXPECT_FALSE(statistics.first_date);
  EXPECT_FALSE(statistics.last_date);
  EXPECT_TRUE(statistics.outlets.empty());
  EXPECT_TRUE(statistics.years.empty());
}

}  // namespace
}  // namespace timbao::index
