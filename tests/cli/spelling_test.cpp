#include "cli/spelling.hpp"

#include <gtest/gtest.h>

namespace timbao::cli {
namespace {

const std::vector<std::string> kCommands = {"index", "search", "show", "stats"};

TEST(Spelling, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("search", "search"), 0U);
  EXPECT_EQ(edit_distance("serch", "search"), 1U);
  EXPECT_EQ(edit_distance("saerch", "search"), 1U);
  EXPECT_EQ(edit_distance("shown", "show"), 1U);
  EXPECT_EQ(edit_distance("shiw", "show"), 1U);
  EXPECT_EQ(edit_distance("", "show"), 4U);
  EXPECT_EQ(edit_distance("index", ""), 5U);
}

TEST(Spelling, NamesTheNearest) {
  EXPECT_EQ(nearest("idnex", kCommands), "index");
  EXPECT_EQ(nearest("stat", kCommands), "stats");
  EXPECT_EQ(did_you_mean("serach", kCommands), "; did you mean 'search'?");
}

TEST(Spelling, NamesNothingThatIsFar) {
  EXPECT_EQ(nearest("xyzzy", kCommands), std::nullopt);
  EXPECT_EQ(nearest(std::string(100'000, 's'), kCommands), std::nullopt);
  EXPECT_EQ(did_you_mean("xyzzy", kCommands), "");
}

}  // namespace
}  // namespace timbao::cli
