// `timbao collocates` as people and scripts run it.

#include <gtest/gtest.h>

#include <string>

#include "support/json.hpp"
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

TEST(CollocatesCommand, JsonSaysWhatWasCounted) {
  const Json found(run_timbao({"collocates", "--db", news_db(), "\"ngoại giao\"", "--window", "2",
                               "--min-count", "2", "--format", "json"})
                       .out);
  EXPECT_EQ(found.text("/query"), "\"ngoại giao\"");
  EXPECT_EQ(found.text("/index/revision").size(), 16U);
  EXPECT_GT(found.number("/total"), found.number("/matched"));
  EXPECT_EQ(found.text("/filters/accents"), "auto");
  EXPECT_EQ(found.size("/collocates"), 4U);
}

TEST(CollocatesCommand, WarnsOfAnUnknownOutlet) {
  for (const std::string command : {"collocates", "kwic"}) {
    const Outcome outcome =
        run_timbao({command, "--db", news_db(), "cầu", "--outlet", "nowhere.example"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("the index has no articles of 'nowhere.example'"), std::string::npos)
        << outcome.err;
  }
}

TEST(CollocatesCommand, SaysThatNothingMatched) {
  const Outcome outcome = run_timbao({"collocates", "--db", news_db(), "khủnglong"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "timbao: info: nothing matched\n");
}

}  // namespace
}  // namespace timbao::test
