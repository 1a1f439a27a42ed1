#include "timbao/render/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "render/sample_result.hpp"

namespace timbao::render {
namespace {

constexpr std::string_view kFullHit =
    R"({"rank": 1, "score": 12.34, "passage": {"text": "Cây cầu\nmới thông xe", "part": "body", )"
    R"("start": 100, "end": 124, "highlights": [[5, 10]], "paragraph": 4}, )"
    R"("article": {"id": "cau-1", "title": "Khánh thành \"cầu\", đường", "title_highlights": [[15, 20]], )"
    R"("outlet": {"domain": "baosongtrang.example", "name": "Báo Sông Trăng"}, )"
    R"("origin": {"domain": null, "name": "Báo Núi Mây"}, )"
    R"("url": "https://baosongtrang.example/cau.html", "date": "2023-11-03T13:33:00+07:00", )"
    R"("author": "Hà An", "path": "/báo/a.jsonl", "line": 7}, "copies": []})";

constexpr std::string_view kBareHit =
    R"({"rank": 2, "score": 1, "passage": null, "article": {"id": "r-1", "title": null, )"
    R"("title_highlights": [], "outlet": null, "origin": null, "url": null, "date": null, )"
    R"("author": null, "path": "-"}, "copies": []})";

TEST(Results, JsonLinesHoldOneHitEach) {
  const search::SearchResult result = sample_result();
  EXPECT_EQ(results_json_lines({.query = "cầu", .result = result}),
            std::string(kFullHit) + "\n" + std::string(kBareHit) + "\n");
}

TEST(Results, JsonWrapsTheHits) {
  search::SearchResult result = sample_result();
  result.suggestion = "cây cầu";
  result.total = 50;
  EXPECT_EQ(results_json({.query = "\"cầu\"", .result = result, .elapsed_ms = 1.5}),
            R"({"query": "\"cầu\"", "interpreted": null, "suggestion": "cây cầu", "total": 50, )"
            R"("total_is_exact": true, "elapsed_ms": 1.5, "results": [)" +
                std::string(kFullHit) + ", " + std::string(kBareHit) + "]}\n");
}

TEST(Results, RanksGoOnAfterTheOffset) {
  search::SearchResult result = sample_result();
  result.hits.erase(result.hits.begin());
  EXPECT_TRUE(results_json_lines({.query = "cầu", .result = result, .offset = 20})
                  .starts_with(R"({"rank": 21,)"));
}

