// `timbao search` against the small index of support/news_index.hpp.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome search(Arguments arguments) {
  arguments.insert(arguments.begin(), {"search", "--db", news_db()});
  return run_timbao(std::move(arguments));
}

// The ids found, best first.
std::vector<std::string> ids(Arguments arguments) {
  arguments.insert(arguments.begin(), "--format=ids");
  return lines_of(search(std::move(arguments)).out);
}

using Ids = std::vector<std::string>;

TEST(Search, TextShowsTitleSourcePassageAndPlace) {
  const Outcome outcome = search({"lúa"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "1. Cầu mới giúp nông dân chở lúa\n"
            "   nguoitronglua.example · 2023-12-01\n"
            "   Từ ngày có cầu, nông dân chở lúa sang chợ trong mười phút. Giá lúa nhờ thế mà ổn "
            "định.\n"
            "   cau-2 " +
                (news_folder() / "news.jsonl") + ":2\n\n1 article\n");
}

TEST(Search, NothingMatchedIsExitOne) {
  const Outcome outcome = search({"máy", "bay", "phản", "lực"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(contains(outcome.err, "nothing matched"));
}

TEST(Search, NothingMatchedIsValidJsonToo) {
  const Outcome outcome = search({"--format", "json", "zzzz"});
  EXPECT_EQ(outcome.code, 1);
  const Json json(outcome.out);
  EXPECT_EQ(json.number("/total"), 0U);
  EXPECT_EQ(json.size("/results"), 0U);
}

TEST(Search, MisspeltWordsGetASuggestion) {
  const Outcome text = search({"hội", "nghị", "ngoạo", "giao"});
  EXPECT_TRUE(contains(text.err, "did you mean: hội nghị ngoại giao")) << text.err;
  EXPECT_FALSE(contains(text.out, "did you mean"));
  const Json json(search({"--format", "json", "thủi sản"}).out);
  EXPECT_EQ(json.text("/suggestion"), "thủy sản");
  EXPECT_TRUE(Json(search({"--format", "json", "thủy sản"}).out).is_null("/suggestion"));
}

TEST(Search, JsonHasTheKeysOfTheContract) {
  const Outcome outcome = search({"--format", "json", "\"cây cầu\""});
  EXPECT_EQ(outcome.code, 0);
  const Json json(outcome.out);
  EXPECT_EQ(json.keys(""), (std::vector<std::string>{"query", "interpreted", "suggestion", "total",
                                                     "total_is_exact", "elapsed_ms", "results"}));
  EXPECT_EQ(json.text("/query"), "\"cây cầu\"");
  EXPECT_EQ(json.number("/total"), 1U);
  EXPECT_EQ(json.number("/results/0/rank"), 1U);
  EXPECT_EQ(json.text("/results/0/article/id"), "cau-1");
  EXPECT_EQ(json.text("/results/0/article/outlet/domain"), "baosongtrang.example");
  EXPECT_TRUE(json.is_null("/results/0/article/origin"));
  EXPECT_EQ(json.text("/results/0/article/date"), "2023-11-03T13:33:00+07:00");
  EXPECT_EQ(json.size("/results/0/copies"), 0U);
}

TEST(Search, PassageIsWhereTheOffsetsSay) {
  const Json found(search({"--format", "jsonl", "title:lúa nông dân"}).out);
  const Json article(run_timbao({"show", "--db", news_db(), "--format", "json", "cau-2"}).out);
  const std::string passage = found.text("/passage/text");
  const std::size_t start = found.number("/passage/start");
  EXPECT_EQ(found.text("/passage/part"), "body");
  EXPECT_EQ(article.text("/body").substr(start, found.number("/passage/end") - start), passage);
  ASSERT_GT(found.size("/passage/highlights"), 0U);
  const std::size_t from = found.number("/passage/highlights/0/0");
  const std::size_t to = found.number("/passage/highlights/0/1");
  EXPECT_TRUE(starts_with(passage.substr(from, to - from), "nông")) << passage;
}

TEST(Search, JsonLinesAreOneResultEach) {
  const std::vector<std::string> lines = lines_of(search({"--format=jsonl", "cầu"}).out);
  ASSERT_EQ(lines.size(), 2U);
  for (const std::string& line : lines) {
    EXPECT_EQ(Json(line).keys(""),
              (std::vector<std::string>{"rank", "score", "passage", "article", "copies"}));
  }
}

TEST(Search, TablesHaveAHeaderAndARowEach) {
  const std::string csv = search({"--format=csv", "cầu"}).out;
  EXPECT_TRUE(starts_with(csv, "rank,score,id,title,"));
  EXPECT_TRUE(csv.ends_with("\r\n"));
  EXPECT_TRUE(contains(csv, "\r\n1,"));
  EXPECT_TRUE(contains(csv, "\r\n2,"));
  const std::string tsv = search({"--format=tsv", "cầu"}).out;
  EXPECT_TRUE(starts_with(tsv, "rank\tscore\tid\ttitle\t"));
  EXPECT_EQ(lines_of(tsv).size(), 3U);
}

TEST(Search, LimitAndOffsetCutTheResult) {
  const Ids all = ids({"cầu"});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(ids({"-n", "1", "cầu"}), Ids{all[0]});
  EXPECT_EQ(ids({"-n1", "--offset", "1", "cầu"}), Ids{all[1]});
  const Json second(search({"--format=json", "--limit=1", "--offset=1", "cầu"}).out);
  EXPECT_EQ(second.number("/results/0/rank"), 2U);
  EXPECT_EQ(second.number("/total"), 2U);
  const Outcome beyond = search({"--offset", "50", "cầu"});
  EXPECT_EQ(beyond.code, 0);
  EXPECT_EQ(beyond.out, "");
}

TEST(Search, LimitZeroCountsOnly) {
  const Outcome outcome = search({"--format=json", "--limit=0", "cầu"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(Json(outcome.out).number("/total"), 2U);
}

TEST(Search, FiltersNarrowTheResult) {
  EXPECT_EQ(ids({"--outlet", "nguoitronglua.example", "cầu"}), Ids{"cau-2"});
  EXPECT_EQ(ids({"--outlet=nguoitronglua.example", "--outlet=baosongtrang.example", "cầu"}).size(),
            2U);
  EXPECT_EQ(ids({"--since", "2023-12", "cầu"}), Ids{"cau-2"});
  EXPECT_EQ(ids({"--until", "2023-11-03", "cầu"}), Ids{"cau-1"});
  EXPECT_EQ(ids({"--since=2023-11", "--until=2023", "cầu"}).size(), 2U);
  EXPECT_EQ(ids({"--author", "Hà An", "cầu"}), Ids{"cau-1"});
}

TEST(Search, UnknownOutletIsNoted) {
  const Outcome outcome = search({"--outlet", "khong-co.example", "cầu"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_TRUE(contains(outcome.err, "--outlet: the index has no articles of 'khong-co.example'"));
  EXPECT_EQ(search({"--outlet", "sanco.example", "thắng"}).err, "");
}

TEST(Search, SortsByDate) {
  EXPECT_EQ(ids({"--sort", "date", "cầu"}), (Ids{"cau-2", "cau-1"}));
  EXPECT_EQ(ids({"--sort", "date-asc", "cầu"}), (Ids{"cau-1", "cau-2"}));
}

TEST(Search, WordsCombineAsAsked) {
  EXPECT_EQ(ids({"--all", "lúa", "trận"}), Ids{});
  EXPECT_EQ(ids({"--any", "lúa", "trận"}).size(), 2U);
  const Outcome most = search({"--format=json", "nông", "dân", "trận"});
  EXPECT_EQ(most.code, 0);
  EXPECT_FALSE(Json(most.out).is_null("/interpreted"));
}

TEST(Search, AccentsCountAsAsked) {
  EXPECT_EQ(ids({"nong dan"}), Ids{"cau-2"});
  EXPECT_EQ(ids({"--accents", "strict", "nong dan"}), Ids{});
  EXPECT_EQ(ids({"nóng dân", "--all"}), Ids{});
  EXPECT_EQ(ids({"--accents=ignore", "--all", "nóng dân"}), Ids{"cau-2"});
}

TEST(Search, AcceptsMinusWordsInQuotesOrBehindDashes) {
  const Ids without = ids({"cầu -lúa"});
  EXPECT_EQ(without, Ids{"cau-1"});
  EXPECT_EQ(ids({"--", "cầu", "-lúa"}), without);
}

TEST(Search, BrokenSyntaxIsPlainWordsAndANote) {
  const Outcome outcome = search({"(cầu AND"});
  EXPECT_NE(outcome.code, 2);
  EXPECT_TRUE(starts_with(outcome.err, "timbao: info: "));
}

TEST(Search, PassagesAndExplanationAreAddedWhereAsked) {
  const Json json(search({"--format=jsonl", "--passages=3", "--explain", "lúa"}).out);
  EXPECT_GE(json.size("/passages"), 1U);
  EXPECT_GE(json.size("/explanation"), 1U);
  EXPECT_TRUE(contains(search({"--explain", "lúa"}).out, "\n   score "));
}

TEST(Search, CopiesMayBeListedApart) { EXPECT_EQ(ids({"--no-group", "cầu"}), ids({"cầu"})); }

TEST(Search, SurvivesAnyBytes) {
  for (const std::string query :
       {"\xFF\xFE", "\"", "((((", "a\nb", "title:", "NEAR/0", "*", "-", ""}) {
    const Outcome outcome = search({"--format=json", "--", query});
    EXPECT_LT(outcome.code, 2) << query << outcome.err;
    EXPECT_NO_THROW(Json{outcome.out}) << outcome.out;
  }
}

}  // namespace
}  // namespace timbao::test
