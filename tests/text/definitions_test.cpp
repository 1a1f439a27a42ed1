// What articles define themselves, and what only looks like it.
#include "timbao/text/definitions.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

std::string_view bytes_of(std::string_view source, const Tokens& tokens, std::uint32_t first,
                          std::uint32_t last) {
  const std::uint32_t start = tokens[first].start;
  return source.substr(start, tokens[last - 1].end - start);
}

// The definitions in a text, as "short = long", by "; ".
std::string definitions(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  std::vector<Definition> found;
  find_definitions(source, tokens, found);
  std::string out;
  for (const Definition& one : found) {
    if (!out.empty()) out += "; ";
    out += bytes_of(source, tokens, one.short_token, one.short_token + 1);
    out += " = ";
    out += bytes_of(source, tokens, one.long_first, one.long_last);
  }
  return out;
}

struct Case {
  const char* text;
  const char* found;
};

template <std::size_t kCount>
void expect_definitions(const Case (&cases)[kCount]) {
  for (const Case& one : cases) EXPECT_EQ(definitions(one.text), one.found) << one.text;
}

TEST(Definitions, AreBracketsWhoseInitialsAgree) {
  constexpr Case kCases[] = {
      {"Sáng nay, hội đồng nhân dân (HĐND) tỉnh họp.", "HĐND = hội đồng nhân dân"},
      {"Chủ tịch Ủy ban nhân dân (UBND) nói", "UBND = Ủy ban nhân dân"},
      {"Liên hiệp các tổ chức hữu nghị (CTCHN)", "CTCHN = các tổ chức hữu nghị"},
      {"các Chương trình Mục tiêu quốc gia (MTQG)", "MTQG = Mục tiêu quốc gia"},
      {"phòng, chống tham nhũng (PCTN)", "PCTN = phòng, chống tham nhũng"},
      {"nhiều doanh nghiệp (DN) cho biết", "DN = doanh nghiệp"},
      {"World Health Organization (WHO)", "WHO = World Health Organization"},
      {"H\u00D0ND là hội \u0111ồng nhân dân (H\u00D0ND)", "H\u00D0ND = hội \u0111ồng nhân dân"},
      {"thạc sĩ (ThS) và Thủ tướng (TTg)", "ThS = thạc sĩ; TTg = Thủ tướng"},
  };
  expect_definitions(kCases);
}

TEST(Definitions, MaySkipWordsThatHaveNoLetter) {
  constexpr Case kCases[] = {
      {"Sở Giáo dục và Đào tạo (GDĐT)", "GDĐT = Giáo dục và Đào tạo"},
      {"hội đồng nhân dân tỉnh (HĐND)", "HĐND = hội đồng nhân dân"},
      {"Thống đốc Ngân hàng Nhà nước Việt Nam (NHNN)", "NHNN = Ngân hàng Nhà nước"},
      {"học sinh giỏi (HS)", ""},  // Two letters agree too easily.
  };
  expect_definitions(kCases);
}

TEST(Definitions, AreNamesOfInstitutionsWithAForeignAbbreviation) {
  constexpr Case kCases[] = {
      {"Theo Tổ chức Y tế Thế giới (WHO), số ca giảm.", "WHO = Tổ chức Y tế Thế giới"},
      {"vốn vay của Ngân hàng Phát triển châu Á (ADB)", "ADB = Ngân hàng Phát triển châu Á"},
      {"Ngân hàng Phát triển Châu Á (ADB)", "ADB = Ngân hàng Phát triển Châu Á"},
      {"Giám đốc Quỹ Tiền tệ quốc tế (IMF)", "IMF = Quỹ Tiền tệ quốc tế"},
      {"phiến quân thuộc tổ chức Nhà nước Hồi giáo (IS)", "IS = Nhà nước Hồi giáo"},
      {"Bộ Công Thương và Ngân hàng Thế giới (WB)", "WB = Ngân hàng Thế giới"},
      {"Cục trưởng Cục Hàng không Việt Nam (CAAV)", "CAAV = Cục Hàng không Việt Nam"},
      {"tổng công ty Xây lắp Dầu khí (PVC)", "PVC = tổng công ty Xây lắp Dầu khí"},
      {"Tổng Công ty Quản lý bay (VATM)", "VATM = Tổng Công ty Quản lý bay"},
      {"Tổ chức Giáo dục, Khoa học và Văn hóa Liên hợp quốc (UNESCO)",
       "UNESCO = Tổ chức Giáo dục, Khoa học và Văn hóa Liên hợp quốc"},
      {"Bộ Quy tắc ứng xử ở Biển Đông (COC)", "COC = Bộ Quy tắc ứng xử ở Biển Đông"},
      {"Ngân hàng Tiên Phong (TPBank)", "TPBank = Ngân hàng Tiên Phong"},
  };
  expect_definitions(kCases);
}

TEST(Definitions, MayNameTheAbbreviationFirst) {
  constexpr Case kCases[] = {
      {"HĐND (hội đồng nhân dân) họp", "HĐND = hội đồng nhân dân"},
      {"theo SCMP (South China Morning Post)", "SCMP = South China Morning Post"},
      {"Cục CSHS (Bộ Công an) vào cuộc", ""},
      {"CSGT (Công an tỉnh) xử phạt", ""},
  };
  expect_definitions(kCases);
}

