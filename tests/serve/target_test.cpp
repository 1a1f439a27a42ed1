#include "serve/target.hpp"

#include <gtest/gtest.h>

namespace timbao::serve {
namespace {

TEST(Target, SegmentsAndParametersAreDecodedOnTheirOwn) {
  const auto target = parse_target("/api/article/a%2Fb%25?q=C%C3%A0+ph%C3%AA&x=1%2B1&flag&&e=");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path, (std::vector<std::string>{"api", "article", "a/b%"}));
  ASSERT_EQ(target->parameters.size(), 4U);
  EXPECT_EQ(target->parameters[0].value, "Cà phê");
  EXPECT_EQ(target->parameters[1].value, "1+1");
  EXPECT_EQ(target->parameters[2].name, "flag");
  EXPECT_EQ(target->parameters[3].value, "");
}

TEST(Target, APlusInThePathIsAPlus) {
  EXPECT_EQ(parse_target("/a+b").value().path, std::vector<std::string>{"a+b"});
}

TEST(Target, TheRootHasNoSegments) {
  EXPECT_TRUE(parse_target("/").value().path.empty());
  EXPECT_TRUE(parse_target("http://localhost:80").value().path.empty());
  EXPECT_EQ(parse_target("http://x/a/").value().path, (std::vector<std::string>{"a", ""}));
}

TEST(Target, WhatIsNoUtf8OrSteersATerminalIsRefused) {
  for (const char* target :
       {"",      "*",       "a",          "/%",      "/%4",           "/%zz",       "/%+1",
        "/?q=%", "/?q=%GG", "/?q=%ff",    "/?q=%C3", "/?q=%ED%A0%80", "/?q=%C0%AF", "/?q=%00",
        "/%0a",  "/%7f",    "/?q=%1b[2J", "/?%00=1", "/a#b",          "http:/a",    "//%00"}) {
    EXPECT_FALSE(parse_target(target).has_value()) << target;
  }
}

TEST(Target, LineEndsMayStandInValues) {
  EXPECT_EQ(parse_target("/?q=a%0D%0Ab%09c").value().parameters[0].value, "a\r\nb\tc");
}

TEST(Target, SoManyParametersAreNoRequest) {
  std::string target = "/?";
  for (int i = 0; i < 101; ++i) target += "a=1&";
  EXPECT_FALSE(parse_target(target).has_value());
}

TEST(Target, EncodedTextComesBack) {
  const std::string text = "Cầu & \"sông\" +1%\r\n/?#";
  EXPECT_EQ(parse_target("/?q=" + percent_encoded(text)).value().parameters[0].value, text);
}

}  // namespace
}  // namespace timbao::serve
