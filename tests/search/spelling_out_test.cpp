#include "search/spelling_out.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "support/query_dump.hpp"
#include "support/same_query.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {
namespace {

using test::dump;
using test::same_query;

struct Case {
  std::string query;
  std::string text;
};

void PrintTo(const Case& example, std::ostream* out) { *out << example.query; }

class SpelledOut : public testing::TestWithParam<Case> {};

TEST_P(SpelledOut, IsWhatAUserCouldType) {
  EXPECT_EQ(spelled_out(parse_query(GetParam().query).root), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Queries, SpelledOut,
    testing::Values(Case{"", ""}, Case{"  Lúa   gạo ", "Lúa gạo"},
                    Case{"“chợ nổi” đò", "\"chợ nổi\" đò"}, Case{"lúa OR gạo đò", "lúa OR gạo đò"},
                    Case{"(lúa OR gạo) đò", "(lúa OR gạo) đò"},
                    Case{"a OR b AND c", "a OR b AND c"}, Case{"(a OR b) AND c", "(a OR b) AND c"},
                    Case{"a NEAR b", "a NEAR/10 b"},
                    Case{"a NEAR/2 b NEAR/3 c", "((a NEAR/2 b) AND (b NEAR/3 c))"},
                    Case{"+a NOT b -(c d)", "+a -b -(c d)"}, Case{"nouv*", "nouv*"},
                    Case{"title:(a b) outlet:\"Núi Mây\"", "title:(a b) outlet:\"Núi Mây\""},
                    Case{"date:2023-11-05", "date:2023-11-05"},
                    Case{"date:..2023-06", "date:..2023-06-30"},
                    Case{"-date:2023", "-date:2023-01-01..2023-12-31"}, Case{"\"a b", "a b"},
                    Case{"((((lúa))))", "lúa"}));

void expect_parses_back(const std::string& query) {
  const Query parsed = parse_query(query).root;
  const std::string text = spelled_out(parsed);
  const ParsedQuery again = parse_query(text);
  EXPECT_TRUE(same_query(again.root, parsed))
      << "query: " << query << "\nspelled out: " << text << "\n  " << dump(parsed) << "\n  "
      << dump(again.root);
  EXPECT_EQ(again.note, std::nullopt) << "query: " << query << "\nspelled out: " << text;
}

TEST(SpelledOutQueries, ParseBackWhereWordsHaveNone) {
  for (const std::string query :
       {"lúa OR …", "… OR lúa", "lúa AND … AND gạo", "… OR …", "(…) lúa", "+… lúa", "title:… lúa",
        "a OR (… AND …)", "(a OR date: ) b", "title: )", "(title: a)", "a ( …) OR b", "-", "+ -"}) {
    expect_parses_back(query);
  }
}

TEST(SpelledOutQueries, ParseBackAtTheDeepestBrackets) {
  std::string query = "b AND c OR d";
  for (int depth = 0; depth < 99; ++depth) query = "(" + query + ") AND a OR b";
  ASSERT_EQ(parse_query(query).note, std::nullopt);
  expect_parses_back(query);
}

class Grammar {
 public:
  explicit Grammar(unsigned seed) : random_(seed) {}

  std::string query(int depth) {
    std::string text = part(depth);
    for (std::size_t more = random_() % 4; more > 0; --more) {
      text += of({" ", " ", " ", " AND ", " OR ", " NOT "}) + part(depth);
    }
    return text;
  }

 private:
  std::string of(const std::vector<std::string>& choices) {
    return choices[random_() % choices.size()];
  }

  std::string part(int depth) {
    switch (random_() % (depth > 0 ? 14 : 8)) {
      case 0:
        return phrase();
      case 1:
        return near();
      case 2:
        return of({"lú*", "u2*", "TP.H*", "**", "a**", "*"});
      case 3:
        return of({"title:", "outlet:", "author:", "topic:", "origin:"}) +
               (random_() % 2 == 0 ? phrase() : word());
      case 4:
        return "date:" + of({"2023", "2023-11", "2023-11-05", "2023..", "..2024-02", "2023..2024"});
      case 8:
        return "-" + part(0);
      case 9:
        return "+" + part(0);
      case 10:
        return "title:(" + word() + of({" ", " OR ", " AND "}) + near() + ")";
      case 11:
      case 12:
        return of({"", "-", "+"}) + "(" + query(depth - 1) + ")";
      default:
        return word();
    }
  }

  std::string word() {
    return of({"lúa", "Gạo", "TP.HCM", "18-NQ/TW", "covid19", "5/9/2023", "NEAR/0", "and", "C++",
               "at&t", "title:", "date:", "a:b", "…", "-", "1.250,5", "100m²", "lúa*gạo", "’"});
  }
  std::string phrase() {
    return of({"\"", "“", "«"}) + of({"chợ nổi", "", "TP.HCM (mới)", " AND ", "-a", "…", "date:"}) +
           of({"\"", "”", "»"});
  }
  std::string near() {
    std::string text = of({"lúa", "TP.HCM", "\"chợ nổi\""});
    for (std::size_t more = 1 + random_() % 2; more > 0; --more) {
      text += of({" NEAR/2 ", " NEAR ", " NEAR/99 "}) + of({"gạo", "covid-19", "“chợ”"});
    }
    return text;
  }

  std::mt19937 random_;
};

TEST(SpelledOutProperty, GeneratedQueriesParseBack) {
  constexpr unsigned kSeed = 20250311;
  Grammar grammar(kSeed);
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  for (int i = 0; i < 20'000 && !testing::Test::HasFailure(); ++i) {
    expect_parses_back(grammar.query(3));
  }
}

TEST(SpelledOutProperty, AnyBytesParseBack) {
  constexpr unsigned kSeed = 20250312;
  std::mt19937 random(kSeed);
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  const std::vector<std::string> pieces = {"(",        ")",      "\"",
                                           "“",        "»",      "+",
                                           "-",        "*",      ":",
                                           " ",        "\t",     "\n",
                                           "AND",      "OR",     "NOT",
                                           "NEAR",     "NEAR/3", "date:",
                                           "2023",     "title:", "lúa",
                                           "đò",       ".",      "/",
                                           "\xff",     "\xe1",   "\xcc\x88",
                                           "\xc2\xa0", "Ｔ",     "️",
                                           "\u200b",   "0",      std::string(1, '\0')};
  for (int i = 0; i < 20'000 && !testing::Test::HasFailure(); ++i) {
    std::string query;
    for (std::size_t left = random() % 14; left > 0; --left) {
      query += pieces[random() % pieces.size()];
      if (random() % 3 == 0) query += ' ';
    }
    expect_parses_back(query);
  }
}

TEST(ReplaceTerm, KeepsWhatStandsAroundIt) {
  Query leaf = parse_query("“Cho-Noi, Song”").root.children.front();
  replace_term(leaf, 1, "nổi");
  EXPECT_EQ(leaf.text, "Cho-nổi, Song");
  EXPECT_EQ(leaf.terms, (std::vector<std::string>{"cho", "nổi", "song"}));
  replace_term(leaf, 0, "chợ");
  replace_term(leaf, 2, "sông");
  EXPECT_EQ(leaf.text, "chợ-nổi, sông");
}

}  // namespace
}  // namespace timbao::search
