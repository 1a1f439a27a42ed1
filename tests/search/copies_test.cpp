#include "timbao/search/copies.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/sample_index.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::Fields;
using test::record;
using test::SampleIndex;

constexpr const char* kFlood =
    "Sáng 5/9, nước sông Trăng dâng nhanh, hơn ba trăm hộ dân ở hai xã ven sông phải rời nhà trong "
    "đêm. Chủ tịch huyện cho biết lực lượng dân quân đã đưa người già và trẻ em tới trường học "
    "trên "
    "đồi, nơi có lương thực cho bảy ngày. Đường vào xã bị ngập hơn một mét, xe không qua được, chỉ "
    "còn thuyền của bà con.";
constexpr const char* kFloodEdited =
    "Sáng 5/9, nước sông Trăng dâng nhanh, hơn ba trăm hộ dân ở hai xã ven sông phải rời nhà trong "
    "đêm. Lãnh đạo huyện cho biết lực lượng dân quân đã đưa người già và trẻ em tới trường học "
    "trên "
    "đồi, nơi có lương thực cho bảy ngày. Đường vào xã bị ngập hơn một mét, xe không qua được, chỉ "
    "còn thuyền của bà con xóm chài.";
constexpr const char* kFloodCut =
    "Sáng 5/9, nước sông Trăng dâng nhanh, hơn ba trăm hộ dân ở hai xã ven sông phải rời nhà trong "
    "đêm. Chủ tịch huyện cho biết lực lượng dân quân đã đưa người già và trẻ em tới trường học "
    "trên "
    "đồi.";
constexpr const char* kHarvest =
    "Nông dân vùng thượng nguồn sông Trăng bước vào vụ gặt muộn hơn mọi năm gần hai tuần vì mưa "
    "kéo "
    "dài. Thương lái trả giá lúa tươi cao hơn vụ trước, nhưng nhiều thửa ruộng vẫn chờ máy gặt từ "
    "tỉnh bên sang.";

std::string story(const std::string& id, const std::string& title, const std::string& body,
                  const std::string& outlet, const std::string& date = "2024-09-05") {
  return record({{"id", id}, {"title", title}, {"body", body}, {"outlet", outlet}, {"date", date}});
}

std::vector<std::string> stories() {
  return {story("lu-1", "Lũ lên nhanh ở sông Trăng", kFlood, "a.example", "2024-09-05T08:00"),
          story("lu-2", "Hàng trăm hộ dân chạy lũ trong đêm", kFloodEdited, "b.example",
                "2024-09-05T09:30"),
          story("lu-3", "Nước lũ, dân rời nhà", kFloodCut, "c.example", "2024-09-05T07:00"),
          story("gat", "Gặt muộn ở sông Trăng", kHarvest, "a.example")};
}

std::vector<std::string> ids_of(const index::Reader& reader, Documents documents) {
  sort_by_age(reader, documents);
  std::vector<std::string> ids;
  for (const std::uint32_t document : documents) ids.push_back(reader.id(document));
  return ids;
}

std::vector<std::string> copies_of(const index::Reader& reader, const std::string& id) {
  return ids_of(reader, CopyFinder(reader).copies_of(reader.document(id).value()));
}

using Ids = std::vector<std::string>;

TEST(CopyFinder, FindsEditedRetitledAndShortenedCopiesOldestFirst) {
  const SampleIndex index(stories());
  const index::Reader reader(index.path());
  EXPECT_EQ(copies_of(reader, "lu-1"), (Ids{"lu-3", "lu-2"}));
  EXPECT_EQ(copies_of(reader, "lu-3"), (Ids{"lu-1", "lu-2"}));
  EXPECT_EQ(copies_of(reader, "gat"), Ids{});
}

TEST(CopyFinder, FindsCopiesAcrossSegmentsAndAfterReplacement) {
  SampleIndex index({story("lu-1", "Lũ lên nhanh", kFlood, "a.example")});
  index.feed({story("lu-2", "Chạy lũ", kHarvest, "b.example")});
  EXPECT_EQ(copies_of(index::Reader(index.path()), "lu-1"), Ids{});
  test::run_update(
      index.path(),
      {index.folder().write("feed-1.jsonl", story("lu-2", "Chạy lũ", kFloodEdited, "b.example"))});
  EXPECT_EQ(copies_of(index::Reader(index.path()), "lu-1"), Ids{"lu-2"});
}

TEST(CopyFinder, TakesArticlesOfOneAddressForCopies) {
  const Fields first = {
      {"id", "x"}, {"title", "Mưa lớn"}, {"url", "https://a.example/mua?utm_source=rss"}};
  const Fields second = {{"id", "y"}, {"body", kHarvest}, {"url", "http://www.a.example/mua"}};
  const SampleIndex index({record(first), record(second)});
  EXPECT_EQ(copies_of(index::Reader(index.path()), "x"), Ids{"y"});
}

