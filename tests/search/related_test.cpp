#include "timbao/search/related.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"

namespace timbao::search {
namespace {

using test::Ids;
using test::ids_of;
using test::record;
using test::SampleIndex;

constexpr const char* kFlood =
    "Sáng 5/9, nước sông Trăng dâng nhanh, hơn ba trăm hộ dân xã Mây Trắng phải rời nhà trong đêm. "
    "Chủ tịch huyện Lê Văn Thử cho biết dân quân đã đưa người già và trẻ em tới trường học trên "
    "đồi, nơi có lương thực cho bảy ngày.";
constexpr const char* kFloodElsewhere =
    "Ông Lê Văn Thử, chủ tịch huyện, cùng dân quân có mặt ở xã Mây Trắng từ nửa đêm. Khi lũ trên "
    "sông Trăng lên, bà con chỉ kịp mang theo gạo và chăn màn.";
constexpr const char* kHarvest =
    "Nông dân vùng thượng nguồn bước vào vụ gặt muộn hơn mọi năm hai tuần. Thương lái trả giá lúa "
    "tươi cao hơn vụ trước, nhưng nhiều thửa ruộng vẫn chờ máy gặt.";

std::string story(const std::string& id, const std::string& title, const std::string& body,
                  const std::string& outlet, const std::string& date = "") {
  test::Fields fields = {{"id", id}, {"title", title}, {"body", body}, {"outlet", outlet}};
  if (!date.empty()) fields.emplace_back("date", date);
  return record(fields);
}

// A flood, told by a.example and word for word by b.example, told anew by c.example, and again a
// year later by d.example; a harvest; and many articles that give common words their frequency.
std::vector<std::string> stories() {
  std::vector<std::string> lines = {
      story("lu", "Lũ lên nhanh ở sông Trăng", kFlood, "a.example", "2024-09-05T08:00"),
      story("lu-chep", "Nước lũ, dân rời nhà trong đêm", kFlood, "b.example", "2024-09-05T09:30"),
      story("lu-khac", "Đêm chạy lũ ở Mây Trắng", kFloodElsewhere, "c.example", "2024-09-06T07:00"),
      story("lu-khac-chep", "Chạy lũ trong đêm", kFloodElsewhere, "e.example", "2024-09-06T09:00"),
      story("nam-sau", "Mây Trắng một năm sau trận lũ",
            "Xã Mây Trắng dựng lại nhà bên sông Trăng. Chủ tịch huyện Lê Văn Thử trao mái tôn cho "
            "từng hộ dân.",
            "d.example", "2025-09-01"),
      story("gat", "Gặt muộn vì mưa", kHarvest, "a.example", "2024-09-05T10:00"),
  };
  for (int i = 0; i < 40; ++i) {
    lines.push_back(story("nen-" + std::to_string(i), "Tin chợ phiên số " + std::to_string(i),
                          "Sáng nay người dân trong huyện đi chợ. Cho biết giá rau không đổi, nhà "
                          "nào cũng mua.",
                          "f.example", "2024-01-0" + std::to_string(1 + i % 9)));
  }
  return lines;
}

const index::Reader& reader() {
  static const SampleIndex index(stories());
  static const index::Reader reader(index.path());
  return reader;
}

SearchResult related(const std::string& id, const RelatedOptions& options = {}) {
  return related_to(reader(), reader().find(id).value(), options);
}

TEST(Related, FindsTheStoryElsewhereAndLeavesOutItsOwnCopies) {
  const SearchResult result = related("lu");
  EXPECT_EQ(ids_of(result), (Ids{"lu-khac", "nam-sau"}));
  EXPECT_EQ(result.total, 3U);
  ASSERT_FALSE(result.hits.empty());
  ASSERT_EQ(result.hits[0].copies.size(), 1U);
  EXPECT_EQ(result.hits[0].copies[0].id, "lu-khac-chep");
}

TEST(Related, ListsCopiesOfOthersApartWhereAsked) {
  RelatedOptions options;
  options.group = false;
  const SearchResult result = related("lu", options);
  const Ids ids = ids_of(result);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()),
            (std::set<std::string>{"lu-khac", "lu-khac-chep", "nam-sau"}));
  for (const Hit& hit : result.hits) EXPECT_TRUE(hit.copies.empty());
}

TEST(Related, ShowsWhatTiesThem) {
  const SearchResult result = related("lu");
  ASSERT_FALSE(result.hits.empty());
  const Hit& hit = result.hits.front();
  ASSERT_EQ(hit.passages.size(), 1U);
  bool marks_name = false;
  for (const ByteRange& range : hit.passages[0].highlights) {
    marks_name |= range.of(hit.passages[0].text) == "Lê Văn Thử";
  }
  EXPECT_TRUE(marks_name) << hit.passages[0].text;
  ASSERT_TRUE(result.interpreted.has_value());
  EXPECT_NE(result.interpreted->find("Mây Trắng"), std::string::npos) << *result.interpreted;
}

TEST(Related, ExplanationsAddUpToTheScores) {
  RelatedOptions options;
  options.explain = true;
  for (const std::string id : {"lu", "gat", "nen-1"}) {
    for (const Hit& hit : related(id, options).hits) {
      double sum = 0;
      for (const auto& [part, score] : hit.explanation) {
        EXPECT_GT(score, 0) << part;
        sum += score;
      }
      EXPECT_NEAR(sum, hit.score, 1e-9) << id << ' ' << hit.id;
    }
  }
}

