#include "timbao/base/date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace timbao {
namespace {

struct IsoCase {
  std::string_view text;
  std::string_view iso;
};

class ReadsIsoDates : public testing::TestWithParam<IsoCase> {};

TEST_P(ReadsIsoDates, AndWritesThemInOneForm) {
  const auto date = parse_iso_date(GetParam().text);
  ASSERT_TRUE(date) << GetParam().text;
  EXPECT_EQ(date->iso(), GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(
    Date, ReadsIsoDates,
    testing::Values(IsoCase{"2023-11-08", "2023-11-08"}, IsoCase{"2024-02-29", "2024-02-29"},
                    IsoCase{"1000-01-01", "1000-01-01"}, IsoCase{"9999-12-31", "9999-12-31"},
                    IsoCase{"2023-11-08T10:00", "2023-11-08T10:00:00+07:00"},
                    IsoCase{"2023-11-08 10:00:12", "2023-11-08T10:00:12+07:00"},
                    IsoCase{"2023-11-08T10:00:12.345", "2023-11-08T10:00:12+07:00"},
                    IsoCase{"2023-11-08T10:00:12Z", "2023-11-08T10:00:12+00:00"},
                    IsoCase{"2023-11-08T10:00:12.5Z", "2023-11-08T10:00:12+00:00"},
                    IsoCase{"2023-11-08T10:00+0700", "2023-11-08T10:00:00+07:00"},
                    IsoCase{"2023-11-08T10:00-05:30", "2023-11-08T10:00:00-05:30"},
                    IsoCase{"2023-11-08T10:00:00+07:07", "2023-11-08T10:00:00+07:07"},
                    IsoCase{"2023-11-08 10:00 GMT+7", "2023-11-08T10:00:00+07:00"},
                    IsoCase{"2023-11-08 10:00 GMT", "2023-11-08T10:00:00+00:00"}));

class RefusesDates : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusesDates, ThatAreNone) { EXPECT_FALSE(parse_iso_date(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Date, RefusesDates,
                         testing::Values("", "2023", "2023-11", "2023-11-8", "2023-13-01",
                                         "2023-02-29", "2023-11-31", "0999-01-01", "08/11/2023",
                                         "2023-11-08T", "2023-11-08T24:00", "2023-11-08T10:60",
                                         "2023-11-08T10:00:60", "2023-11-08T10",
                                         "2023-11-08T10:00+7:0", "2023-11-08T10:00+15:00",
                                         "2023-11-08T10:00 ICT", "2023-11-08x",
                                         "2023-11-08T10:00Zx", " 2023-11-08"));

TEST(Date, CountsADayFromItsFirstSecondInHanoi) {
  EXPECT_EQ(parse_iso_date("1970-01-01")->unix_seconds(), -7 * 3600);
  EXPECT_EQ(parse_iso_date("1970-01-01T07:00")->unix_seconds(), 0);
  EXPECT_EQ(parse_iso_date("1970-01-01T00:00:01Z")->unix_seconds(), 1);
}

TEST(Date, OfUnixSecondsIsTheTimeInHanoi) {
  EXPECT_EQ(date_of_unix_seconds(1699412400).iso(), "2023-11-08T10:00:00+07:00");
  EXPECT_EQ(date_of_unix_seconds(-1).iso(), "1970-01-01T06:59:59+07:00");
}

TEST(Date, OfUnixSecondsIsTheOtherWayOfUnixSeconds) {
  for (const std::int64_t seconds :
       {std::int64_t{0}, std::int64_t{-86401}, std::int64_t{951782400}, std::int64_t{4102444799}}) {
    EXPECT_EQ(date_of_unix_seconds(seconds).unix_seconds(), seconds);
  }
}

}  // namespace
}  // namespace timbao
