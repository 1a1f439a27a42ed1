// Every route gives what the command of its name prints.
#include <gtest/gtest.h>

#include "serve/served.hpp"
#include "support/text.hpp"

namespace timbao {
namespace {

using test::contains;
using test::fetched;
using test::HttpAnswer;
using test::Served;

TEST(Api, SearchHasTheFormatsOfTheCommand) {
  const Served served;
  const auto answer_as = [&](const std::string& format) {
    return fetched(served, "/api/search?q=l%C3%BAa&format=" + format);
  };
  EXPECT_EQ(answer_as("ids").body, "lua\n");
  EXPECT_TRUE(contains(answer_as("csv").header("Content-Type"), "text/csv"));
  EXPECT_TRUE(answer_as("jsonl").body.starts_with("{\"rank\": 1, "));
  EXPECT_TRUE(answer_as("bibtex").body.starts_with("@article{"));
  EXPECT_TRUE(answer_as("ris").body.starts_with("TY  - NEWS"));
  EXPECT_TRUE(contains(answer_as("csljson").body, "article-newspaper"));
  EXPECT_TRUE(contains(answer_as("markdown").body, "Cầu mới giúp nông dân chở lúa"));
  EXPECT_TRUE(contains(answer_as("tsv").body, "\t"));
}

TEST(Api, SearchHasTheFiltersOfTheCommand) {
  const Served served;
  const auto ids_for = [&](const std::string& parameters) {
    return fetched(served, "/api/search?q=c%E1%BA%A7u&format=ids&" + parameters).body;
  };
  EXPECT_EQ(ids_for("outlet=baosongtrang.example"), "cau\n");
  EXPECT_EQ(ids_for("since=2023-12"), "lua\n");
  EXPECT_EQ(ids_for("until=2023-11-03"), "cau\n");
  EXPECT_EQ(ids_for("author=H%C3%A0+An"), "cau\n");
  EXPECT_EQ(ids_for("sort=date-asc&group=false"), "cau\ncau/chép\nlua\n");
  EXPECT_EQ(ids_for("sort=date&limit=1"), "lua\n");
  EXPECT_EQ(ids_for("outlet=baosongtrang.example&outlet=nguoitronglua.example&group=0&sort=date"),
            "lua\ncau/chép\ncau\n");
  EXPECT_TRUE(
      contains(fetched(served, "/api/search?q=l%C3%BAa&explain=1").body, "\"explanation\""));
}

TEST(Api, SearchSaysWhereItGoesOn) {
  const Served served;
  const HttpAnswer first = fetched(served, "/api/search?q=c%E1%BA%A7u&limit=1");
  const std::string link = first.header("Link");
  ASSERT_TRUE(contains(link, ">; rel=\"next\"")) << first.head;
  const HttpAnswer second = fetched(served, link.substr(1, link.find('>') - 1));
  EXPECT_EQ(second.status, 200);
  EXPECT_TRUE(contains(second.body, "\"rank\": 2")) << second.body;
  EXPECT_EQ(fetched(served, "/api/search?q=c%E1%BA%A7u").header("Link"), "");
}

TEST(Api, ArticleHasHighlightsOfAQuery) {
  const Served served;
  EXPECT_FALSE(contains(fetched(served, "/api/article/lua").body, "highlights"));
  EXPECT_TRUE(contains(fetched(served, "/api/article/lua?q=ch%E1%BB%9F+l%C3%BAa").body,
                       "\"highlights\": {\"title\": [[29, 39]], \"abstract\": [], \"body\": [["))
      << fetched(served, "/api/article/lua?q=ch%E1%BB%9F+l%C3%BAa").body;
}

TEST(Api, UnknownArticlesAreNotFound) {
  const Served served;
  for (const char* route : {"article", "related", "trace"}) {
    const HttpAnswer answer = fetched(served, std::string("/api/") + route + "/none");
    EXPECT_EQ(answer.status, 404) << route;
    EXPECT_TRUE(contains(answer.body, "no article has the id 'none'")) << answer.body;
  }
}

TEST(Api, RelatedLeavesOutTheStoryAndItsCopies) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/related/cau");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body.starts_with("{\"query\": \"cau\", ")) << answer.body;
  EXPECT_FALSE(contains(answer.body, "\"id\": \"cau/chép\"")) << answer.body;
}

TEST(Api, TraceFollowsAStory) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/trace/cau%2Fch%C3%A9p");
  EXPECT_TRUE(answer.body.starts_with("{\"id\": \"cau/chép\", \"steps\": [{\"id\": \"cau\""))
      << answer.body;
}

