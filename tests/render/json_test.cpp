#include "timbao/render/json.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <limits>
#include <random>

namespace timbao::render {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  JsonWriter(out).string(text);
  return out;
}

std::string json_number(double value) {
  std::string out;
  JsonWriter(out).number(value);
  return out;
}

TEST(JsonWriter, SeparatesValuesAndNamesThem) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("a").begin_array();
  json.integer(std::int64_t{-1});
  json.integer(std::uint64_t{18446744073709551615U});
  json.begin_object();
  json.end_object();
  json.end_array();
  json.key("b").boolean(true);
  json.key("c").null();
  json.key("d").string_or_null(std::nullopt);
  json.key("e").string_or_null("báo");
  json.end_object();
  EXPECT_EQ(
      out, R"({"a": [-1, 18446744073709551615, {}], "b": true, "c": null, "d": null, "e": "báo"})");
}

TEST(JsonWriter, EscapesWhatJsonForbids) {
  EXPECT_EQ(json_string("a\"b\\c\nd\te"), R"("a\"b\\c\nd\te")");
  EXPECT_EQ(json_string(std::string_view("\0\r\x1F", 3)), R"("\u0000\u000d\u001f")");
  EXPECT_EQ(json_string("Đắk Lắk 😀\x7F"), "\"Đắk Lắk 😀\x7F\"");
}

TEST(JsonWriter, ReplacesBytesThatAreNotUtf8) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"a\x80z", "\"a\uFFFDz\""},                            // continuation alone
      {"a\xC3", "\"a\uFFFD\""},                              // cut
      {"\xE1\xBB", "\"\uFFFD\uFFFD\""},                      // cut after two of three
      {"\xE1\xBB\x97", "\"ỗ\""},                             // whole
      {"\xC0\xAF", "\"\uFFFD\uFFFD\""},                      // overlong
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},            // surrogate
      {"\xF4\x90\x80\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},  // above U+10FFFF
      {"\xF4\x8F\xBF\xBF", "\"\xF4\x8F\xBF\xBF\""},          // U+10FFFF
      {"\xFF\"", "\"\uFFFD\\\"\""},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(json_string(bytes), expected);
}

TEST(JsonWriter, WritesNumbersThatJsonKnows) {
  EXPECT_EQ(json_number(12.34), "12.34");
  EXPECT_EQ(json_number(0), "0");
  EXPECT_EQ(json_number(1.0 / 3), "0.333333");
  EXPECT_EQ(json_number(-2.5), "-2.5");
  EXPECT_EQ(json_number(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "null");
  const double huge = std::numeric_limits<double>::max();
  EXPECT_EQ(std::stod(json_number(huge)), huge);
}

TEST(JsonWriter, AnyBytesGiveValidJson) {
  constexpr unsigned kSeed = 20231103;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  constexpr std::string_view kLikely = "aĐ\"\\\n\xE1\xBB\x97\xF0\x9F\x98\x80\xC3\x80";
  simdjson::dom::parser parser;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& c : bytes) {
      c = random() % 2 == 0 ? kLikely[random() % kLikely.size()]
                            : static_cast<char>(random() % 256);
    }
    const std::string json = json_string(bytes);
    std::string_view read;
    ASSERT_EQ(parser.parse(simdjson::padded_string(json)).get(read), simdjson::SUCCESS) << json;
  }
}

}  // namespace
}  // namespace timbao::render
