// Markdown files.

#include "article/markdown.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "article/reading.hpp"

namespace timbao::article {
namespace {

using input::Kind;
using test::article_of;

constexpr std::string_view kPost = R"(---
title: "Cầu mới"
date: 2023-11-08
tags: [Xã hội]
---
# Cầu mới

**Hà Nội** – Sáng [8/11](https://a.example/x "ngày"), cầu
thông xe.  
![Cầu](cau.jpg)

## Hai bờ

> “Chúng tôi chờ *mãi*”, ông nói.

- Dài 320 m;
- rộng 12 m
  kể cả lề.

1. Một
2) Hai

***

| Nhịp | Dài |
|------|:---:|
| 1    | 40 m |

```
x = a * b * c
```

<div class="note">Ghi chú &amp; <b>thêm</b></div>
<!-- không
đọc -->
[ref]: https://a.example
)";

TEST(Markdown, BecomesParagraphs) {
  const auto article = article_of(kPost, Kind::markdown);
  EXPECT_EQ(article.title, "Cầu mới");
  EXPECT_EQ(article.date->iso(), "2023-11-08");
  EXPECT_EQ(article.topics, std::vector<std::string>{"Xã hội"});
  EXPECT_EQ(article.body,
            "Hà Nội – Sáng 8/11, cầu thông xe.\n\nHai bờ\n\n“Chúng tôi chờ mãi”, ông nói.\n\n"
            "Dài 320 m;\n\nrộng 12 m kể cả lề.\n\nMột\n\nHai\n\nNhịp Dài\n\n1 40 m\n\n"
            "x = a * b * c\n\nGhi chú & thêm");
}

TEST(Markdown, TakesItsTitleFromAHeading) {
  EXPECT_EQ(article_of("# Cầu mới #\n\nMột.", Kind::markdown).title, "Cầu mới");
  EXPECT_EQ(article_of("## Cầu *mới*\nMột.", Kind::markdown).title, "Cầu mới");
  EXPECT_EQ(article_of("Cầu mới\n=======\nMột.", Kind::markdown).title, "Cầu mới");
  EXPECT_EQ(article_of("Một.\n\n# Cầu\n\nHai.", Kind::markdown).title, "Cầu");
  EXPECT_EQ(article_of("Một.\n\n## Mục\n\nHai.", Kind::markdown).title, std::nullopt);
}

TEST(Markdown, KeepsAHeadingThatDiffersFromTheTitle) {
  EXPECT_EQ(article_of("---\ntitle: A\n---\n# B\n\nMột.", Kind::markdown).body, "B\n\nMột.");
}

struct Inline {
  std::string_view marked;
  std::string_view plain;
};

class MarkdownMarks : public testing::TestWithParam<Inline> {};

TEST_P(MarkdownMarks, LeaveTheText) {
  EXPECT_EQ(without_marks(GetParam().marked), GetParam().plain);
}

INSTANTIATE_TEST_SUITE_P(
    Markdown, MarkdownMarks,
    testing::Values(Inline{"***a*** __b__ _c_ ~~d~~", "a b c d"}, Inline{"5 * 3 * 2", "5 * 3 * 2"},
                    Inline{"snake_case_name", "snake_case_name"}, Inline{"a*", "a*"},
                    Inline{"[sic] và [a][1] và [b](x(y)z)", "[sic] và a và b"},
                    Inline{"[![ảnh](a.jpg)](b.html) sau", " sau"}, Inline{"ghi[^1] chú", "ghi chú"},
                    Inline{"`a *b*` và ``c`d``", "a *b* và c`d"}, Inline{"\\*sao\\*", "*sao*"},
                    Inline{"<https://a.example/x>", "https://a.example/x"},
                    Inline{"{{< figure src=\"a\" >}}sau {% x %}.", "sau ."},
                    Inline{"**a [b**](c", "a [b](c"}, Inline{"", ""}));

TEST(Markdown, MarksThatNeverEndCostLittle) {
  for (const std::string_view mark :
       {"*a", "_a ", "[", "![", "[a](", "`a``", "{{", "<https://a", "<!--"}) {
    std::string text;
    while (text.size() < 1'000'000) text += mark;
    EXPECT_FALSE(read_markdown(text).body.empty());
  }
}

TEST(Markdown, BlankFilesAreIssues) {
  EXPECT_EQ(test::reason_of(" \n", Kind::markdown), "empty file");
  EXPECT_EQ(test::reason_of("---\n\n***\n", Kind::markdown),
            "front matter: no \"key: value\" in line 3");
  EXPECT_EQ(test::reason_of("***\n", Kind::markdown), "no title, abstract or body");
}

}  // namespace
}  // namespace timbao::article
