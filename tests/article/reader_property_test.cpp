// What holds for any bytes and for any page.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "article/reading.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr unsigned kSeed = 20260722;

void expect_clean(std::string_view text) {
  EXPECT_FALSE(text.empty());
  EXPECT_EQ(text::first_invalid_utf8(text), std::string_view::npos);
  EXPECT_NE(text.front(), ' ');
  EXPECT_NE(text.back(), ' ');
}

void expect_clean(const std::optional<std::string>& text) {
  if (text) expect_clean(std::string_view(*text));
}

void expect_promises(const Article& article) {
  expect_clean(article.title);
  expect_clean(article.abstract);
  expect_clean(article.author);
  expect_clean(article.url);
  expect_clean(std::string_view(article.id));
  EXPECT_LE(article.id.size(), 200U);
  EXPECT_EQ(article.id.find_first_of(std::string_view(" \t\r\n\0", 5)), std::string::npos);
  EXPECT_TRUE(article.title || article.abstract || !article.body.empty());
  if (!article.body.empty()) expect_clean(std::string_view(article.body));
  EXPECT_EQ(article.body.find("\n\n\n"), std::string::npos);
  for (const auto& outlet : {article.outlet, article.origin}) {
    if (!outlet) continue;
    EXPECT_TRUE(outlet->domain || outlet->name);
    expect_clean(outlet->domain);
    expect_clean(outlet->name);
  }
  for (const auto& title : article.related) expect_clean(std::string_view(title));
  for (const auto& topic : article.topics) expect_clean(std::string_view(topic));
  EXPECT_TRUE(!article.date || article.date->day.ok());
}

constexpr std::array<input::Kind, 8> kKinds = {
    input::Kind::text,     input::Kind::json,    input::Kind::json_line, input::Kind::html,
    input::Kind::markdown, input::Kind::csv_row, input::Kind::tsv_row,   input::Kind::feed};

bool may_hold_several(input::Kind kind) {
  return kind == input::Kind::json || kind == input::Kind::json_line || kind == input::Kind::feed;
}

// Of a row, the first line is the heading.
std::vector<Outcome> outcomes_of(std::string_view bytes, input::Kind kind) {
  if (kind != input::Kind::csv_row && kind != input::Kind::tsv_row) {
    return test::outcomes_of(bytes, kind);
  }
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  return test::row_outcomes(bytes.substr(0, end), bytes.substr(std::min(end + 1, bytes.size())),
                            kind);
}

void expect_promises(std::string_view bytes, input::Kind kind) {
  const auto outcomes = outcomes_of(bytes, kind);
  EXPECT_TRUE(may_hold_several(kind) || outcomes.size() == 1);
  for (const auto& outcome : outcomes) {
    if (const auto* article = std::get_if<Article>(&outcome)) {
      expect_promises(*article);
    } else {
      EXPECT_FALSE(std::get<Issue>(outcome).reason.empty());
    }
  }
}

class Anything {
 public:
  explicit Anything(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
  }

  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& texts) {
    return texts[below(N)];
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array<std::string_view, 40> kPageLines = {
    "Xóm chài dựng lại nhà nổi sau lũ",
    "Bến mới mở cửa đón khách từ sáng sớm",
    "Sau trận lũ đầu tháng mười, 38 hộ ở xóm chài Bến Cốc cùng nhau đóng lại phao, kéo nhà nổi về "
    "chỗ cũ và lập đội trực.",
    "(CTO) - Ông Đinh Văn Mực, tổ trưởng, nói cả xóm góp được 214 thùng phuy. Nhà nào thiếu tay "
    "thợ thì hàng xóm sang giúp.",
    "TTO - ",
    "(",
    "() - ",
    "Theo",
    "Theo ",
    "Theo Báo Nhân Dân",
    "Theo VŨ VĂN CÀI",
    "Nguồn:",
    "(Theo )",
    "https://baolaocai.vn/nha-noi-post1.html",
    "Khánh Thi - 10:00, 08/11/2023",
    "13:33 | 03/11/2023 GMT+7",
    "Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27",
    "Thời sự - PV - 4 giờ trước",
    "Tin cùng chuyên mục",
    "Tiêu điểm",
    "Xem thêm: Bến mới mở cửa đón khách",
    ">>",
    "b1.jpg",
    "3:07",
    "Ảnh: P.Y",
    "Bà con kéo phao. Ảnh: P.Y.",
    "Tin, ảnh:",
    "Tin, ảnh: P.Y",
    "Bài: A - Ảnh: B",
    "Mộc Miên (Tổng hợp)",
    "(Tổng hợp)",
    "Trình bày minh họa:",
    "Từ khóa: bến, chài",
    "Thời sự Chính trị Kinh tế",
    "Theo dõi Báo Lào Cai trên Google News",
    "Theo dõi trên Google",
    "[Video]",
    "…",
    "\u00a0",
    ""};

TEST(ReaderProperties, HoldForPagesOfAnyLines) {
  Anything any(kSeed);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (std::size_t lines = any.below(30); lines > 0; --lines) {
      page += any.one_of(kPageLines);
      page += any.below(3) == 0 ? "\n" : "\n\n";
    }
    SCOPED_TRACE("seed " + std::to_string(kSeed) + " round " + std::to_string(round) + "\n" + page);
    expect_promises(page, input::Kind::text);
    if (HasFailure()) return;
  }
}

