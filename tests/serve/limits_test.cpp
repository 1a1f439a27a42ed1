// What clients send by mistake or on purpose, and that the others do not notice.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "serve/served.hpp"
#include "support/eventually.hpp"

namespace timbao {
namespace {

using namespace std::chrono_literals;
using test::Connection;
using test::eventually;
using test::fetched;
using test::get;
using test::HttpAnswer;
using test::Served;

HttpAnswer sent(const Served& served, std::string_view bytes) {
  Connection connection(served.port());
  connection.send(bytes);
  return connection.receive();
}

TEST(Limits, LongHeadersAreRefused) {
  const Served served;
  const std::string line(20'000, 'x');
  EXPECT_EQ(fetched(served, "/healthz", "X-Long: " + line + "\r\n").status, 431);
  EXPECT_EQ(fetched(served, "/api/search?q=" + line).status, 431);
}

TEST(Limits, FiftyMegabytesOfHeadersAreNotRead) {
  const Served served;
  Connection connection(served.port());
  connection.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
  const std::string megabyte(1 << 20, 'x');
  int sent = 0;
  while (sent < 50 && connection.send(megabyte)) ++sent;
  EXPECT_LT(sent, 50);
  EXPECT_EQ(fetched(served, "/healthz").status, 200);
}

TEST(Limits, LargeBodiesAreRefused) {
  const Served served;
  EXPECT_EQ(
      sent(served, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n").status,
      413);
  Connection chunked(served.port());
  chunked.send("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  int chunks = 0;
  while (chunks < 320 && chunked.send(chunk)) ++chunks;  // 20 MB.
  const std::string answer = chunked.rest();
  EXPECT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 413 ")) << answer;
  EXPECT_EQ(fetched(served, "/healthz").status, 200);
}

TEST(Limits, ASmallBodyIsReadAndDropped) {
  const Served served;
  Connection connection(served.port());
  connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello" +
                  get("/healthz"));
  EXPECT_EQ(connection.receive().status, 200);
  EXPECT_EQ(connection.receive().status, 200);
}

TEST(Limits, WhatIsNoRequestIsRefused) {
  const Served served;
  for (const char* bytes :
       {"hello\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost localhost\r\n\r\n", "GET /\x01 HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n"}) {
    EXPECT_EQ(sent(served, bytes).status, 400) << bytes;
  }
  EXPECT_EQ(sent(served, "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 405);
  EXPECT_EQ(sent(served, "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 405);
}

TEST(Limits, RandomBytesHurtNobody) {
  const Served served;
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    std::string bytes = round % 2 == 0 ? "GET /api/search?q=" : "";
    for (int i = 0; i < 500; ++i) bytes += static_cast<char>(random());
    Connection connection(served.port());
    connection.send(bytes + "\r\n\r\n");
  }
  EXPECT_EQ(fetched(served, "/healthz").status, 200);
}

TEST(Limits, SlowClientsAreDroppedAndHoldUpNobody) {
  serve::ServerOptions options;
  options.limits.request_time = 500ms;
  options.limits.idle_time = 500ms;
  const Served served(options);
  std::vector<std::unique_ptr<Connection>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Connection>(served.port()));
    slow.back()->send(i % 2 == 0 ? "GET / HT" : "");
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(fetched(served, "/api/search?q=l%C3%BAa").status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  for (const auto& connection : slow) EXPECT_EQ(connection->rest(), "");
  EXPECT_TRUE(eventually([&] {
    return fetched(served, "/metrics").body.find("\ntimbao_connections 1\n") != std::string::npos;
  }));
  EXPECT_NE(fetched(served, "/metrics").body.find("status=\"408\"} 100\n"), std::string::npos);
}

// 16 MB of articles, more than sockets hold.
const test::SampleIndex& long_articles() {
  static const test::SampleIndex index([] {
    std::string body;
    for (int word = 0; word < 20'000; ++word) body += "lúa ";
    std::vector<std::string> lines;
    for (int i = 0; i < 160; ++i) lines.push_back(test::record("a" + std::to_string(i), body));
    return lines;
  }());
  return index;
}

serve::ServerOptions on_long_articles() {
  serve::ServerOptions options;
  options.index = long_articles().path();
  options.limits.streams = 1;
  return options;
}

TEST(Limits, AnswersThatNobodyTakesAreCut) {
  serve::ServerOptions options = on_long_articles();
  options.limits.write_time = 500ms;
  const Served served(options);
  Connection lazy(served.port());
  lazy.send(get("/api/export?q=l%C3%BAa"));
  EXPECT_FALSE(served.records(1).at(0).complete);
  // The thread is free again.
  EXPECT_TRUE(eventually([&] { return fetched(served, "/api/export?q=x").status == 200; }));
}

TEST(Limits, StreamsBeyondTheLimitAreToldToComeAgain) {
  const Served served(on_long_articles());
  Connection lazy(served.port());
  lazy.send(get("/api/export?q=l%C3%BAa"));
  EXPECT_TRUE(eventually([&] { return fetched(served, "/api/export?q=x").status == 503; }));
  EXPECT_EQ(fetched(served, "/api/kwic?q=x").header("Retry-After"), "1");
  EXPECT_EQ(fetched(served, "/api/search?q=x").status, 200);
}

TEST(Limits, AStreamIsFinishedBeforeTheServerEnds) {
  Served served(on_long_articles());
  Connection connection(served.port());
  connection.send(get("/api/export?q=l%C3%BAa"));
  std::thread stopping([&] {
    std::this_thread::sleep_for(50ms);
    served.stop();
  });
  const HttpAnswer answer = connection.receive();
  stopping.join();
  EXPECT_EQ(answer.status, 200);
  EXPECT_GT(answer.body.size(), 15'000'000U);
}

TEST(Limits, AServerThatStopsWaitsNotForEverForAStream) {
  serve::ServerOptions options = on_long_articles();
  options.limits.drain_time = 200ms;
  Served served(options);
  Connection lazy(served.port());
  lazy.send(get("/api/export?q=l%C3%BAa"));
  std::this_thread::sleep_for(100ms);
  const auto start = std::chrono::steady_clock::now();
  served.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
}

TEST(Limits, ConnectionsBeyondTheLimitAreClosed) {
  serve::ServerOptions options;
  options.limits.connections = 2;
  const Served served(options);
  Connection first(served.port()), second(served.port());
  for (Connection* connection : {&first, &second}) {
    connection->send(get("/healthz"));
    EXPECT_EQ(connection->receive().status, 200);
  }
  Connection third(served.port());
  third.send(get("/healthz"));
  EXPECT_EQ(third.receive().status, 0);
}

TEST(Limits, AQueryThatTakesTooLongIsCutWithAClearAnswer) {
  serve::ServerOptions options;
  options.limits.query_time = 0ms;
  const Served served(options);
  const HttpAnswer answer = fetched(served, "/api/search?q=l%C3%BAa");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
}

TEST(Limits, TenThousandPipelinedRequestsAreAnsweredInOrder) {
  constexpr int kRequests = 10'000;
  const Served served;
  Connection connection(served.port());
  std::string all;
  for (int i = 0; i < kRequests; ++i) {
    all += get("/healthz", "X-Request-Id: " + std::to_string(i) + "\r\n");
  }
  std::thread sending([&] { connection.send(all); });
  int answered = 0;
  while (answered < kRequests &&
         connection.receive().header("X-Request-Id") == std::to_string(answered)) {
    ++answered;
  }
  sending.join();
  EXPECT_EQ(answered, kRequests);
}

}  // namespace
}  // namespace timbao
