#include "timbao/text/fold.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace timbao::text {
namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

TEST(Fold, DropsEveryMark) {
  for (const auto& [term, plain] : Pairs{{"ngoại", "ngoai"},
                                         {"đường", "duong"},
                                         {"nđh", "ndh"},
                                         {"l'oréal", "l'oreal"},
                                         {"müller", "muller"},
                                         {"phạm-ḗ", "pham-e"},
                                         {"covid", "covid"},
                                         {"1,2", "1,2"},
                                         {"", ""}}) {
    EXPECT_EQ(folded(term), plain);
    EXPECT_EQ(folded(plain), plain);
  }
}

TEST(Fold, LeavesOtherScripts) {
  for (const std::string_view term : {"東京", "हिन्दी", "한국", "ß"}) EXPECT_EQ(folded(term), term);
}

TEST(Fold, SurvivesBrokenBytes) {
  for (const std::string_view bytes : {"\xFF", "a\xE1\xBB", "đ\x80"}) {
    EXPECT_EQ(folded(folded(bytes)), folded(bytes));
    EXPECT_EQ(without_tone(bytes).empty(), false);
  }
}

TEST(Fold, NamesTheMarksOfATerm) {
  EXPECT_EQ(marks_of("duong"), 0);
  EXPECT_EQ(marks_of("đương"), kShapeMark);
  EXPECT_EQ(marks_of("đao"), kShapeMark);
  EXPECT_EQ(marks_of("ngoại"), kToneMark);
  EXPECT_EQ(marks_of("đường"), kShapeMark | kToneMark);
  EXPECT_EQ(marks_of("müller"), 0);
}

TEST(Fold, DropsTheToneAlone) {
  for (const auto& [term, toneless] : Pairs{{"đường", "đương"},
                                            {"ngoại", "ngoai"},
                                            {"việt", "viêt"},
                                            {"u23", "u23"},
                                            {"müller", "müller"}}) {
    EXPECT_EQ(without_tone(term), toneless);
  }
}

}  // namespace
}  // namespace timbao::text
