// `timbao kwic` as people and scripts run it.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"

namespace timbao::test {
namespace {

TEST(Kwic, MatchesStandBelowOneAnother) {
  const Outcome outcome =
      run_timbao({"kwic", "--db", news_db(), "\"cây cầu\"", "--width", "12", "--sort", "left"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "2023-11-03  baosongtrang.example              Cây cầu nối hai bờ   cau-1\n"
            "2023-11-03  baosongtrang.example  i bờ đã chờ cây cầu này từ lâu”  cau-1\n"
            "2023-11-03  baosongtrang.example  m xây dựng. Cây cầu dài 1,2 km.  cau-1\n");
}

TEST(Kwic, TablesHaveAHeaderAndPlaces) {
  const Outcome outcome = run_timbao(
      {"kwic", "--db", news_db(), "lúa", "--width", "6", "--format", "tsv", "--sort", "date"});
  EXPECT_EQ(outcome.out.substr(0, outcome.out.find('\n')),
            "left\tmatch\tright\toutlet_domain\toutlet_name\tdate\tid\tpart\tstart\tend");
  EXPECT_NE(outcome.out.find(" chở \tlúa\t\t"), std::string::npos) << outcome.out;
}

TEST(Kwic, SaysThatNothingMatched) {
  const Outcome outcome = run_timbao({"kwic", "--db", news_db(), "khủnglong"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "timbao: info: nothing matched\n");
}

TEST(Kwic, EndsQuietlyWhenItsReaderGoes) {
  const Outcome outcome = run_command({"bash", "-c",
                                       "set -o pipefail; " TIMBAO_BINARY " kwic --db " + news_db() +
                                           " cầu --format jsonl | head -1"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_NE(outcome.out.find("\"match\": "), std::string::npos);
}

TEST(Kwic, SampleComesAgainWithItsSeed) {
  const Arguments arguments = {"kwic", "--db", news_db(), "cầu", "--sample", "3", "--seed", "5"};
  const Outcome first = run_timbao(arguments);
  EXPECT_EQ(std::count(first.out.begin(), first.out.end(), '\n'), 3);
  EXPECT_EQ(run_timbao(arguments).out, first.out);
}

}  // namespace
}  // namespace timbao::test
