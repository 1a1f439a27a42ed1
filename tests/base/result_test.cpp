#include "timbao/base/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace timbao {
namespace {

Result<int, std::string> parsed_digit(char letter) {
  if (letter < '0' || letter > '9') return Unexpected{std::string("not a digit")};
  return letter - '0';
}

TEST(Result, HoldsAValue) {
  const Result<int, std::string> result = parsed_digit('7');
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(static_cast<bool>(result));
  EXPECT_EQ(result.value(), 7);
  EXPECT_EQ(*result, 7);
}

TEST(Result, HoldsAnError) {
  const Result<int, std::string> result = parsed_digit('x');
  ASSERT_FALSE(result.has_value());
  EXPECT_FALSE(static_cast<bool>(result));
  EXPECT_EQ(result.error(), "not a digit");
}

TEST(Result, TellsValueFromErrorOfTheSameType) {
  const Result<std::string, std::string> value(std::string("Huế"));
  const Result<std::string, std::string> error(Unexpected{std::string("Huế")});
  EXPECT_TRUE(value.has_value());
  EXPECT_FALSE(error.has_value());
}

TEST(Result, LetsTheValueBeChangedInPlace) {
  Result<std::string, int> result(std::string("Hà"));
  *result += " Nội";
  result->push_back('!');
  EXPECT_EQ(result.value(), "Hà Nội!");
}

TEST(Result, MovesOutAValueThatCannotBeCopied) {
  Result<std::unique_ptr<int>, std::string> result(std::make_unique<int>(7));
  const std::unique_ptr<int> value = std::move(result).value();
  ASSERT_NE(value, nullptr);
  EXPECT_EQ(*value, 7);
}

}  // namespace
}  // namespace timbao