TEST(CopyGroups, DoNotDependOnTheOrderOfIndexing) {
  std::vector<std::string> lines = stories();
  std::vector<Ids> expected = {{"lu-3", "lu-1", "lu-2"}};
  std::mt19937 random(7);
  for (int round = 0; round < 6; ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    SampleIndex index;
    for (const std::string& line : lines) {
      if (round % 2 == 0) index.feed({line});
    }
    if (round % 2 != 0) index.feed(lines);
    const index::Reader reader(index.path());
    std::vector<Ids> groups;
    for (const Documents& group : copy_groups(reader)) groups.push_back(ids_of(reader, group));
    EXPECT_EQ(groups, expected) << round;
  }
}

// Every pair compared, against what bands find.
TEST(CopyFinder, FindsWhatComparingAllPairsFinds) {
  std::mt19937 random(20240905);
  const auto word = [&random] { return "từ" + std::to_string(random() % 3000); };
  std::vector<std::vector<std::string>> texts;
  for (int i = 0; i < 120; ++i) {
    std::vector<std::string> text;
    if (i % 3 != 0) text = texts.back();
    if (text.empty()) text.resize(40 + random() % 200);
    for (std::string& each : text) {
      if (each.empty() || random() % 40 == 0) each = word();
    }
    texts.push_back(text);
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string body;
    for (const std::string& each : texts[i]) body += each + ' ';
    lines.push_back(record("bai-" + std::to_string(i), body + "."));
  }
  const SampleIndex index(lines);
  const index::Reader reader(index.path());
  CopyFinder finder(reader);
  std::size_t pairs = 0, found = 0;
  for (std::uint32_t a = 1; a <= texts.size(); ++a) {
    const Documents copies = finder.copies_of(a);
    index::Shingles first, second;
    index::shingles_of(reader.column(a), first);
    for (std::uint32_t b = 1; b <= texts.size(); ++b) {
      index::shingles_of(reader.column(b), second);
      const bool are = a != b && index::are_copies(index::overlap_of(first, second),
                                                   index::Days::same_or_unknown);
      const bool is_found = std::find(copies.begin(), copies.end(), b) != copies.end();
      EXPECT_TRUE(are || !is_found) << a << ' ' << b;
      pairs += are ? 1 : 0;
      found += is_found ? 1 : 0;
    }
  }
  EXPECT_GT(pairs, 100U);
  EXPECT_GE(static_cast<double>(found), 0.98 * static_cast<double>(pairs));
}

TEST(Searcher, FoldsCopiesUnderTheBestOfThem) {
  const SampleIndex index(stories());
  const Searcher searcher(index.path());
  const auto result = searcher.search(parse_query("sông Trăng").root);
  ASSERT_EQ(result.hits.size(), 2U);
  EXPECT_EQ(result.total, 4U);
  std::map<bool, const Hit*> hits;
  for (const Hit& hit : result.hits) hits[hit.id == "gat"] = &hit;
  EXPECT_EQ(hits[true]->copies.size(), 0U);
  ASSERT_EQ(hits[false]->copies.size(), 2U);
}

TEST(Searcher, ListsCopiesApartOnDemand) {
  const SampleIndex index(stories());
  SearchOptions options;
  options.group = false;
  const auto result = Searcher(index.path()).search(parse_query("sông Trăng").root, options);
  EXPECT_EQ(result.hits.size(), 4U);
  for (const Hit& hit : result.hits) EXPECT_TRUE(hit.copies.empty());
}

TEST(Searcher, PagesOfStoriesFitTogether) {
  std::vector<std::string> lines;
  for (int story_number = 0; story_number < 7; ++story_number) {
    std::mt19937 random(static_cast<std::uint32_t>(story_number));
    std::string body = "lũ ";
    for (int i = 0; i < 60; ++i) body += "từ" + std::to_string(random() % 5000) + ' ';
    for (int copy = 0; copy < 5; ++copy) {
      lines.push_back(record(std::to_string(story_number) + "-" + std::to_string(copy),
                             body + std::to_string(copy) + "."));
    }
  }
  const SampleIndex index(lines);
  const Searcher searcher(index.path());
  const auto query = parse_query("lũ");
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    std::set<char> met;
    std::size_t hits = 0;
    for (std::uint32_t offset = 0; offset < 9; offset += 3) {
      SearchOptions options;
      options.offset = offset;
      options.limit = 3;
      options.sort = sort;
      for (const Hit& hit : searcher.search(query.root, options).hits) {
        met.insert(hit.id.front());
        ++hits;
        EXPECT_EQ(hit.copies.size(), 4U) << hit.id;
      }
    }
    EXPECT_EQ(met.size(), 7U);
    EXPECT_EQ(hits, 7U);
  }
}

}  // namespace
}  // namespace timbao::search
