#include "serve/compression.hpp"

#include <gtest/gtest.h>

#include "serve/served.hpp"

namespace timbao {
namespace {

using test::fetched;
using test::HttpAnswer;

TEST(Compression, OnlyForClientsThatTakeIt) {
  for (const char* header : {"gzip", "deflate, gzip, br", "br;q=1.0, gzip;q=0.5", " gzip "}) {
    EXPECT_TRUE(serve::accepts_gzip(header)) << header;
  }
  for (const char* header :
       {"", "br", "gzip;q=0", "gzip; q=0.00", "x-gzip-not", "identity,", ";"}) {
    EXPECT_FALSE(serve::accepts_gzip(header)) << header;
  }
}

TEST(Compression, LongAnswersArePackedShortOnesAreNot) {
  const test::Served served;
  const char* const header = "Accept-Encoding: gzip, deflate, br\r\n";
  const HttpAnswer plain = fetched(served, "/api/search?q=c%E1%BA%A7u");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  const HttpAnswer packed = fetched(served, "/api/search?q=c%E1%BA%A7u", header);
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_TRUE(packed.body.starts_with("\x1f\x8b")) << packed.body;
  EXPECT_LT(packed.body.size(), plain.body.size());
  EXPECT_EQ(fetched(served, "/healthz", header).body, "ok\n");
}

TEST(Compression, WhatIsPackedAlreadyStaysAsItIs) {
  serve::Reply reply;
  reply.body = std::string(5000, 'a');
  reply.add("Content-Encoding", "gzip");
  serve::compress(reply, "gzip");
  EXPECT_EQ(reply.body.size(), 5000U);
}

}  // namespace
}  // namespace timbao
