#include "timbao/search/query.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/query_dump.hpp"

namespace timbao::search {
namespace {

using test::dump;

struct Case {
  std::string text;
  std::string tree;
};

void PrintTo(const Case& example, std::ostream* out) { *out << example.text; }

class Syntax : public testing::TestWithParam<Case> {};

TEST_P(Syntax, GivesThisTree) {
  const ParsedQuery parsed = parse_query(GetParam().text);
  EXPECT_EQ(dump(parsed.root), GetParam().tree);
  EXPECT_EQ(parsed.note, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Words, Syntax,
    testing::Values(Case{"", "{}"}, Case{"   \t\n", "{}"}, Case{"hòa bình", "{hòa bình}"},
                    Case{"  hoà\tBÌNH \n", "{hòa bình}"}, Case{"TP.HCM", "{[tp hcm]}"},
                    Case{"18-NQ/TW", "{[18 nq tw]}"}, Case{"covid-19", "{[covid 19]}"},
                    Case{"Việt - Trung", "{việt trung}"}, Case{"Việt – Trung", "{việt trung}"},
                    Case{"?! ...", "{}"}, Case{"250.000 1,2", "{250000 1,2}"},
                    Case{"nouvel*", "{nouvel*}"}, Case{"*", "{}"}, Case{"**", "{}"},
                    Case{"tp.hcm*", "{[tp hcm]}"}, Case{"a*b", "{[a b]}"}));

INSTANTIATE_TEST_SUITE_P(
    Phrases, Syntax,
    testing::Values(Case{R"("ngoại giao cây tre")", R"({"ngoại giao cây tre"})"},
                    Case{"“cây tre”", R"({"cây tre"})"}, Case{"„cây tre“", R"({"cây tre"})"},
                    Case{"«cây tre»", R"({"cây tre"})"}, Case{"”cây tre\"", R"({"cây tre"})"},
                    Case{R"("cây" tre)", R"({"cây" tre})"},
                    Case{R"("một""hai")", R"({"một" "hai"})"},
                    Case{R"(tre"một hai"trúc)", R"({tre "một hai" trúc})"},
                    Case{R"("" tre)", "{tre}"}, Case{R"("..." tre)", "{tre}"},
                    Case{R"("a AND (b")", R"({"a and b"})"},
                    Case{R"("Việt - Trung")", R"({"việt trung"})"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, Syntax,
    testing::Values(
        Case{"a AND b", "({a} & {b})"}, Case{"a OR b", "({a} | {b})"},
        Case{"a b OR c d", "({a b} | {c d})"}, Case{"a OR b AND c", "({a} | ({b} & {c}))"},
        Case{"a AND b OR c", "(({a} & {b}) | {c})"}, Case{"a OR b OR c", "({a} | {b} | {c})"},
        Case{"a and b or not c near d", "{a and b or not c near d}"}, Case{"a -b", "{a -b}"},
        Case{"a NOT b", "{a -b}"}, Case{"a AND NOT b", "({a} & {-b})"}, Case{"+a b", "{+a b}"},
        Case{"-a", "{-a}"}, Case{"NOT a", "{-a}"}, Case{R"(-"a b")", R"({-"a b"})"},
        Case{"-(a b)", "{-{a b}}"}, Case{"+(a OR b)", "{+({a} | {b})}"},
        Case{"a - b + c", "{a b c}"}, Case{"a-b", "{[a b]}"}, Case{"ANDA ORB", "{anda orb}"}));

INSTANTIATE_TEST_SUITE_P(
    Brackets, Syntax,
    testing::Values(Case{"(a)", "{a}"}, Case{"((a))", "{a}"}, Case{"(a b) c", "{{a b} c}"},
                    Case{"(a OR b) c", "{({a} | {b}) c}"},
                    Case{"(a OR b) AND (c OR d)", "({({a} | {b})} & {({c} | {d})})"},
                    Case{"a(b)c", "{a b c}"},
                    Case{"(a OR (b AND (c -d)))", "{({a} | {({b} & {{c -d}})})}"}));

INSTANTIATE_TEST_SUITE_P(Near, Syntax,
                         testing::Values(Case{"a NEAR/3 b", "{(a ~3 b)}"},
                                         Case{"a NEAR b", "{(a ~10 b)}"},
                                         Case{R"("a b" NEAR/8 c)", R"({("a b" ~8 c)})"},
                                         Case{"x a NEAR/2 b y", "{x (a ~2 b) y}"},
                                         Case{"a NEAR/3 b NEAR/5 c", "{((a ~3 b) & (b ~5 c))}"},
                                         Case{"a NEAR/4294967295 b", "{(a ~4294967295 b)}"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, Syntax,
    testing::Values(Case{"title:ngoại", "{title:ngoại}"},
                    Case{R"(title:"cây tre" a)", R"({title:"cây tre" a})"},
                    Case{"title:(a b)", "{title:{a b}}"},
                    Case{"title:(a OR b)", "{title:({a} | {b})}"},
                    Case{"outlet:baolaocai.vn", "{outlet:[baolaocai vn]}"},
                    Case{R"(outlet:"Báo Lào Cai")", R"({outlet:"báo lào cai"})"},
                    Case{"author:Nguyễn topic:a origin:b", "{author:nguyễn topic:a origin:b}"},
                    Case{"-title:a +outlet:b", "{-title:a +outlet:b}"},
                    Case{"title:a*", "{title:a*}"}, Case{"title:(a NEAR/2 b)", "{title:(a ~2 b)}"},
                    Case{"http://a.example", "{[http a example]}"}, Case{"tít:a", "{[tít a]}"},
                    Case{"title: a", "{title a}"}, Case{R"(title:"" a)", "{a}"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Syntax,
    testing::Values(Case{"date:2023", "{date:2023-01-01..2023-12-31}"},
                    Case{"date:2023-11", "{date:2023-11-01..2023-11-30}"},
                    Case{"date:2024-02", "{date:2024-02-01..2024-02-29}"},
                    Case{"date:2023-11-05", "{date:2023-11-05..2023-11-05}"},
                    Case{"date:2023-11-01..2023-12-31", "{date:2023-11-01..2023-12-31}"},
                    Case{"date:2023..2024-06", "{date:2023-01-01..2024-06-30}"},
                    Case{"date:2023..", "{date:2023-01-01..}"},
                    Case{"date:..2023-06", "{date:..2023-06-30}"},
                    Case{R"(a date:"2023")", "{a date:2023-01-01..2023-12-31}"},
                    Case{"-date:2023", "{-date:2023-01-01..2023-12-31}"}));

class BrokenQuery : public testing::TestWithParam<Case> {};

TEST_P(BrokenQuery, IsSearchedAsPlainWordsWithANote) {
  const ParsedQuery parsed = parse_query(GetParam().text);
  EXPECT_EQ(dump(parsed.root), GetParam().tree);
  ASSERT_TRUE(parsed.note);
  EXPECT_TRUE(parsed.note->starts_with("searched as plain words: the query has ")) << *parsed.note;
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenQuery,
    testing::Values(
        Case{R"("ngoại giao)", "{ngoại giao}"}, Case{"“ngoại giao", "{ngoại giao}"},
        Case{R"(tre "ngoại giao)", "{tre ngoại giao}"}, Case{"(ngoại giao", "{ngoại giao}"},
        Case{"ngoại giao)", "{ngoại giao}"}, Case{")(", "{}"}, Case{"()", "{}"},
        Case{"a () b", "{a b}"}, Case{"AND ngoại giao", "{ngoại giao}"},
        Case{"ngoại giao AND", "{ngoại giao}"}, Case{"a AND OR b", "{a b}"}, Case{"a OR", "{a}"},
        Case{"OR", "{}"}, Case{"NOT", "{}"}, Case{"a NOT", "{a}"}, Case{"NOT NOT a", "{a}"},
        Case{"--a", "{a}"}, Case{"+-a", "{a}"}, Case{"NEAR/3 a", "{a}"}, Case{"a NEAR/3", "{a}"},
        Case{"a NEAR/3 (b c)", "{a b c}"}, Case{"a NEAR/3 b*", "{a b}"},
        Case{"a NEAR/3 ...", "{a}"}, Case{"-a NEAR/3 b", "{a b}"}, Case{"title:(a", "{a}"},
        Case{"title:)", "{}"}, Case{"title:-a", "{a}"}, Case{"title:(outlet:a b)", "{a b}"},
        Case{"outlet:(date:2023)", "{2023}"}, Case{"outlet:title:a", "{a}"},
        Case{"date:hôm qua", "{hôm qua}"}, Case{"date:2023-13", "{2023 13}"},
        Case{"date:2023-02-30", "{2023 2 30}"}, Case{"date:..", "{}"}, Case{"date:0500", "{0500}"},
        Case{"date:(2023)", "{2023}"}, Case{R"(a "TP.HCM" covid-19 AND)", "{a tp hcm covid 19}"}));

TEST(ParseQuery, TakesAHundredNestedBracketsAndNoMore) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  EXPECT_EQ(parse_query(nested(100)).note, std::nullopt);
  const ParsedQuery deeper = parse_query(nested(101));
  EXPECT_TRUE(deeper.note);
  EXPECT_EQ(dump(deeper.root), "{a}");
  EXPECT_TRUE(parse_query(nested(1'000'000)).note);
}

TEST(ParseQuery, TakesManyBracketsSideBySide) {
  std::string text;
  for (int i = 0; i < 1'000; ++i) text += "(a) ";
  EXPECT_EQ(parse_query(text).note, std::nullopt);
}

TEST(ParseQuery, KeepsTheWordsAsTypedForNames) {
  const ParsedQuery parsed = parse_query("outlet:\"Báo  Lào Cai\" BaoLaoCai.vn");
  ASSERT_EQ(parsed.root.children.size(), 2U);
  EXPECT_EQ(parsed.root.children[0].children[0].text, "Báo  Lào Cai");
  EXPECT_EQ(parsed.root.children[1].text, "BaoLaoCai.vn");
}

TEST(ParseQuery, SurvivesAnyBytes) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces = {
      "a",      "b ",       "\"",    "“",        "”",    "(",        ")",
      " AND ",  " OR ",     " NOT ", " NEAR/2 ", "-",    "+",        "*",
      "title:", "date:",    "2023",  "..",       "\xff", "\xe2\x80", std::string(1, '\0'),
      "NEAR",   "\xcc\x81", ":",     "outlet:",  " ",    "đường",    "origin:("};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    const ParsedQuery parsed = parse_query(text);
    // What is broken is flat: words under one node.
    if (!parsed.note) continue;
    for (const Query& child : parsed.root.children) {
      ASSERT_EQ(child.kind, Query::Kind::words) << "seed " << kSeed << ": " << text;
      ASSERT_EQ(child.terms.size(), 1U) << "seed " << kSeed << ": " << text;
    }
  }
}

TEST(ParseDateRange, RefusesWhatIsNoPeriod) {
  for (const std::string text :
       {"", "..", "20", "2023-1", "2023-11-", "2023-11-05-01", "2023-00", "2023-11-31", "2023/11",
        "2023..2024..2025", "abcd", "2023-ab", "+202", "2023 ", "2023...2024", "-2023"}) {
    EXPECT_FALSE(parse_date_range(text)) << text;
  }
}

TEST(ParseDateRange, GivesFirstAndLastDay) {
  using Days = std::pair<std::string, std::string>;
  EXPECT_EQ(parse_date_range("2023"), Days("2023-01-01", "2023-12-31"));
  EXPECT_EQ(parse_date_range("2023-02"), Days("2023-02-01", "2023-02-28"));
  EXPECT_EQ(parse_date_range("..2024-02"), Days("", "2024-02-29"));
  EXPECT_EQ(parse_date_range("2023-11-05.."), Days("2023-11-05", ""));
}

}  // namespace
}  // namespace timbao::search
