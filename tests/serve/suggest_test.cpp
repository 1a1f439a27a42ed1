#include <gtest/gtest.h>

#include "serve/served.hpp"

namespace timbao {
namespace {

using test::fetched;
using test::HttpAnswer;
using test::Served;

TEST(Suggest, CompletesWhatWasTyped) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/suggest?q=nong%20d");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body.starts_with("{\"query\": \"nong d\", \"suggestions\": [")) << answer.body;
  EXPECT_NE(answer.body.find(R"({"text": "nông dân", "kind": "query", "domain": null})"),
            std::string::npos)
      << answer.body;
}

TEST(Suggest, OffersOutlets) {
  const Served served;
  const HttpAnswer answer = fetched(served, "/api/suggest?q=nguoitrong");
  EXPECT_NE(answer.body.find(R"("kind": "outlet", "domain": "nguoitronglua.example")"),
            std::string::npos)
      << answer.body;
}

TEST(Suggest, GivesNothingForBlankTextAndNeedsOne) {
  const Served served;
  EXPECT_EQ(fetched(served, "/api/suggest?q=%20").body,
            "{\"query\": \" \", \"suggestions\": []}\n");
  EXPECT_EQ(fetched(served, "/api/suggest").status, 400);
}

}  // namespace
}  // namespace timbao