TEST(Definitions, FollowCueWords) {
  constexpr Case kCases[] = {
      {"Liên hiệp các tổ chức hữu nghị tỉnh Lào Cai (gọi tắt là LHHN) vừa họp",
       "LHHN = Liên hiệp các tổ chức hữu nghị"},
      {"hội đồng nhân dân (viết tắt là HĐND)", "HĐND = hội đồng nhân dân"},
      {"hội đồng nhân dân (viết tắt: HĐND)", "HĐND = hội đồng nhân dân"},
      {"hội đồng nhân dân (sau đây gọi là HĐND)", "HĐND = hội đồng nhân dân"},
      {"hội đồng nhân dân (sau đây gọi tắt là HĐND)", "HĐND = hội đồng nhân dân"},
      {"Ngân hàng Phát triển châu Á, tên viết tắt là ADB.", "ADB = Ngân hàng Phát triển châu Á"},
      {"WHO là viết tắt của cụm từ tiếng Anh World Health Organization.",
       "WHO = World Health Organization"},
      {"HĐND (viết tắt của hội đồng nhân dân)", "HĐND = hội đồng nhân dân"},
      {"Công ty Thiên Mã (gọi tắt là Công ty TM)", ""},
      {"Bệnh viện mắt Nam Hải (gọi tắt là BV mắt)", ""},
      {"Nói tắt một câu, viết tắt", ""},
  };
  expect_definitions(kCases);
}

TEST(Definitions, AreNoRemarksInBrackets) {
  constexpr const char* kTexts[] = {
      "Một góc phố cổ (Ảnh: TTXVN)",
      "Công ty Điện lực Thủ Đức (TP.HCM)",
      "Bệnh viện Chợ Rẫy (TPHCM)",
      "Đại học Harvard (Mỹ), Tổ chức Oxfam (Anh)",
      "Quỹ đầu tư Abu Dhabi (UAE)",
      "Nguyễn Văn Hùng (PV)",
      "tiền vệ Quang Hải (HAGL)",
      "Nghị quyết Trung ương 6 Khóa (XII)",
      "Công ty Cổ phần VNG (VNG)",
      "tên lửa đạn đạo xuyên lục địa (ICBM)",
      "Hội nghị thượng đỉnh. (ABC) là tên một đài",
      "Hội nghị\n(HN)",
      "(HĐND) hội đồng nhân dân",
      "Liên hiệp phụ nữ (L), (lhpn), (12)",
      "()",
      "(",
      "(ABC",
  };
  for (const char* const text : kTexts) EXPECT_EQ(definitions(text), "") << text;
}

TEST(Definitions, ComeInTheOrderOfTheText) {
  EXPECT_EQ(definitions("hội đồng nhân dân (HĐND), ủy ban nhân dân (UBND) và HĐND; bệnh viện (BV)"),
            "HĐND = hội đồng nhân dân; UBND = ủy ban nhân dân; BV = bệnh viện");
}

TEST(Definitions, ReplaceWhatTheVectorHeld) {
  Tokens tokens;
  tokenize("không có gì", tokens);
  std::vector<Definition> found = {{1, 2, 3}};
  find_definitions("không có gì", tokens, found);
  EXPECT_TRUE(found.empty());
  tokens.clear();
  find_definitions("", tokens, found);
  EXPECT_TRUE(found.empty());
}

// What holds for the definitions in any bytes.
std::string_view broken_rule(const Tokens& tokens, const Definition& one) {
  if (one.short_token >= tokens.size() || one.long_last > tokens.size()) return "lies in the text";
  if (one.long_first + 2 > one.long_last || one.long_first + 12 < one.long_last)
    return "2-12 words";
  const bool apart = one.short_token < one.long_first || one.short_token >= one.long_last;
  if (!apart) return "has the short form outside the long one";
  for (std::uint32_t i = one.long_first + 1; i < one.long_last; ++i) {
    if (tokens[i].before != Boundary::none) return "stands in one sentence";
  }
  return {};
}

TEST(DefinitionsProperty, HoldForAnyMixtureOfNewsAndBytes) {
  constexpr std::uint32_t kSeed = 20240229;
  constexpr std::string_view kPieces[] = {
      "hội đồng nhân dân",
      "HĐND",
      "(",
      ")",
      "gọi tắt là",
      "viết tắt của",
      "sau đây gọi là",
      "Ngân hàng Phát triển",
      "ADB",
      " ",
      " ",
      " ",
      "(ADB)",
      "(HĐND)",
      "Tổ chức",
      "của",
      ".",
      "\n",
      "“",
      "”",
      "\xFF",
      "\xE1\xBA",
      "Ð",
      "U23",
      "1.000",
      ",",
      "-",
      "TW",
      "\u0301",
      "tắt",
      "gọi",
      "T.Ư",
      "là",
      "(tắt",
      "(gọi",
  };
  std::mt19937 random(kSeed);
  Tokens tokens;
  std::vector<Definition> found;
  std::size_t definitions = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string source;
    for (auto count = random() % 24; count > 0; --count) {
      source += kPieces[random() % std::size(kPieces)];
      if (random() % 3 > 0) source += ' ';
    }
    if (random() % 2 == 0 && !source.empty()) {
      source[random() % source.size()] = static_cast<char>(random() % 256);
    }
    tokenize(source, tokens);
    find_definitions(source, tokens, found);
    for (const Definition& one : found) {
      ASSERT_EQ(broken_rule(tokens, one), "")
          << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
    }
    definitions += found.size();
  }
  EXPECT_GT(definitions, 500U);
}

}  // namespace
}  // namespace timbao::text
