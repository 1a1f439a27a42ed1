#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using test::found;
using test::Ids;
using test::record;
using test::SampleIndex;

struct Case {
  std::string query;
  Ids ids;  // Ascending.
};

void PrintTo(const Case& example, std::ostream* out) { *out << example.query; }

// Articles of a registered outlet, of one that is only a domain, of one that is only a name, and of
// none.
const SampleIndex& archive() {
  static const SampleIndex index({
      record({{"id", "laocai"},
              {"title", "Ngoại giao cây tre"},
              {"body", "Theo Báo Nhân Dân, tre xanh. Sông Hồng dài."},
              {"outlet", "baolaocai.vn"},
              {"author", "Nguyễn Văn An"},
              {"topic", "Đối ngoại"},
              {"date", "2023-11-03T23:59:59+07:00"}}),
      record({{"id", "nhandan"},
              {"title", "Giá lúa tăng"},
              {"body", "Ngoại giao lúa gạo. Sông Tiền."},
              {"outlet", "Báo Nhân Dân"},
              {"author", "Trần Thị Ngoan, Lê An"},
              {"topic", "Kinh tế"},
              {"date", "2023-12-01"}}),
      record({{"id", "nuimay"},
              {"title", "Cây cầu tre"},
              {"abstract", "Ngoại giao."},
              {"body", "Sông Đà."},
              {"outlet", "baonuimay.example"},
              {"date", "2024-02-29T00:00:00+07:00"}}),
      record({{"id", "tuong"},
              {"title", "Tin lớp"},
              {"body", "Sông Mã."},
              {"outlet", "Báo Tường Lớp 5"}}),
      record({{"id", "khong"}, {"body", "Sông Lam."}, {"date", "1999-12-31T23:00:00-05:00"}}),
  });
  return index;
}

class Fields : public testing::TestWithParam<Case> {};

TEST_P(Fields, NarrowTheAnswer) {
  const Searcher searcher(archive().path());
  Ids ids = found(searcher, GetParam().query);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, GetParam().ids);
}

INSTANTIATE_TEST_SUITE_P(
    Title, Fields,
    testing::Values(Case{"title:tre", {"laocai", "nuimay"}}, Case{"title:ngoại", {"laocai"}},
                    Case{"title:xanh", {}}, Case{"title:\"cây tre\"", {"laocai"}},
                    Case{"title:\"tre Theo\"", {}},
                    Case{"title:(cây NEAR/2 tre)", {"laocai", "nuimay"}},
                    Case{"title:(cây NEAR/1 tre)", {"laocai"}},
                    Case{"title:(tre OR lúa)", {"laocai", "nhandan", "nuimay"}},
                    Case{"title:(cây -cầu)", {"laocai"}}, Case{"title:c*", {"laocai", "nuimay"}},
                    Case{"title:cay", {"laocai", "nuimay"}}, Case{"ngoại title:lúa", {"nhandan"}},
                    Case{"sông -title:tre", {"khong", "nhandan", "tuong"}},
                    Case{"title:vắng", {}}));

INSTANTIATE_TEST_SUITE_P(
    Outlet, Fields,
    testing::Values(
        Case{"outlet:baolaocai.vn", {"laocai"}}, Case{"outlet:BaoLaoCai.vn", {"laocai"}},
        Case{"outlet:www.baolaocai.vn", {"laocai"}}, Case{"outlet:\"Báo Lào Cai\"", {"laocai"}},
        Case{"outlet:\"báo lào cai\"", {"laocai"}}, Case{"outlet:nhandan.vn", {"nhandan"}},
        Case{"outlet:\"Báo Nhân dân\"", {"nhandan"}}, Case{"outlet:baonuimay.example", {"nuimay"}},
        Case{"outlet:\"Báo Tường Lớp 5\"", {"tuong"}}, Case{"outlet:\"bao tuong\"", {"tuong"}},
        Case{"outlet:tường", {"tuong"}}, Case{"outlet:vắng.example", {}},
        Case{"outlet:\"Báo Vắng\"", {}},
        Case{"outlet:(baolaocai.vn OR nhandan.vn)", {"laocai", "nhandan"}},
        Case{"sông outlet:nhandan.vn", {"nhandan"}}, Case{"lúa outlet:baolaocai.vn", {}},
        Case{"sông -outlet:nhandan.vn", {"khong", "laocai", "nuimay", "tuong"}},
        Case{"outlet:(NOT nhandan.vn) sông", {"khong", "laocai", "nuimay", "tuong"}}));

