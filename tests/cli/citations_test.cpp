// `--format bibtex|ris|csljson|markdown` of search and show.

#include <gtest/gtest.h>

#include <string>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

const Surroundings kFixedDay{.environment = {{"SOURCE_DATE_EPOCH", "1764115200"}}};  // 2025-11-26.

Outcome cited(Arguments arguments, const std::string& format) {
  arguments.insert(arguments.begin() + 1, {"--db", news_db(), "--format", format});
  return run_timbao(std::move(arguments), kFixedDay);
}

TEST(CitationFormats, ShowAndSearchCiteAlike) {
  for (const std::string format : {"bibtex", "ris", "csljson", "markdown"}) {
    const Outcome shown = cited({"show", "cau-1"}, format);
    EXPECT_EQ(shown.code, 0) << shown.err;
    EXPECT_TRUE(contains(shown.out, "Hà An"));
    EXPECT_TRUE(contains(shown.out, "https://baosongtrang.example/cau-may-trang.html"));
    EXPECT_EQ(cited({"search", "cầu", "Mây", "Trắng"}, format).out, shown.out);
  }
}

TEST(CitationFormats, CslJsonIsAListOfItems) {
  const Json json(cited({"search", "--any", "cầu", "hội"}, "csljson").out);
  ASSERT_EQ(json.size(""), 3U);
  const Json one(cited({"show", "cau-1"}, "csljson").out);
  EXPECT_EQ(one.text("/0/type"), "article-newspaper");
  EXPECT_EQ(one.text("/0/author/0/literal"), "Hà An");
  EXPECT_EQ(one.number("/0/issued/date-parts/0/2"), 3U);
  EXPECT_EQ(one.number("/0/accessed/date-parts/0/0"), 2025U);
  EXPECT_EQ(one.number("/0/accessed/date-parts/0/1"), 11U);
}

TEST(CitationFormats, NothingMatchedIsExitOne) {
  EXPECT_EQ(cited({"search", "zzzz"}, "bibtex").code, 1);
  EXPECT_EQ(cited({"search", "zzzz"}, "csljson").out, "[\n]\n");
}

TEST(CitationFormats, TheDayOfAccessIsTodayUnlessItIsSet) {
  const std::string today = lines_of(run_command({"date", "+%Y-%m-%d"}).out).front();
  const Outcome now = run_timbao({"show", "--db", news_db(), "--format", "bibtex", "cau-1"});
  const std::string later = lines_of(run_command({"date", "+%Y-%m-%d"}).out).front();
  EXPECT_TRUE(contains(now.out, "urldate = {" + (contains(now.out, today) ? today : later) + "}"));
  const Outcome bad = run_timbao({"show", "--db", news_db(), "--format", "bibtex", "cau-1"},
                                 {.environment = {{"SOURCE_DATE_EPOCH", "now"}}});
  EXPECT_EQ(bad.code, 2);
  EXPECT_TRUE(contains(bad.err, "SOURCE_DATE_EPOCH: 'now' is not a number of seconds"));
}

}  // namespace
}  // namespace timbao::test