TEST(Related, NearerInTimeIsNearer) {
  const SampleIndex index(
      {story("goc", "Cầu Mây Trắng thông xe", "Cầu Mây Trắng thông xe sáng nay.", "a.example",
             "2024-05-05"),
       story("xa", "Cầu Mây Trắng đông khách", "Khách tới xem cầu Mây Trắng thông xe.", "b.example",
             "2024-08-05"),
       story("gan", "Cầu Mây Trắng đông khách", "Khách tới xem cầu Mây Trắng thông xe.",
             "c.example", "2024-05-07"),
       story("nen", "Tin chợ", "Chợ phiên.", "d.example", "2024-05-05")});
  const index::Reader reader(index.path());
  RelatedOptions options;
  options.group = false;
  article::Article story = reader.find("goc").value();
  const SearchResult dated = related_to(reader, story, options);
  ASSERT_EQ(ids_of(dated), (Ids{"gan", "xa"}));
  EXPECT_GT(dated.hits[0].score, dated.hits[1].score);
  story.date.reset();
  const SearchResult undated = related_to(reader, story, options);
  ASSERT_EQ(ids_of(undated), (Ids{"gan", "xa"}));
  EXPECT_EQ(undated.hits[0].score, undated.hits[1].score);
}

TEST(Related, CountsTimeFromTheStory) {
  RelatedOptions options;
  options.within_days = 1;
  EXPECT_EQ(ids_of(related("lu", options)), Ids{"lu-khac"});
  options.within_days = 0;
  EXPECT_EQ(ids_of(related("lu", options)), Ids{});
  options.within_days.reset();
  options.side = RelatedOptions::Side::later;
  EXPECT_EQ(ids_of(related("lu-khac", options)), Ids{"nam-sau"});
  options.side = RelatedOptions::Side::earlier;
  EXPECT_EQ(ids_of(related("nam-sau", options)).size(), 2U);
  EXPECT_EQ(ids_of(related("lu", options)), Ids{});
  article::Article undated = reader().find("lu").value();
  undated.date.reset();
  EXPECT_TRUE(related_to(reader(), undated, options).hits.empty());
}

TEST(Related, IsNarrowedByOutletAndDays) {
  RelatedOptions options;
  options.outlets = {"d.example"};
  EXPECT_EQ(ids_of(related("lu", options)), Ids{"nam-sau"});
  options.outlets.clear();
  options.until = "2024-12-31";
  EXPECT_EQ(ids_of(related("lu", options)), Ids{"lu-khac"});
  options.until.clear();
  options.since = "2025-01-01";
  EXPECT_EQ(ids_of(related("lu", options)), Ids{"nam-sau"});
}

TEST(Related, PagesFitTogether) {
  RelatedOptions options;
  options.limit = 1;
  Ids ids = ids_of(related("lu", options));
  options.offset = 1;
  for (const std::string& id : ids_of(related("lu", options))) ids.push_back(id);
  EXPECT_EQ(ids, (Ids{"lu-khac", "nam-sau"}));
  options.offset = 2;
  EXPECT_EQ(ids_of(related("lu", options)), Ids{});
  options.limit = 0;
  EXPECT_EQ(related("lu", options).total, 3U);
}

TEST(Related, TakesADraftThatIsNotInTheIndex) {
  article::Article draft;
  draft.body = "Chủ tịch huyện Lê Văn Thử kể về đêm lũ ở Mây Trắng.";
  const SearchResult result = related_to(reader(), draft);
  EXPECT_EQ(ids_of(result).size(), 3U);  // Two floods with a copy each, and the year after.
  article::Article title;
  title.title = "Mây Trắng sau trận lũ";
  EXPECT_FALSE(related_to(reader(), title).hits.empty());
}

TEST(Related, KnowsADraftByItsWordsAndAddress) {
  article::Article draft = reader().find("lu").value();
  draft.id = "nhap";
  EXPECT_EQ(ids_of(related_to(reader(), draft)), (Ids{"lu-khac", "nam-sau"}));
  const SampleIndex index({record({{"id", "a"},
                                   {"title", "Mây Trắng"},
                                   {"body", "Bản tin đầu về Mây Trắng."},
                                   {"url", "https://a.example/may-trang.html"}}),
                           record("b", "Mây Trắng vào hội."), record("c", "Chợ phiên.")});
  const index::Reader other(index.path());
  article::Article page;
  page.title = "Mây Trắng hôm nay";
  page.url = "http://www.a.example/may-trang.html?utm_source=x";
  EXPECT_EQ(ids_of(related_to(other, page)), Ids{"b"});
}

TEST(Related, FindsNothingForWordsThatTheIndexLacks) {
  article::Article draft;
  draft.body = "xyzzy plugh";
  const SearchResult result = related_to(reader(), draft);
  EXPECT_TRUE(result.hits.empty());
  EXPECT_EQ(result.total, 0U);
  EXPECT_TRUE(related_to(reader(), article::Article()).hits.empty());
}

TEST(Related, AnIndexOfSeveralSegmentsAnswersAlike) {
  const std::vector<std::string> lines = stories();
  SampleIndex index({lines.begin(), lines.begin() + 3});
  index.feed({lines.begin() + 3, lines.end()});
  const index::Reader parts(index.path());
  EXPECT_EQ(ids_of(related_to(parts, parts.find("lu").value())), (Ids{"lu-khac", "nam-sau"}));
}

}  // namespace
}  // namespace timbao::search
