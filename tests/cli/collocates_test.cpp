// `timbao collocates` as people and scripts run it.

#include <gtest/gtest.h>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"

namespace timbao::test {
namespace {

TEST(CollocatesCommand, ListsTheWordsAroundAPhrase) {
  const Outcome outcome = run_timbao({"collocates", "--db", news_db(), "\"ngoại giao\"", "--window",
                                      "2", "--min-count", "2", "--format", "tsv"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "word\ttogether\ttotal\tscore\n"
            "hóa\t2\t2\t14.000000\nhội\t2\t2\t14.000000\nnghị\t2\t2\t14.000000\n"
            "văn\t2\t3\t13.678072\n");
}

TEST(CollocatesCommand, SaysThatNothingMatched) {
  const Outcome outcome = run_timbao({"collocates", "--db", news_db(), "khủnglong"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "timbao: info: nothing matched\n");
}

}  // namespace
}  // namespace timbao::test