TEST(Results, JsonAddsPassagesAndExplanationWhereAsked) {
  const search::SearchResult result = sample_result();
  const std::string json =
      results_json({.query = "cầu", .result = result, .all_passages = true, .explain = true});
  EXPECT_NE(json.find(R"("passages": [{"text": "Cây cầu\nmới)"), std::string::npos);
  EXPECT_NE(json.find(R"({"text": "Tóm\ttắt", "part": "abstract")"), std::string::npos);
  EXPECT_NE(json.find(R"("explanation": [{"part": "words", "score": 10}, )"
                      R"({"part": "closeness", "score": 2.34}])"),
            std::string::npos);
}

TEST(Results, CsvQuotesAsRfc4180Says) {
  const search::SearchResult result = sample_result();
  EXPECT_EQ(results_csv({.query = "cầu", .result = result}),
            "rank,score,id,title,outlet_domain,outlet_name,origin_domain,origin_name,url,date,"
            "author,path,part,start,end,passage,copies\r\n"
            "1,12.340000,cau-1,\"Khánh thành \"\"cầu\"\", đường\",baosongtrang.example,"
            "Báo Sông Trăng,,Báo Núi Mây,https://baosongtrang.example/cau.html,"
            "2023-11-03T13:33:00+07:00,Hà An,/báo/a.jsonl,body,100,124,"
            "\"Cây cầu\nmới thông xe\",0\r\n"
            "2,1.000000,r-1,,,,,,,,,-,,,,,0\r\n");
}

TEST(Results, TsvKeepsOneLineAHit) {
  const search::SearchResult result = sample_result();
  const std::string tsv = results_tsv({.query = "cầu", .result = result, .all_passages = true});
  EXPECT_EQ(std::count(tsv.begin(), tsv.end(), '\n'), 4);  // Header, two passages, a hit without.
  EXPECT_NE(tsv.find("\tbody\t100\t124\tCây cầu mới thông xe\t0\n"), std::string::npos);
  EXPECT_NE(tsv.find("\tabstract\t100\t124\tTóm tắt\t0\n"), std::string::npos);
}

TEST(Results, IdsStandOneALine) { EXPECT_EQ(result_ids(sample_result()), "cau-1\nr-1\n"); }

TEST(Results, TrecLinesHaveSixFields) {
  EXPECT_EQ(trec_lines("t1", sample_result()),
            "t1 Q0 cau-1 1 12.340000 timbao\n"
            "t1 Q0 r-1 2 1.000000 timbao\n");
}

TEST(Results, TopicLineHoldsItsHits) {
  EXPECT_EQ(topic_json_line("t\"1", sample_result()), R"({"topic": "t\"1", "results": [)" +
                                                          std::string(kFullHit) + ", " +
                                                          std::string(kBareHit) + "]}\n");
}

TEST(Results, NothingFoundIsEmptyButForWrappers) {
  const search::SearchResult nothing;
  const Answer answer{.query = "x", .result = nothing};
  EXPECT_EQ(results_json_lines(answer), "");
  EXPECT_EQ(result_ids(nothing), "");
  EXPECT_EQ(trec_lines("t", nothing), "");
  EXPECT_EQ(results_text(answer, {}), "");
  EXPECT_TRUE(results_json(answer).ends_with("\"results\": []}\n"));
  EXPECT_TRUE(results_csv(answer).ends_with("passage,copies\r\n"));
}

TEST(Results, TextIsPlainWithoutAStyle) {
  const search::SearchResult result = sample_result();
  EXPECT_EQ(
      results_text({.query = "cầu", .result = result}, {}),
      "1. Khánh thành \"cầu\", đường\n"
      "   Báo Sông Trăng (baosongtrang.example) · 2023-11-03 13:33 · Hà An · theo Báo Núi Mây\n"
      "   Cây cầu mới thông xe\n"
      "   cau-1 /báo/a.jsonl:7\n"
      "\n"
      "2. (no title)\n"
      "   r-1 -\n"
      "\n"
      "2 articles\n");
}

TEST(Results, TextSaysWhichPartOfTheResultItIs) {
  search::SearchResult result = sample_result();
  result.total = 12345;
  const std::string text = results_text({.query = "cầu", .result = result, .offset = 8}, {});
  EXPECT_TRUE(text.starts_with(" 9. ")) << text;
  EXPECT_NE(text.find("\n10. (no title)\n    r-1 -\n"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("\n9–10 of 12345 articles\n")) << text;
}

TEST(Results, TextExplainsAndShowsAllPassagesWhereAsked) {
  const search::SearchResult result = sample_result();
  const std::string text =
      results_text({.query = "cầu", .result = result, .all_passages = true, .explain = true}, {});
  EXPECT_NE(text.find("   Cây cầu mới thông xe\n   Tóm tắt\n"), std::string::npos) << text;
  EXPECT_NE(text.find("   score 12.34 = words 10.00 + closeness 2.34\n"), std::string::npos);
}

TEST(Results, ColourMarksTheMatches) {
  const search::SearchResult result = sample_result();
  const std::string text = results_text({.query = "cầu", .result = result}, {.color = true});
  EXPECT_NE(text.find("Cây \033[1;31mcầu\033[0m mới"), std::string::npos) << text;
  EXPECT_NE(text.find("\033[1mKhánh thành "), std::string::npos) << text;
}

}  // namespace
}  // namespace timbao::render
