#include "timbao/text/compose.hpp"

#include <gtest/gtest.h>

namespace timbao::text {
namespace {

TEST(Compose, MakesOneCharacterOfALetterAndItsMarks) {
  EXPECT_EQ(composed("lu\u0303 que\u0301t"), "lũ quét");
  EXPECT_EQ(composed("u\u031B\u0323"), "ự");
  EXPECT_EQ(composed("lũ quét: 東京 \U0001F30A"), "lũ quét: 東京 \U0001F30A");
  EXPECT_EQ(composed(""), "");
}

TEST(Compose, RefusesWhatIsNoUtf8) {
  for (const char* bytes : {"\xFF", "a\xE1\xBB", "\xED\xA0\x80", "\xC0\x80"}) {
    EXPECT_EQ(composed(bytes), std::nullopt);
  }
}

}  // namespace
}  // namespace timbao::text
