// The table of words around names: its format is what the program believes without checking.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "timbao/base/tsv.hpp"

namespace timbao::test {
namespace {

std::vector<std::string> lines() {
  std::ifstream file(std::string(TIMBAO_SOURCE_DIR) + "/src/analysis/data/name_words.tsv");
  EXPECT_TRUE(file);
  std::vector<std::string> found;
  for (std::string line; std::getline(file, line);) found.push_back(line);
  return found;
}

bool is_comment(const std::string& line) { return line.starts_with('#'); }

TEST(NameWordTable, SaysItsSourceAndLicence) {
  std::string comments;
  for (const std::string& line : lines()) comments += is_comment(line) ? line : "";
  EXPECT_NE(comments.find("Source:"), std::string::npos);
  EXPECT_NE(comments.find("Licence:"), std::string::npos);
}

TEST(NameWordTable, IsSortedAndHasKnownRolesOnly) {
  const std::set<std::string> roles = {"title",        "unit",    "feature",    "head",
                                       "body",         "inner",   "place",      "surname",
                                       "rare_surname", "no_name", "institution"};
  std::vector<std::string> rows;
  for (const std::string& line : lines()) {
    if (!is_comment(line)) rows.push_back(line);
  }
  ASSERT_GT(rows.size(), 500U);
  EXPECT_EQ(rows.front(), "words\trole");
  rows.erase(rows.begin());
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
  EXPECT_EQ(std::adjacent_find(rows.begin(), rows.end()), rows.end());
  for (const std::string& row : rows) {
    const auto fields = split(row, '\t');
    ASSERT_EQ(fields.size(), 2U) << row;
    EXPECT_FALSE(fields[0].empty()) << row;
    EXPECT_TRUE(roles.contains(std::string(fields[1]))) << row;
    // The first bytes of marks that NFC would have composed.
    EXPECT_EQ(row.find_first_of("\xcc\xcd"), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace timbao::test
