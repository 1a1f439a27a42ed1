// `timbao facets`, `timeline` and `trend` as users run them.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome counted(const std::string& command, Arguments arguments, Surroundings surroundings = {}) {
  arguments.insert(arguments.begin(), {command, "--db", news_db()});
  return run_timbao(std::move(arguments), std::move(surroundings));
}

const std::string kAll = "cầu OR trận OR ngoại OR thủy";

TEST(FacetsCommand, CountsWhatIsKnownAndWhatIsNot) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"outlet",
       "domain,name,articles\r\nbaosongtrang.example,,1\r\nkhong-ten.example,,1\r\n"
       "nguoitronglua.example,,1\r\nsanco.example,,1\r\n,,1\r\n"},
      {"author", "author,articles\r\nHà An,1\r\nMinh Tú,1\r\n,3\r\n"},
      {"topic", "topic,articles\r\nGiao thông,1\r\nXã hội,1\r\n,4\r\n"},
      {"origin", "domain,name,articles\r\n,,5\r\n"},
      {"year", "year,articles\r\n2022,1\r\n2023,2\r\n,2\r\n"},
  };
  for (const auto& [by, expected] : cases) {
    const Outcome outcome = counted("facets", {"--by", by, "--format", "csv", kAll});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, expected) << by;
  }
}

TEST(FacetsCommand, TakesFiltersAndALimit) {
  const Outcome filtered =
      counted("facets", {"--by", "year", "--since", "2023", "--format", "tsv", kAll});
  EXPECT_EQ(filtered.out, "year\tarticles\n2023\t2\n");
  const Outcome limited = counted("facets", {"-n", "1", kAll});
  EXPECT_TRUE(contains(limited.out, "and 3 more: see --limit\n")) << limited.out;
}

TEST(FacetsCommand, JsonSaysWhatWasCounted) {
  const Outcome json = counted(
      "facets", {"--by", "topic", "--format", "json", "--outlet", "baosongtrang.example", "cau"});
  EXPECT_EQ(json.code, 0) << json.err;
  for (const char* part :
       {"{\"query\": \"cau\", \"interpreted\": \"đang tìm: cầu\", \"matched\": 1, \"filters\": "
        "{\"outlets\": [\"baosongtrang.example\"], \"author\": null, \"since\": null",
        "\"index\": {\"path\": \"", "\"revision\": \"", "\"total\": 5, \"by\": \"topic\"",
        "\"distinct\": 2, \"unknown\": 0, \"values\": [{\"value\": \"Giao thông\", \"articles\": "
        "1}"}) {
    EXPECT_TRUE(contains(json.out, part)) << json.out;
  }
}

TEST(TimelineCommand, FillsGapsAndCountsUndatedArticlesApart) {
  const Outcome csv = counted("timeline", {"--by", "quarter", "--format", "csv", kAll});
  EXPECT_EQ(csv.code, 0) << csv.err;
  EXPECT_EQ(csv.out,
            "period,start,articles,total,per_thousand\r\n"
            "2022-Q2,2022-04-01,1,1,1000.000000\r\n"
            "2022-Q3,2022-07-01,0,0,\r\n2022-Q4,2022-10-01,0,0,\r\n2023-Q1,2023-01-01,0,0,\r\n"
            "2023-Q2,2023-04-01,0,0,\r\n2023-Q3,2023-07-01,0,0,\r\n"
            "2023-Q4,2023-10-01,2,2,1000.000000\r\n,,2,2,\r\n");
  const Outcome text = counted("timeline", {"--by", "year", kAll});
  EXPECT_TRUE(starts_with(text.out, "2022  1 █")) << text.out;
  EXPECT_TRUE(contains(text.out, "without a date: 2\n")) << text.out;
  const Outcome weeks = counted("timeline", {"--by", "week", "--format", "tsv", "cầu"});
  EXPECT_TRUE(contains(weeks.out, "2023-W44\t2023-10-30\t1\t")) << weeks.out;
}

TEST(TimelineCommand, SplitsAndFitsTheTerminal) {
  const Outcome text =
      counted("timeline", {"--by", "month", "--split", "topic", "--relative", "cầu"},
              {.environment = {{"COLUMNS", "24"}}});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_TRUE(contains(text.out, "Giao thông · 1 articles\n2023-11  1000.00 █")) << text.out;
  EXPECT_TRUE(contains(text.out, "unknown · 1 articles\n2023-11     0.00\n")) << text.out;
  const Outcome json = counted("timeline", {"--split", "outlet", "--format", "json", "cầu"});
  EXPECT_TRUE(contains(json.out,
                       "{\"value\": \"nguoitronglua.example\", \"name\": null, \"matched\": 1, "
                       "\"undated\": 0, \"articles\": [0, 1], \"per_thousand\": [0, 1000]}"))
      << json.out;
}

TEST(TimelineCommand, DrawsAChart) {
  const TempFolder folder;
  const Outcome outcome = counted("timeline", {"--svg", folder / "a.svg", "cầu"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(contains(folder.read("a.svg"), "<title>cầu</title>"));
  const Outcome refused = counted("timeline", {"--svg", folder / "none/a.svg", "cầu"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_TRUE(contains(refused.err, "none/a.svg")) << refused.err;
  EXPECT_EQ(refused.out, "");
}

TEST(TrendCommand, TakesEachArgumentAsAQuery) {
  const Outcome csv = counted("trend", {"--by", "year", "--format", "csv", "cầu", "trận thắng"});
  EXPECT_EQ(csv.code, 0) << csv.err;
  EXPECT_EQ(csv.out,
            "period,start,query,articles,total,per_thousand\r\n"
            "2022,2022-01-01,cầu,0,1,0.000000\r\n2022,2022-01-01,trận thắng,1,1,1000.000000\r\n"
            "2023,2023-01-01,cầu,2,2,1000.000000\r\n2023,2023-01-01,trận thắng,0,2,0.000000\r\n");
  const Outcome json = counted("trend", {"--format", "json", "cầu", "xyzzy"});
  EXPECT_EQ(json.code, 0);
  EXPECT_TRUE(contains(json.out, "{\"query\": \"xyzzy\", \"interpreted\": null, \"matched\": 0,"))
      << json.out;
}

TEST(CountCommands, ExitWithOneWhereNothingMatches) {
  for (const char* command : {"facets", "timeline", "trend"}) {
    const Outcome text = counted(command, {"xyzzy"});
    EXPECT_EQ(text.code, 1);
    EXPECT_EQ(text.out, "");
    EXPECT_TRUE(contains(text.err, "nothing matched")) << text.err;
    const Outcome json = counted(command, {"--format", "json", "xyzzy"});
    EXPECT_EQ(json.code, 1);
    EXPECT_TRUE(contains(json.out, "\"matched\": 0")) << json.out;
    EXPECT_EQ(counted(command, {}).code, 2);
    EXPECT_EQ(counted(command, {"--by", "decade", "a"}).code, 2);
  }
}

}  // namespace
}  // namespace timbao::test
