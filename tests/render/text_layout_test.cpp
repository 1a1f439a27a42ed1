#include "render/text_layout.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "render/utf8.hpp"

namespace timbao::render {
namespace {

TEST(TextLayout, WrapsAtTheLastWordThatFits) {
  EXPECT_EQ(paragraph({{.text = "một hai ba bốn"}}, {}, {.columns = 7}), "một hai\nba bốn\n");
  EXPECT_EQ(paragraph({{.text = "một hai ba bốn"}}, {"1. ", 3}, {.columns = 10}),
            "1. một hai\n   ba bốn\n");
}

TEST(TextLayout, CountsDecomposedLettersOnce) {
  const std::string decomposed = "mo\u0323\u0302t hai";  // "một hai" takes 7 columns.
  EXPECT_EQ(paragraph({{.text = decomposed + " ba"}}, {}, {.columns = 7}), decomposed + "\nba\n");
}

TEST(TextLayout, KeepsAWordThatIsLongerThanALine) {
  EXPECT_EQ(paragraph({{.text = "xem https://rat-dai.example/ nhé"}}, {}, {.columns = 8}),
            "xem\nhttps://rat-dai.example/\nnhé\n");
}

TEST(TextLayout, AnEmptyTextIsAnEmptyLine) { EXPECT_EQ(paragraph({{.text = ""}}, {}, {}), "\n"); }

TEST(TextLayout, ColourEndsBeforeALineDoes) {
  EXPECT_EQ(paragraph({{.text = "một hai ba", .look = Look::title}}, {}, {true, 7}),
            "\033[1mmột hai\033[0m\n\033[1mba\033[0m\n");
  EXPECT_EQ(paragraph({{.text = "a bc d", .marks = {{2, 4}}}}, {}, {true, 0}),
            "a \033[1;31mbc\033[0m d\n");
  EXPECT_EQ(paragraph({{.text = "a bc d", .marks = {{0, 3}}}}, {}, {true, 0}),
            "\033[1;31ma b\033[0mc d\n");
}

TEST(TextLayout, ForeignTextCannotSteerATerminal) {
  EXPECT_EQ(one_line(" a\033[31mb\tc\n\nd\u009Be\u00A0f\xFF "), "a [31mb c d e f\uFFFD");
  EXPECT_EQ(one_line(std::string_view("a\0b\x7F", 4)), "a b");
  EXPECT_EQ(one_line(""), "");
}

TEST(TextLayout, WrappingKeepsEveryWordAndTheWidth) {
  constexpr unsigned kSeed = 42;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const std::vector<std::string> vocabulary = {"a",     "cầu", "nghiêng",
                                               "đường", "ở",   "https://x.example"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (auto words = random() % 30; words > 0; --words) {
      text += (text.empty() ? "" : " ") + vocabulary[random() % vocabulary.size()];
    }
    const std::size_t columns = 20 + random() % 40;
    const std::string wrapped = paragraph({{.text = text}}, {"  ", 2}, {.columns = columns});
    EXPECT_EQ(one_line(wrapped), text);
    std::istringstream lines(wrapped);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), columns);
  }
}

}  // namespace
}  // namespace timbao::render
