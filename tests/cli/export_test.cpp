// `timbao export`.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
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

std::map<std::string, Json> articles_by_id(const std::string& lines) {
  std::map<std::string, Json> articles;
  for (const std::string& line : lines_of(lines)) {
    Json article(line);
    std::string id = article.text("/id");
    articles.emplace(std::move(id), std::move(article));
  }
  return articles;
}

TEST(Export, WritesWhatShowSaysOfEveryMatch) {
  const Outcome outcome = exported("cầu", "jsonl");
  EXPECT_EQ(outcome.code, 0);
  const Outcome ids = run_timbao(
      {"search", "--db", news_db(), "--no-group", "-n", "1000", "--format", "ids", "cầu"});
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

// Everything that the sample says comes back, whatever kind of file it was read from.
TEST(Export, LosesNothing) {
  const TempFolder folder;
  const std::string first = folder / "first.db";
  ASSERT_EQ(
      run_timbao({"index", "--db", first, std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample"}).code,
      0);
  const auto all = [](const std::string& db, const std::string& format) {
    return run_timbao({"export", "--db", db, "--format", format, "NOT khôngcótừnày"}).out;
  };
  for (const std::string format : {"jsonl", "csv"}) {
    const std::string again = folder / (format + ".db");
    const std::string file = folder.write("all." + format, all(first, format));
    ASSERT_EQ(run_timbao({"index", "--db", again, file}).code, 0);
    const auto before = articles_by_id(all(first, "jsonl"));
    const auto after = articles_by_id(all(again, "jsonl"));
    EXPECT_GT(before.size(), 100U);
    ASSERT_EQ(after.size(), before.size()) << format;
    for (const auto& [id, article] : before) {
      for (const std::string key : {"title", "abstract", "body", "outlet", "origin", "url", "date",
                                    "author", "topic", "related"}) {
        if (format == "csv" && key == "related") continue;  // Tables have no lists.
        EXPECT_EQ(simdjson::minify(after.at(id).at("/" + key)),
                  simdjson::minify(article.at("/" + key)))
            << format << ' ' << id << ' ' << key;
      }
    }
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
  EXPECT_EQ(rows.front(),
            "id\ttitle\tabstract\tbody\toutlet\toutlet_name\torigin\torigin_name\turl\tdate\t"
            "author\ttopic");
  EXPECT_EQ(rows.size(), lines_of(exported("cầu", "jsonl").out).size() + 1);
}

}  // namespace
}  // namespace timbao::test