TEST(Api, FacetsAndTimelineCountAllThatMatches) {
  const Served served;
  const HttpAnswer facets = fetched(served, "/api/facets?q=c%E1%BA%A7u&by=outlet");
  EXPECT_TRUE(contains(facets.body, "\"matched\": 3")) << facets.body;
  EXPECT_TRUE(contains(facets.body, "\"path\": \"db\"")) << facets.body;
  EXPECT_EQ(fetched(served, "/api/facets?q=c%E1%BA%A7u&by=year&format=tsv").body,
            "year\tarticles\n2023\t3\n");
  const HttpAnswer timeline = fetched(served, "/api/timeline?q=c%E1%BA%A7u&by=month");
  EXPECT_TRUE(contains(timeline.body, "\"articles\": [2, 1]")) << timeline.body;
  EXPECT_TRUE(contains(fetched(served, "/api/timeline?q=c%E1%BA%A7u&split=outlet&format=csv").body,
                       "baosongtrang"));
  EXPECT_TRUE(contains(fetched(served, "/api/timeline?q=c%E1%BA%A7u&format=svg").body, "<svg"));
}

TEST(Api, KwicStreamsEveryOccurrence) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/kwic?q=l%C3%BAa&width=5");
  EXPECT_EQ(answer.header("Transfer-Encoding"), "chunked");
  EXPECT_EQ(test::lines_of(answer.body).size(), 3U) << answer.body;
  EXPECT_TRUE(answer.body.starts_with("{\"id\": \"lua\", ")) << answer.body;
  EXPECT_EQ(test::lines_of(fetched(served, "/api/kwic?q=l%C3%BAa&limit=2").body).size(), 2U);
  EXPECT_EQ(test::lines_of(fetched(served, "/api/kwic?q=l%C3%BAa&format=csv").body).size(), 4U);
  EXPECT_EQ(test::lines_of(fetched(served, "/api/kwic?q=l%C3%BAa&sample=2&sort=left").body).size(),
            2U);
  EXPECT_EQ(fetched(served, "/api/kwic?q=l%C3%BAa&sort=left").status, 400);
}

TEST(Api, ExportStreamsWholeArticles) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/export?q=c%E1%BA%A7u");
  EXPECT_EQ(answer.header("Content-Type"), "application/x-ndjson");
  EXPECT_EQ(test::lines_of(answer.body).size(), 3U) << answer.body;
  EXPECT_EQ(test::lines_of(fetched(served, "/api/export?q=c%E1%BA%A7u&format=tsv").body).size(),
            4U);
  EXPECT_EQ(fetched(served, "/api/export?q=khongco").body, "");
}

TEST(Api, AStreamForAnOldClientEndsWithTheConnection) {
  const Served served;
  test::Connection connection(served.port());
  connection.send("GET /api/export?q=l%C3%BAa HTTP/1.0\r\n\r\n");
  const std::string answer = connection.rest();
  EXPECT_FALSE(contains(answer, "chunked"));
  EXPECT_TRUE(contains(answer, "\r\n\r\n{\"id\": \"lua\"")) << answer;
  EXPECT_TRUE(answer.ends_with("}\n")) << answer;
}

TEST(Api, StatsCountTheIndex) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/stats");
  EXPECT_TRUE(answer.body.starts_with("{\"index\": \"db\", \"articles\": 3, ")) << answer.body;
}

TEST(Api, MetricsCountRequestsByRouteAndStatus) {
  const Served served;
  EXPECT_EQ(fetched(served, "/api/article/lua").status, 200);
  EXPECT_EQ(fetched(served, "/api/article/none").status, 404);
  EXPECT_EQ(served.records(2).size(), 2U);
  const HttpAnswer answer = fetched(served, "/metrics");
  EXPECT_TRUE(contains(answer.header("Content-Type"), "version=0.0.4"));
  for (const char* line : {"timbao_requests_total{route=\"/api/article/{id}\",status=\"200\"} 1\n",
                           "timbao_requests_total{route=\"/api/article/{id}\",status=\"404\"} 1\n",
                           "timbao_request_seconds_count{route=\"/api/article/{id}\"} 2\n"}) {
    EXPECT_TRUE(contains(answer.body, line)) << answer.body;
  }
}

TEST(Api, TheLogTellsTheRouteAndTheTimeButTheQueryApart) {
  const Served served;
  EXPECT_EQ(fetched(served, "/api/search?q=l%C3%BAa").status, 200);
  const auto records = served.records(1);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].path, "/api/search");
  EXPECT_EQ(records[0].query, "q=l%C3%BAa");
  EXPECT_EQ(records[0].client, "127.0.0.1");
  EXPECT_GT(records[0].time.count(), 0);
  EXPECT_GT(records[0].bytes, 500U);
}

}  // namespace
}  // namespace timbao
