// Looking outlets up in the registry, and tables of outlets.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/outlet_table.hpp"
#include "timbao/article/outlets.hpp"

namespace timbao::article {
namespace {

using Kind = OutletMatchKind;

struct Search {
  std::string_view text;
  std::string_view domain;
  Kind kind;
  std::string_view matched;
};

class FindOutlets : public testing::TestWithParam<Search> {};

TEST_P(FindOutlets, SaysWhatMatched) {
  const auto matches = find_outlets(GetParam().text);
  ASSERT_FALSE(matches.empty()) << GetParam().text;
  EXPECT_EQ(matches[0].entry->domain, GetParam().domain);
  EXPECT_EQ(matches[0].kind, GetParam().kind);
  EXPECT_EQ(matches[0].matched, GetParam().matched);
}

INSTANTIATE_TEST_SUITE_P(
    Outlets, FindOutlets,
    testing::Values(
        Search{"baolaocai.vn", "baolaocai.vn", Kind::domain, "baolaocai.vn"},
        Search{"https://www.baolaocai.vn/a.html", "baolaocai.vn", Kind::domain, "baolaocai.vn"},
        Search{"video.zing.vn", "znews.vn", Kind::domain, "zing.vn"},
        Search{"báo  LÀO CAI", "baolaocai.vn", Kind::name, "Báo Lào Cai"},
        Search{"Dân Việt", "danviet.vn", Kind::name, "Dân Việt (Báo Nông thôn Ngày nay)"},
        Search{"SKĐS", "suckhoedoisong.vn", Kind::alias, "SKĐS"},
        Search{"(HNMO)", "hanoimoi.vn", Kind::code, "(HNMO)"},
        Search{"ABO", "baoapbac.vn", Kind::code, "(ABO)"},
        Search{"GiadinhNet -", "giadinh.net.vn", Kind::code, "GiadinhNet"},
        Search{"tỉnh Yên Bái", "baoyenbai.com.vn", Kind::place, "Yên Bái"},
        Search{"Thừa Thiên Huế", "huengaynay.vn", Kind::place, "Huế"},
        Search{"bao yen bai", "baoyenbai.com.vn", Kind::name, "Báo Yên Bái"}));

TEST(FindOutletsOf, AProvinceHasThoseOfAllThatItIsMadeOf) {
  std::set<std::string> domains;
  for (const auto& match : find_outlets("Lào Cai")) domains.insert(match.entry->domain);
  EXPECT_TRUE(domains.contains("baolaocai.vn"));
  EXPECT_TRUE(domains.contains("baoyenbai.com.vn"));
  domains.clear();
  for (const auto& match : find_outlets("Yên Bái")) domains.insert(match.entry->domain);
  EXPECT_EQ(domains, (std::set<std::string>{"baoyenbai.com.vn", "yenbaitv.org.vn"}));
}

TEST(FindOutletsOf, AccentsCountWhereTheyAreTyped) {
  EXPECT_TRUE(find_outlets("báo yên bai").empty());
  EXPECT_FALSE(find_outlets("bao yen bai").at(0).matched.empty());
  EXPECT_TRUE(find_outlets("bao yen bai").at(0).without_accents);
}

TEST(FindOutletsOf, WhatNobodyIsCalledIsNothing) {
  for (const auto* text : {"", "  ", "()", "Báo Sông Trăng", "baosongtrang.example", "-"}) {
    EXPECT_TRUE(find_outlets(text).empty()) << text;
  }
}

const OutletEntry& entry_of(std::string_view domain) {
  const auto& entries = outlet_entries();
  return *std::find_if(entries.begin(), entries.end(),
                       [&](const auto& entry) { return entry.domain == domain; });
}

TEST(Succession, OfAMergedProvincesPaperIsThePaperOfTheNewOne) {
  const auto& yen_bai = entry_of("baoyenbai.com.vn");
  EXPECT_EQ(yen_bai.name, "Báo Yên Bái");
  EXPECT_EQ(yen_bai.succession,
            (Succession{"Lào Cai", "2025-07-01",
                        Outlet{"baolaocai.vn", "Báo và phát thanh, truyền hình Lào Cai"}}));
  EXPECT_EQ(entry_of("baolaocai.vn").succession, std::nullopt);
}

TEST(Succession, EveryMergedProvincesPaperHasOne) {
  std::size_t merged = 0;
  for (const auto& entry : outlet_entries()) {
    if (!entry.succession || !entry.succession->place) continue;
    ++merged;
    ASSERT_TRUE(entry.succession->outlet) << entry.domain;
    EXPECT_TRUE(entry.succession->outlet->name) << entry.domain;
    EXPECT_NE(entry.succession->outlet->domain, entry.domain);
    EXPECT_TRUE(entry_of(*entry.succession->outlet->domain).place == entry.succession->place)
        << entry.domain;
  }
  EXPECT_EQ(merged, 30U);  // 29 papers and the station of Yên Bái.
}

TEST(OutletTable, ReadsColumnsInAnyOrder) {
  const auto read = read_outlet_table(
      "\xef\xbb\xbf# outlets\r\nName\tdomain\tcodes\tplace\r\n\r\n"
      "Báo Sông Trăng\tWWW.BaoSongTrang.example\t(STO) -;ST\tYên Bái → Lào Cai (2025)\r\n");
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->size(), 1U);
  const auto& entry = read->front();
  EXPECT_EQ(entry.domain, "baosongtrang.example");
  EXPECT_EQ(entry.name, "Báo Sông Trăng");
  EXPECT_EQ(entry.codes, (std::vector<std::string>{"(STO)", "ST"}));
  EXPECT_EQ(entry.place, "Yên Bái");
  EXPECT_EQ(entry.succession, (Succession{"Lào Cai", "2025", std::nullopt}));
}

struct Fault {
  std::string_view table;
  std::string_view reason;
};

class BrokenOutletTable : public testing::TestWithParam<Fault> {};

TEST_P(BrokenOutletTable, SaysLineAndReason) {
  const auto read = read_outlet_table(GetParam().table);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Outlets, BrokenOutletTable,
    testing::Values(
        Fault{"",
              "no heading row (domain, name, other_domains, kind, owner, place, aliases, "
              "codes, successor)"},
        Fault{"# a\n\ndomain\tnme\n",
              "line 3: 'nme' is no heading; known are domain, name, other_domains, kind, owner, "
              "place, aliases, codes, successor"},
        Fault{"domain\tkind\n", "line 1: the heading row has no 'name'"},
        Fault{"domain\tname\na.example\n", "line 2: 1 fields, the heading row has 2"},
        Fault{"domain\tname\na b\tc\n", "line 2: 'a b' is no domain"},
        Fault{"domain\tname\na.example\t\n", "line 2: no name"},
        Fault{"domain\tname\na.example\tb\n\tc\n", "line 3: '' is no domain"},
        Fault{"domain\tname\tcodes\na.example\tb\t(A\n", "line 2: '(A' is no dateline code"},
        Fault{"domain\tname\na.example\t\xff\n", "line 2: not UTF-8"}));

}  // namespace
}  // namespace timbao::article
