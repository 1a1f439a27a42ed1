// The tables that are compiled in: their format is what the program believes without checking.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/tsv.hpp"

namespace timbao::article {
namespace {

struct Table {
  std::vector<std::string> comments;
  std::string heading;
  std::vector<std::string> rows;
};

Table table(const std::string& name) {
  std::ifstream file(std::string(TIMBAO_SOURCE_DIR) + "/src/article/data/" + name,
                     std::ios::binary);
  EXPECT_TRUE(file) << name;
  Table found;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) {
      found.comments.push_back(line);
    } else if (found.heading.empty()) {
      found.heading = line;
    } else {
      found.rows.push_back(line);
    }
  }
  return found;
}

class DataTable : public testing::TestWithParam<const char*> {};

TEST_P(DataTable, SaysWhatItIsAndItsLicence) {
  const auto found = table(GetParam());
  ASSERT_GE(found.comments.size(), 3U);
  EXPECT_TRUE(std::any_of(found.comments.begin(), found.comments.end(), [](const auto& line) {
    return line.find("Licence:") != std::string::npos;
  }));
}

TEST_P(DataTable, HasAsManyFieldsInEveryRowAsInItsHeading) {
  const auto found = table(GetParam());
  const auto columns = split(found.heading, '\t').size();
  ASSERT_GT(found.rows.size(), 60U);
  for (const auto& row : found.rows) {
    EXPECT_EQ(split(row, '\t').size(), columns) << row;
    EXPECT_FALSE(row.starts_with('\t')) << row;
    EXPECT_EQ(row.find('\r'), std::string::npos) << row;
  }
}

TEST_P(DataTable, IsSortedWithoutDoubles) {
  const auto rows = table(GetParam()).rows;
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
  EXPECT_EQ(std::adjacent_find(rows.begin(), rows.end()), rows.end());
}

TEST_P(DataTable, IsComposed) {
  // U+0300 to U+036F, the marks that NFC would have composed with Vietnamese letters, start with
  // these bytes.
  for (const auto& row : table(GetParam()).rows) {
    EXPECT_EQ(row.find_first_of("\xcc\xcd"), std::string::npos) << row;
  }
}

INSTANTIATE_TEST_SUITE_P(Article, DataTable,
                         testing::Values("outlets.tsv", "provinces.tsv", "furniture.tsv"));

TEST(OutletTable, NamesEachDomainOnce) {
  std::set<std::string> seen;
  for (const auto& row : table("outlets.tsv").rows) {
    const auto fields = split(row, '\t');
    auto domains = split(fields[1], ',');
    domains.push_back(fields[0]);
    for (const auto domain : domains) {
      if (domain.empty()) continue;
      EXPECT_TRUE(seen.insert(std::string(domain)).second) << domain;
    }
    EXPECT_FALSE(fields[2].empty()) << row;
  }
}

TEST(ProvinceTable, Has63ProvincesOfWhich34AreLeft) {
  std::set<std::string> now;
  std::size_t merged = 0;
  std::set<std::string> papers;
  for (const auto& row : table("provinces.tsv").rows) {
    const auto fields = split(row, '\t');
    if (fields[1].empty()) {
      EXPECT_TRUE(now.insert(std::string(fields[0])).second);
      EXPECT_FALSE(fields[4].empty()) << row;
      EXPECT_TRUE(papers.insert(std::string(fields[4])).second) << row;
    } else {
      ++merged;
      EXPECT_FALSE(fields[2].empty()) << row;
    }
  }
  EXPECT_EQ(now.size(), 34U);
  EXPECT_EQ(merged, 30U);  // Thừa Thiên Huế became the city of Huế.
  for (const auto& row : table("provinces.tsv").rows) {
    const std::string target(split(row, '\t')[1]);
    EXPECT_TRUE(target.empty() || now.contains(target)) << row;
  }
}

TEST(ProvinceTable, PapersAreInTheRegistryAndEveryProvinceHasOne) {
  std::set<std::string> domains;
  std::set<std::string> places;
  for (const auto& row : table("outlets.tsv").rows) {
    const auto fields = split(row, '\t');
    domains.emplace(fields[0]);
    if (fields[3] == "provincial" || fields[3] == "provincial_major") places.emplace(fields[5]);
  }
  for (const auto& row : table("provinces.tsv").rows) {
    const auto fields = split(row, '\t');
    EXPECT_TRUE(fields[4].empty() || domains.contains(std::string(fields[4]))) << row;
    EXPECT_TRUE(places.contains(std::string(fields[0])) || fields[0] == "Thừa Thiên Huế") << row;
  }
}

TEST(FurnitureTable, UsesKnownMatchesAndActionsAndNamesEachMarkerOnce) {
  const std::set<std::string_view> kMatches = {"line",     "prefix",         "suffix",
                                               "contains", "line_or_prefix", "pattern"};
  const std::set<std::string_view> kActions = {"drop_line", "cut_after", "end_of_body", "caption",
                                               "strip"};
  std::set<std::string> seen;
  for (const auto& row : table("furniture.tsv").rows) {
    const auto fields = split(row, '\t');
    EXPECT_TRUE(kMatches.contains(fields[1])) << row;
    EXPECT_TRUE(kActions.contains(fields[3])) << row;
    EXPECT_EQ(fields[1] == "pattern", fields[0].find("…") != std::string_view::npos) << row;
    EXPECT_TRUE(seen.insert(std::string(fields[0]) + "\t" + std::string(fields[1])).second) << row;
  }
}

}  // namespace
}  // namespace timbao::article
