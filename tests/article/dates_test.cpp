// Dates as records write them, read through a JSON record.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

std::string date_of_json(std::string_view value) {
  const auto article = test::json(R"({"title": "Tin", "date": )" + std::string(value) + "}");
  return article.date ? article.date->iso() : "none";
}

std::string date_of_text(std::string_view text) {
  return date_of_json("\"" + std::string(text) + "\"");
}

struct DateCase {
  std::string_view text;
  std::string_view iso;
};

class TextDate : public testing::TestWithParam<DateCase> {};

TEST_P(TextDate, IsRead) {
  EXPECT_EQ(date_of_text(GetParam().text), GetParam().iso) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Record, TextDate,
    testing::Values(
        DateCase{"2023-11-08", "2023-11-08"},
        DateCase{" 2023-11-08T10:00:05Z ", "2023-11-08T10:00:05+00:00"},
        DateCase{"2023-11-08 10:00:00+07:07", "2023-11-08T10:00:00+07:07"},
        DateCase{"Fri, 08 Nov 2024 10:00:00 +0700", "2024-11-08T10:00:00+07:00"},
        DateCase{"Fri, 8 Nov 2024 10:00:00 GMT", "2024-11-08T10:00:00+00:00"},
        DateCase{"08 November 2024 10:00", "2024-11-08T10:00:00+07:00"},
        DateCase{"08/11/2023 10:00", "2023-11-08T10:00:00+07:00"},
        DateCase{"10:00, 08/11/2023", "2023-11-08T10:00:00+07:00"},
        DateCase{"8-11-2023", "2023-11-08"}, DateCase{"8.11.2023", "2023-11-08"},
        DateCase{"2023/11/08 10:00", "2023-11-08T10:00:00+07:00"},
        DateCase{"13:33 | 03/11/2023 GMT+7", "2023-11-03T13:33:00+07:00"},
        DateCase{"08/01/2026 - 18:21", "2026-01-08T18:21:00+07:00"},
        DateCase{"Thứ Hai, 13/11/2023, 08:00 (GMT+7)", "2023-11-13T08:00:00+07:00"},
        DateCase{"Thứ Hai, 13/11/2023, 08:00 (GMT +07:00)", "2023-11-13T08:00:00+07:00"},
        DateCase{"Chủ nhật, ngày 5 tháng 11 năm 2023, 08h05", "2023-11-05T08:05:00+07:00"},
        DateCase{"Cập nhật lúc 14h50 ngày 5/11/2023", "2023-11-05T14:50:00+07:00"},
        DateCase{"05/11/2023 02:30 PM", "2023-11-05T14:30:00+07:00"},
        DateCase{"05/11/2023 02:30 CH", "2023-11-05T14:30:00+07:00"},
        DateCase{"05/11/2023 12:05 SA", "2023-11-05T00:05:00+07:00"},
        DateCase{"1699412400", "2023-11-08T10:00:00+07:00"}));

class NoDate : public testing::TestWithParam<std::string_view> {};

TEST_P(NoDate, IsLeftAbsent) { EXPECT_EQ(date_of_text(GetParam()), "none") << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Record, NoDate,
                         testing::Values("", "hôm qua", "4 giờ trước", "31/11/2023", "29/02/2023",
                                         "11/2023", "08/11/23", "Hà Nội, 08/11/2023", "123456",
                                         "08/11/2023 25:00", "jan feb mar", "2023-11-08T99:00"));

class JsonDate : public testing::TestWithParam<DateCase> {};

TEST_P(JsonDate, CountsSecondsOrMilliseconds) {
  EXPECT_EQ(date_of_json(GetParam().text), GetParam().iso) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Record, JsonDate,
                         testing::Values(DateCase{"1699412400", "2023-11-08T10:00:00+07:00"},
                                         DateCase{"1699412400.75", "2023-11-08T10:00:00+07:00"},
                                         DateCase{"1699412400123", "2023-11-08T10:00:00+07:00"},
                                         DateCase{"-5", "none"}, DateCase{"0", "none"},
                                         DateCase{"1e300", "none"}, DateCase{"true", "none"},
                                         DateCase{"null", "none"}, DateCase{"[]", "none"}));

TEST(RecordDates, TakeTheFirstKeyThatIsThere) {
  const auto article = test::json(
      R"({"title": "Tin", "pubDate": "2020-01-01", "date": null, "published": "2023-11-08"})");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->iso(), "2023-11-08");
}

}  // namespace
}  // namespace timbao::article