INSTANTIATE_TEST_SUITE_P(
    NamesAndTopics, Fields,
    testing::Values(Case{"author:An", {"laocai", "nhandan"}},
                    Case{"author:\"Nguyễn Văn An\"", {"laocai"}}, Case{"author:nguyen", {"laocai"}},
                    Case{"author:\"van an\"", {"laocai"}}, Case{"author:nguyễn", {"laocai"}},
                    Case{"author:nguyến", {}}, Case{"author:ngoan", {"nhandan"}},
                    Case{"author:(an -ngoan)", {"laocai"}}, Case{"topic:\"đối ngoại\"", {"laocai"}},
                    Case{"topic:ngoai", {"laocai"}}, Case{"topic:lúa", {}}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Fields,
    testing::Values(Case{"date:2023", {"laocai", "nhandan"}}, Case{"date:2023-11", {"laocai"}},
                    Case{"date:2023-11-03", {"laocai"}}, Case{"date:2023-11-04", {}},
                    Case{"date:2024-02-29", {"nuimay"}},
                    Case{"date:2023-11-03..2023-12-01", {"laocai", "nhandan"}},
                    Case{"date:2023-11-04..", {"nhandan", "nuimay"}},
                    Case{"date:..2023-11-03", {"khong", "laocai"}},
                    Case{"date:1999-12-31", {"khong"}}, Case{"date:2024..2023", {}},
                    Case{"sông -date:2023", {"khong", "nuimay", "tuong"}},
                    Case{"ngoại date:2024 title:tre", {"nuimay"}}));

// The same as options, which join with AND.
TEST(SearchOptions, NarrowByOutletAuthorAndDates) {
  const Searcher searcher(archive().path());
  SearchOptions options;
  options.outlets = {"baolaocai.vn", "Báo Nhân Dân"};
  EXPECT_EQ(found(searcher, "sông", options).size(), 2U);
  options.author = "an";
  EXPECT_EQ(found(searcher, "sông", options).size(), 2U);
  options.since = "2023-11-04";
  EXPECT_EQ(found(searcher, "sông", options), Ids{"nhandan"});
  options.until = "2023-11-30";
  EXPECT_EQ(found(searcher, "sông", options), Ids{});
}

TEST(SearchOptions, AloneListTheArticlesThatFit) {
  const Searcher searcher(archive().path());
  SearchOptions options;
  options.outlets = {"nhandan.vn"};
  EXPECT_EQ(found(searcher, "", options), Ids{"nhandan"});
  options.outlets = {"vắng.example"};
  EXPECT_EQ(found(searcher, "sông", options), Ids{});
}

TEST(SearchOptions, TakeDaysInclusiveAndLeaveOutTheUndated) {
  const Searcher searcher(archive().path());
  SearchOptions options;
  options.since = "2023-11-03";
  options.until = "2023-12-01";
  EXPECT_EQ(found(searcher, "sông", options).size(), 2U);
  options.since = "";
  EXPECT_EQ(found(searcher, "sông", options).size(), 3U);
  options.until = "";
  options.since = "2024-02-29";
  EXPECT_EQ(found(searcher, "sông", options), Ids{"nuimay"});
  options.since = "1000-01-01";
  EXPECT_EQ(found(searcher, "sông", options).size(), 4U);
}

TEST(SearchOptions, NarrowWhatIsRelaxedToo) {
  const Searcher searcher(archive().path());
  SearchOptions options;
  options.outlets = {"nhandan.vn"};
  const SearchResult result = test::search_for(searcher, "sông lúa vắng", options);
  EXPECT_EQ(test::ids_of(result), Ids{"nhandan"});
  EXPECT_TRUE(result.interpreted);
}

TEST(Sort, PutsNewestOrOldestFirstAndUndatedLast) {
  const Searcher searcher(archive().path());
  SearchOptions options;
  options.sort = Sort::newest;
  EXPECT_EQ(found(searcher, "sông", options),
            (Ids{"nuimay", "nhandan", "laocai", "khong", "tuong"}));
  options.sort = Sort::oldest;
  EXPECT_EQ(found(searcher, "sông", options),
            (Ids{"khong", "laocai", "nhandan", "nuimay", "tuong"}));
}

TEST(Sort, KeepsDaysBefore1970InOrder) {
  const SampleIndex index({record({{"id", "1969"}, {"body", "Sông."}, {"date", "1969-09-02"}}),
                           record({{"id", "1945"}, {"body", "Sông."}, {"date", "1945-09-02"}}),
                           record({{"id", "1975"}, {"body", "Sông."}, {"date", "1975-04-30"}}),
                           record({{"id", "khi"}, {"body", "Sông."}})});
  const Searcher searcher(index.path());
  SearchOptions options;
  options.sort = Sort::oldest;
  EXPECT_EQ(found(searcher, "sông", options), (Ids{"1945", "1969", "1975", "khi"}));
  options.sort = Sort::newest;
  EXPECT_EQ(found(searcher, "sông", options), (Ids{"1975", "1969", "1945", "khi"}));
  EXPECT_EQ(found(searcher, "date:..1969"), (Ids{"1945", "1969"}));
}

}  // namespace
}  // namespace timbao::search
