// `timbao export`.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome exported(const std::string& query, const std::string& format) {
  return run_timbao({"export", "--db", news_db(), "--format", format, query});
}

TEST(Export, WritesWhatShowSaysOfEveryMatch) {
  const Outcome outcome = exported("cầu", "jsonl");
  EXPECT_EQ(outcome.code, 0);
  const Outcome ids =
      run_timbao({"search", "--db", news_db(), "--no-group", "-n", "1000", "--format", "ids", "cầu"});
  const std::vector<std::string> lines = lines_of(outcome.out);
  EXPECT_GT(lines.size(), 1U);
  EXPECT_EQ(lines.size(), lines_of(ids.out).size());
  for (const std::string& line : lines) {
    const std::string id = Json(line).text("/id");
    EXPECT_EQ(run_timbao({"show", "--db", news_db(), "--format", "json", id}).out, line + "\n");
  }
}

TEST(Export, CanBeIndexedAgain) {
  const TempFolder folder;
  const std::string text_of_show =
      run_timbao({"show", "--db", news_db(), "--format", "json", "cau-1"}).out;
  for (const std::string format : {"jsonl", "csv"}) {
    const std::string db = folder / (format + ".db");
    const std::string file = folder.write("xuat." + format, exported("cầu", format).out);
    ASSERT_EQ(run_timbao({"index", "--db", db, file}).code, 0);
    const Json before(text_of_show);
    const Json after(run_timbao({"show", "--db", db, "--format", "json", "cau-1"}).out);
    for (const char* key : {"/title", "/abstract", "/body", "/url", "/date", "/author"}) {
      EXPECT_EQ(after.text(key), before.text(key)) << format << key;
    }
    EXPECT_EQ(after.text("/outlet/domain"), before.text("/outlet/domain")) << format;
  }
}

TEST(Export, SaysWhenNothingMatches) {
  const Outcome outcome = exported("không-có-từ-này", "csv");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("nothing matched"), std::string::npos) << outcome.err;
}

TEST(Export, TablesHaveAHeadingAndARowForEach) {
  const std::vector<std::string> rows = lines_of(exported("cầu", "tsv").out);
  EXPECT_EQ(rows.front(), "id\ttitle\tabstract\tbody\toutlet\torigin\turl\tdate\tauthor\ttopic");
  EXPECT_EQ(rows.size(), lines_of(exported("cầu", "jsonl").out).size() + 1);
}

}  // namespace
}  // namespace timbao::test
