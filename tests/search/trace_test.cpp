#include "timbao/search/trace.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/sample_index.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;

const std::string kBody =
    "Cầu Mây Trắng thông xe sáng nay sau ba năm xây dựng, nối hai bờ sông Trăng vốn chỉ có một bến "
    "phà. Người dân hai xã ven sông đi chợ huyện từ nay mất mười phút thay vì hơn một giờ.";

std::string copy(const std::string& id, const std::string& title, const std::string& body,
                 const std::string& outlet, const std::string& date) {
  return record({{"id", id}, {"title", title}, {"body", body}, {"outlet", outlet}, {"date", date}});
}

std::vector<std::string> ids_of(const std::vector<TraceStep>& steps) {
  std::vector<std::string> ids;
  for (const TraceStep& step : steps) ids.push_back(step.article.id);
  return ids;
}

const SampleIndex& bridge() {
  static const SampleIndex index(
      {copy("sau", "Thông cầu Mây Trắng", kBody + " Lễ thông xe có hàng nghìn người dự.",
            "b.example", "2023-11-03T15:00"),
       copy("dau", "Cầu Mây Trắng thông xe", kBody, "a.example", "2023-11-03T09:00"),
       record({{"id", "khong-ngay"}, {"title", "Cầu Mây Trắng thông xe"}, {"body", kBody}})});
  return index;
}

TEST(Trace, OrdersCopiesByTimeAndUndatedOnesLast) {
  const index::Reader reader(bridge().path());
  for (const char* id : {"sau", "dau", "khong-ngay"}) {
    EXPECT_EQ(ids_of(trace_of(reader, id)), (std::vector<std::string>{"dau", "sau", "khong-ngay"}))
        << id;
  }
}

TEST(Trace, TellsWhatACopyKeptAddedAndRetitled) {
  const auto steps = trace_of(index::Reader(bridge().path()), "dau");
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].kept, std::nullopt);
  EXPECT_TRUE(steps[0].text.empty());
  EXPECT_EQ(steps[1].kept, 1.0);
  EXPECT_FALSE(steps[1].title.empty());
  ASSERT_EQ(steps[1].text.size(), 2U);
  EXPECT_EQ(steps[1].text[1], (Change{Change::Kind::added, "Lễ thông xe có hàng nghìn người dự."}));
  EXPECT_EQ(steps[2].kept, 1.0);
  EXPECT_TRUE(steps[2].title.empty());
}

TEST(Trace, PutsWhoCreditsBehindWhoDoesNotWithinADay) {
  const SampleIndex index(
      {copy("a-chep", "Cầu thông xe", kBody + "\n\nTheo Báo Nhân Dân", "b.example", "2023-11-03"),
       copy("b-goc", "Cầu thông xe", kBody, "a.example", "2023-11-03")});
  const index::Reader reader(index.path());
  const auto steps = trace_of(reader, "a-chep");
  ASSERT_EQ(steps.size(), 2U);
  const bool credits = steps[0].article.origin.has_value() || steps[1].article.origin.has_value();
  if (credits) {
    EXPECT_FALSE(steps[0].article.origin.has_value());
  } else {
    EXPECT_EQ(ids_of(steps), (std::vector<std::string>{"a-chep", "b-goc"}));
  }
}

TEST(Trace, OfAnUnknownIdIsEmpty) {
  EXPECT_TRUE(trace_of(index::Reader(bridge().path()), "khong-co").empty());
}

TEST(Trace, OfAnArticleWithoutCopiesIsTheArticle) {
  const SampleIndex index({copy("mot", "Cầu thông xe", kBody, "a.example", "2023-11-03")});
  EXPECT_EQ(ids_of(trace_of(index::Reader(index.path()), "mot")), std::vector<std::string>{"mot"});
}

}  // namespace
}  // namespace timbao::search
