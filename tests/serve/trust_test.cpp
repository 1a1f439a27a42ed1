// Who is answered, and that nobody but the server makes headers.
#include "serve/trust.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "serve/reply.hpp"
#include "serve/served.hpp"
#include "support/expect_error.hpp"

namespace timbao {
namespace {

using test::fetched;
using test::HttpAnswer;
using test::Served;

constexpr const char* kToken = "0123456789abcdef";

serve::ServerOptions with_token() {
  serve::ServerOptions options;
  options.token = kToken;
  return options;
}

TEST(Trust, WithATokenNothingIsAnsweredWithoutIt) {
  const Served served(with_token());
  for (const char* target : {"/api/search?q=a", "/", "/metrics", "/nowhere", "/api/openapi.json"}) {
    for (const char* header :
         {"", "Authorization: Bearer 0123456789abcdeF\r\n",
          "Authorization: Bearer 0123456789abcdef0\r\n", "Authorization: Bearer\r\n",
          "Authorization: 0123456789abcdef\r\n"}) {
      const HttpAnswer answer = fetched(served, target, header);
      EXPECT_EQ(answer.status, 401) << target << header;
      EXPECT_EQ(answer.header("WWW-Authenticate"), "Bearer realm=\"timbao\"");
    }
  }
  EXPECT_EQ(fetched(served, "/healthz").status, 200);
  EXPECT_EQ(fetched(served, "/metrics", "Authorization: bearer 0123456789abcdef\r\n").status, 200);
}

TEST(Trust, ABrowserSendsTheTokenAsAPassword) {
  const Served served(with_token());
  const HttpAnswer asked = fetched(served, "/");
  EXPECT_EQ(asked.status, 401);
  EXPECT_NE(asked.head.find("WWW-Authenticate: Basic realm=\"timbao\""), std::string::npos);
  EXPECT_EQ(fetched(served, "/api/stats").head.find("Basic"), std::string::npos);
  // a:0123456789abcdef, :0123456789abcdef
  for (const char* right : {"YTowMTIzNDU2Nzg5YWJjZGVm", "OjAxMjM0NTY3ODlhYmNkZWY="}) {
    const std::string header = std::string("Authorization: Basic ") + right + "\r\n";
    EXPECT_EQ(fetched(served, "/", header).status, 200) << right;
    EXPECT_EQ(fetched(served, "/api/stats", header).status, 200) << right;
  }
  // a:0123456789abcdeF, 0123456789abcdef, a:, nothing, no base64
  for (const char* wrong :
       {"YTowMTIzNDU2Nzg5YWJjZGVG", "MDEyMzQ1Njc4OWFiY2RlZg==", "YTo=", "", "%%%"}) {
    EXPECT_EQ(fetched(served, "/", std::string("Authorization: Basic ") + wrong + "\r\n").status,
              401)
        << wrong;
  }
}

std::optional<ErrorKind> error_of(const serve::ServerOptions& options) {
  return test::error_kind_of([&] { const serve::Server server(options); });
}

TEST(Trust, OthersNeedATokenOrTheServersWord) {
  serve::ServerOptions options;
  options.index = test::press().path();
  options.address = "0.0.0.0";
  options.port = 0;
  EXPECT_EQ(error_of(options), ErrorKind::usage);
  options.serves_anyone = true;
  EXPECT_EQ(error_of(options), std::nullopt);
  options.serves_anyone = false;
  options.token = kToken;
  EXPECT_EQ(error_of(options), std::nullopt);
}

TEST(Trust, APageElsewhereCannotReadTheIndexByANameOfItsOwn) {
  const Served served;
  const auto status_for = [&](const std::string& host) {
    test::Connection connection(served.port());
    connection.send("GET /api/search?q=a HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return connection.receive().status;
  };
  for (const char* host : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:80", "[::1]"}) {
    EXPECT_EQ(status_for(host), 200) << host;
  }
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"}) {
    EXPECT_EQ(status_for(host), 421) << host;
  }
}

TEST(Trust, HeadersWithLineEndsAreRefused) {
  for (const char* value : {"/x\r\nSet-Cookie: a=1", "a\nb", "a\rb", "a\x7f"}) {
    serve::Reply reply;
    reply.add("Location", value);
    EXPECT_THROW(serve::head_of(reply, {}), std::invalid_argument);
  }
  serve::Reply reply;
  reply.add("X-\r\nSet-Cookie", "a");
  EXPECT_THROW(serve::head_of(reply, {}), std::invalid_argument);
}

TEST(Trust, WhatClientsSendIsNoHeaderOfTheAnswer) {
  const Served served;
  for (const char* target : {"/api/article/x%0d%0aSet-Cookie:%20a=1", "/%0d%0aSet-Cookie:a=1",
                             "/api/search?q=a%0d%0aSet-Cookie:%20a=1&limit=1",
                             "/api/search?q=l%C3%BAa&limit=1&%0d%0aSet-Cookie=1"}) {
    const HttpAnswer answer = fetched(served, target, "X-Request-Id: a\tSet-Cookie: b\r\n");
    EXPECT_NE(answer.status, 0) << target;
    EXPECT_EQ(answer.head.find("Set-Cookie"), std::string::npos) << answer.head;
  }
}

TEST(Trust, ARequestKeepsThePlainNameThatItsClientGives) {
  const Served served;
  EXPECT_EQ(fetched(served, "/healthz", "X-Request-Id: a.B_c-1\r\n").header("X-Request-Id"),
            "a.B_c-1");
  const std::string longer(65, 'a');
  EXPECT_EQ(
      fetched(served, "/healthz", "X-Request-Id: " + longer + "\r\n").header("X-Request-Id").size(),
      16U);
}

TEST(Trust, WhatFailsInsideIsForTheLogOnly) {
  test::SampleIndex index{test::record("a", "Cầu Mây Trắng thông xe.")};
  serve::ServerOptions options;
  options.index = index.path();
  const Served served(options);
  std::filesystem::remove_all(index.path());
  const HttpAnswer answer = fetched(served, "/api/search?q=a");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find(index.folder().path().string()), std::string::npos) << answer.body;
  EXPECT_NE(served.records(1).at(0).failure, "");
}

}  // namespace
}  // namespace timbao
