#include <gtest/gtest.h>

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

// Two articles define the abbreviation of an invented office, one uses it, one writes it in full.
const SampleIndex& office() {
  static const SampleIndex index(
      {record("a", "Ngân hàng Phát triển Sông Trăng (PTSTB) khai trương."),
       record("b", "Theo Ngân hàng Phát triển Sông Trăng (PTSTB), lãi suất giữ nguyên."),
       record("ngan", "Khách xếp hàng trước trụ sở PTSTB."),
       record("du", "Giám đốc Ngân hàng Phát triển Sông Trăng từ chức."),
       record("khac", "Ngân hàng mở cửa. Phát triển chợ nổi trên sông. Trăng tròn.")});
  return index;
}

TEST(LearnedAbbreviations, FindWhatTheyStandFor) {
  const Searcher searcher(office().path());
  EXPECT_EQ(found(searcher, "trụ sở PTSTB"), Ids{"ngan"});
  EXPECT_EQ(found(searcher, "giám đốc PTSTB"), Ids{"du"});
  EXPECT_EQ(found(searcher, "PTSTB").size(), 4U);
}

TEST(LearnedAbbreviations, AreFoundByWhatTheyStandFor) {
  const Searcher searcher(office().path());
  EXPECT_EQ(found(searcher, "trụ sở Ngân hàng Phát triển Sông Trăng"), Ids{"ngan"});
  EXPECT_EQ(found(searcher, "tru so ngan hang phat trien song trang"), Ids{"ngan"});
}

TEST(LearnedAbbreviations, AreSwitchedOffWithTheOtherVariants) {
  const Searcher searcher(office().path());
  SearchOptions options;
  options.expand = false;
  options.combine = Combine::all;
  EXPECT_EQ(searcher.search(parse_query("giám đốc PTSTB").root, options).total, 0U);
}

TEST(LearnedAbbreviations, NeedTwoArticlesThatAgree) {
  const SampleIndex index({record("a", "Ngân hàng Phát triển Sông Trăng (PTSTB) khai trương."),
                           record("b", "Phòng Tranh Sơn Tây Bắc (PTSTB) khai trương."),
                           record("c", "Phòng Tranh Sơn Tây Bắc đóng cửa.")});
  const Searcher searcher(index.path());
  SearchOptions options;
  options.combine = Combine::all;
  EXPECT_EQ(found(searcher, "PTSTB đóng cửa", options), Ids{});
}

}  // namespace
}  // namespace timbao::search