TEST(ReaderProperties, BodiesAreMadeOfThePagesLines) {
  Anything any(kSeed);
  for (int round = 0; round < 1000; ++round) {
    std::string page = "\n";
    for (std::size_t lines = any.below(20); lines > 0; --lines)
      page += std::string(any.one_of(kPageLines)) + "\n";
    const auto outcomes = test::outcomes_of(page, input::Kind::text);
    const auto* article = std::get_if<Article>(&outcomes.at(0));
    if (article == nullptr) continue;
    std::string_view rest = article->body;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find("\n\n"), rest.size());
      // A dateline may be gone from the front, only white space from the end.
      const std::string paragraph(rest.substr(0, end));
      EXPECT_TRUE(page.find(paragraph + "\n") != std::string::npos ||
                  page.find(paragraph + " \n") != std::string::npos)
          << paragraph << "\nis no line of\n"
          << page;
      rest.remove_prefix(std::min(end + 2, rest.size()));
    }
  }
}

constexpr auto kPieces = std::to_array<std::string_view>({"{",
                                                          "}",
                                                          "[",
                                                          "]",
                                                          "\"",
                                                          ":",
                                                          ",",
                                                          "\"title\"",
                                                          "null",
                                                          "1e5",
                                                          "\"body\"",
                                                          "\"date\"",
                                                          "\"id\"",
                                                          "\\u0000",
                                                          "\\",
                                                          "---\n",
                                                          "+++\n",
                                                          "\n",
                                                          " ",
                                                          "title: a\n",
                                                          "\xff",
                                                          "\xc3",
                                                          "ờ",
                                                          "\0x",
                                                          "\"outlet\":{\"name\":\"a\"}",
                                                          "title,text\n",
                                                          "title\ttext\n",
                                                          ";",
                                                          "\t",
                                                          "'",
                                                          "&amp;",
                                                          "&#0;",
                                                          "<p>",
                                                          "</p>",
                                                          "<br>",
                                                          "<b>",
                                                          "<!--",
                                                          "-->",
                                                          "<![CDATA[",
                                                          "]]>",
                                                          "<rss>",
                                                          "<item>",
                                                          "</item>",
                                                          "<title>",
                                                          "</title>",
                                                          "<feed>",
                                                          "<entry>",
                                                          "<link href=\"a\"/>",
                                                          "</rss>",
                                                          "<author>",
                                                          "<source>",
                                                          "# ",
                                                          "**",
                                                          "`",
                                                          "[a](b)",
                                                          "![",
                                                          "> ",
                                                          "| a |",
                                                          "\"items\":[{",
                                                          "\"html\":\"<html>\"",
                                                          "\"date\":{\"$date\":1}"});

TEST(ReaderProperties, HoldForAnyBytes) {
  Anything any(kSeed);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = any.below(2) == 0 ? "{\"title\":\"Tin\"," : "";
    for (std::size_t pieces = any.below(20); pieces > 0; --pieces) bytes += any.one_of(kPieces);
    if (any.below(3) == 0) bytes += "}";
    SCOPED_TRACE("seed " + std::to_string(kSeed) + " round " + std::to_string(round) + "\n" +
                 bytes);
    for (const auto kind : kKinds) {
      expect_promises(bytes, kind);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace timbao::article
