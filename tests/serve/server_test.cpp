#include <gtest/gtest.h>

#include "serve/served.hpp"

namespace timbao {
namespace {

using test::fetched;
using test::get;
using test::HttpAnswer;
using test::Served;

TEST(Server, AnswersASearchWithTheJsonOfTheCommandLine) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/search?q=kh%C3%A1nh+th%C3%A0nh&limit=5");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "application/json");
  EXPECT_TRUE(answer.body.starts_with("{\"query\": \"khánh thành\", ")) << answer.body;
  EXPECT_NE(answer.body.find("\"total\": 2"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("\"copies\": [{\"id\": \"cau/chép\""), std::string::npos)
      << answer.body;
}

TEST(Server, GivesAnArticleByAnIdWithASlash) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/article/cau%2Fch%C3%A9p");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body.starts_with("{\"id\": \"cau/chép\"")) << answer.body;
}

TEST(Server, EveryAnswerTellsBrowsersWhatNotToDo) {
  const Served served;
  for (const char* target : {"/", "/api/search?q=a", "/nowhere", "/healthz"}) {
    const HttpAnswer answer = fetched(served, target);
    EXPECT_TRUE(answer.header("Content-Security-Policy").starts_with("default-src 'self'"));
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("X-Request-Id").size(), 16U) << target;
  }
}

TEST(Server, SaysWhichParameterIsWrongAndWhatIsAllowed) {
  const Served served;
  const HttpAnswer sort = fetched(served, "/api/search?q=a&sort=best");
  EXPECT_EQ(sort.status, 400);
  EXPECT_EQ(sort.header("Content-Type"), "application/problem+json");
  EXPECT_NE(sort.body.find(R"("parameter": "sort", "allowed": ["relevance", "date", "date-asc"])"),
            std::string::npos)
      << sort.body;
  for (const char* query : {"limit=-1", "limit=1001", "limit=x", "passages=0", "since=2023-13",
                            "any=1&all=1", "group=maybe", "colour=red", "limit=1&limit=2"}) {
    const HttpAnswer answer = fetched(served, std::string("/api/search?q=a&") + query);
    EXPECT_EQ(answer.status, 400) << query;
    EXPECT_NE(answer.body.find("\"parameter\": "), std::string::npos) << answer.body;
  }
  EXPECT_EQ(fetched(served, "/api/search").status, 400);
}

TEST(Server, ClientsKeepWhatTheCommitStillSays) {
  const Served served;
  const std::string tag = fetched(served, "/api/article/lua").header("ETag");
  ASSERT_FALSE(tag.empty());
  const HttpAnswer again = fetched(served, "/api/article/lua", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.header("ETag"), tag);
  EXPECT_EQ(fetched(served, "/api/article/lua", "If-None-Match: \"other\"\r\n").status, 200);
}

TEST(Server, AnswersAThousandRequestsThatWereSentAtOnce) {
  constexpr int kRequests = 1000;
  const Served served;
  test::Connection connection(served.port());
  std::string all;
  for (int i = 0; i < kRequests; ++i)
    all += get("/api/search?q=l%C3%BAa&offset=" + std::to_string(i));
  std::thread sending([&] { connection.send(all); });
  int answered = 0;
  while (answered < kRequests && connection.receive().status == 200) ++answered;
  sending.join();
  EXPECT_EQ(answered, kRequests);
}

TEST(Server, HeadHasTheHeadersOfGetAndNoBody) {
  const Served served;
  test::Connection connection(served.port());
  connection.send("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const HttpAnswer head = connection.receive(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "3");
  connection.send(get("/healthz"));
  EXPECT_EQ(connection.receive().body, "ok\n");
}

TEST(Server, FinishesWhatIsUnderWayWhenItStops) {
  Served served;
  test::Connection idle(served.port());
  idle.send(get("/healthz"));
  EXPECT_EQ(idle.receive().status, 200);
  served.stop();
  EXPECT_EQ(idle.rest(), "");
  EXPECT_THROW(test::Connection(served.port()), std::runtime_error);
}

}  // namespace
}  // namespace timbao
