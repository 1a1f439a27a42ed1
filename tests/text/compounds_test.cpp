#include "timbao/text/compounds.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/parting.hpp"
#include "text/compound_table.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

constexpr std::uint32_t kSeed = 20261122;

class Random {
 public:
  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

 private:
  std::mt19937 engine_{kSeed};
};

std::vector<TokenCode> codes_of(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::vector<TokenCode> codes;
  for (const Token& token : tokens.list) codes.push_back(token.code);
  return codes;
}

// The words' terms, the syllables of a word joined by '_'.
std::string parted(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  std::string out;
  for (const WordSpan& word : words_of(source, tokens)) {
    for (std::uint32_t i = word.first_token; i < word.last_token; ++i) {
      if (!out.empty()) out += i == word.first_token ? ' ' : '_';
      out += tokens.term(i);
    }
  }
  return out;
}

TEST(Compounds, AreTheWordsOfNewspapers) {
  for (const std::string_view word :
       {"ngoại giao", "cây tre", "ủy ban nhân dân", "xã hội chủ nghĩa", "học sinh", "hòa bình",
        "kinh tế", "vận động viên", "câu lạc bộ", "hiện đại hóa", "trí tuệ nhân tạo", "cà phê",
        "bất động sản", "tuy nhiên", "thủy điện", "hà nội", "biến đổi khí hậu", "nhà báo"}) {
    EXPECT_TRUE(is_compound(codes_of(word))) << word;
  }
}

TEST(Compounds, AreNoPiecesAndNoPhrases) {
  for (const std::string_view words :
       {"", "học", "của các", "dân tỉnh", "nhân dân tỉnh", "là một", "giao của", "và những",
        "nguyễn văn", "trần thị", "bình dương và", "covid 19", "sinh học sinh", "văn kim",
        "ủy ban nhân dân tỉnh", "đã được", "tỉnh quảng"}) {
    EXPECT_FALSE(is_compound(codes_of(words))) << words;
  }
}

TEST(Compounds, AreFoundInEverySpelling) {
  EXPECT_TRUE(is_compound(codes_of("Hoà Bình")));
  EXPECT_TRUE(is_compound(codes_of("ỦY BAN NHÂN DÂN")));
  EXPECT_TRUE(is_compound(codes_of("kĩ thuật")));
}

TEST(Compounds, HaveNoCodesOfSentenceEndsOrOtherWords) {
  const std::vector<TokenCode> word = codes_of("học sinh");
  EXPECT_FALSE(is_compound(std::vector<TokenCode>{kSentenceEnd, word[0], word[1]}));
  EXPECT_FALSE(is_compound(std::vector<TokenCode>{word[0], word[1], kSentenceEnd}));
  EXPECT_FALSE(is_compound(std::vector<TokenCode>{kSentenceEnd, kSentenceEnd}));
  EXPECT_FALSE(is_compound(std::vector<TokenCode>(9, word[0])));
}

TEST(Words, AreTheLikeliestTogether) {
  const std::vector<std::pair<std::string_view, std::string_view>> kSentences = {
      {"học sinh học sinh học", "học_sinh học sinh_học"},
      {"ngoại giao cây tre", "ngoại_giao cây_tre"},
      {"ông già đi nhanh quá", "ông_già đi nhanh quá"},
      {"Ủy ban nhân dân tỉnh", "ủy_ban_nhân_dân tỉnh"},
      {"Ủy ban nhân dân tỉnh Lào Cai", "ủy_ban_nhân_dân tỉnh lào_cai"},
      {"xây dựng chủ nghĩa xã hội", "xây_dựng chủ_nghĩa_xã_hội"},
      {"nông dân ra đồng", "nông_dân ra đồng"},
      {"nhân dân dân tộc Dao", "nhân_dân dân_tộc dao"},
      {"công nhân dân quân", "công_nhân dân_quân"},
      {"máy bay hạ cánh", "máy_bay hạ_cánh"},
      {"trường học của con", "trường_học của con"},
      {"tàu cao tốc chạy chậm", "tàu cao_tốc chạy chậm"},
      {"giá cà phê xuất khẩu", "giá cà_phê xuất_khẩu"},
      {"ngày ngày đi học", "ngày ngày đi_học"}};
  for (const auto& [sentence, wanted] : kSentences) {
    EXPECT_EQ(parted(sentence), wanted) << sentence;
  }
}

TEST(Words, StopAtPunctuation) {
  EXPECT_EQ(parted("trường, học sinh"), "trường học_sinh");
  EXPECT_EQ(parted("ngoại. giao"), "ngoại giao");
  EXPECT_EQ(parted("ngoại\ngiao"), "ngoại giao");
  EXPECT_EQ(parted("học (sinh) “học” sinh"), "học sinh học sinh");
  EXPECT_EQ(parted("Hà - Nội"), "hà nội");
  EXPECT_EQ(parted("ngoại\xFFgiao"), "ngoại giao");
}

TEST(Words, GoOnAcrossSpacesAndOneHyphen) {
  EXPECT_EQ(parted("ngoại  giao"), "ngoại_giao");
  EXPECT_EQ(parted("ngoại\u00A0giao"), "ngoại_giao");
  EXPECT_EQ(parted("ngoại\tgiao"), "ngoại_giao");
  EXPECT_EQ(parted("ngoại-giao"), "ngoại_giao");
  EXPECT_EQ(parted("ngoại\u2011giao"), "ngoại_giao");
}

TEST(Words, TakeOtherTokensOneByOne) {
  EXPECT_EQ(parted("học sinh lớp 12 xem U23 trên facebook"),
            "học_sinh lớp 12 xem u23 trên facebook");
  EXPECT_EQ(parted(""), "");
}

TEST(Words, HoldEveryTokenOnceForAnyBytes) {
  Random random;
  constexpr std::string_view kPieces[] = {"học", "sinh", "nhân", "dân", "ủy",  "ban",  " ",   "-",
                                          ",",   ". ",   "\n",   "x1",  "Đắk", "\xE1", "giao"};
  Tokens tokens;
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (std::uint32_t left = random.below(60); left > 0; --left) {
      if (random.below(8) == 0) source += static_cast<char>(random.below(256));
      source += kPieces[random.below(std::size(kPieces))];
      if (random.below(3) > 0) source += ' ';
    }
    tokenize(source, tokens);
    std::uint32_t next = 0;
    for (const WordSpan& word : words_of(source, tokens)) {
      ASSERT_EQ(word.first_token, next)
          << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(source);
      ASSERT_GT(word.last_token, word.first_token);
      std::vector<TokenCode> codes;
      for (std::uint32_t i = next; i < word.last_token; ++i) codes.push_back(tokens[i].code);
      ASSERT_TRUE(codes.size() == 1 || is_compound(codes)) << testing::PrintToString(source);
      next = word.last_token;
    }
    ASSERT_EQ(next, tokens.size());
  }
}

TEST(CompoundTable, PartsAsTryingEverythingDoes) {
  Random random;
  for (int round = 0; round < 300; ++round) {
    // Three syllables only, so that words overlap in many ways.
    const auto syllables = [&](std::size_t count) {
      std::vector<TokenCode> codes;
      while (codes.size() < count) codes.push_back(static_cast<TokenCode>(1 + random.below(3)));
      return codes;
    };
    CompoundTable table;
    test::PartingReference reference;
    for (int i = 0; i < 12; ++i) {
      const std::vector<TokenCode> word = syllables(1 + random.below(kMaxWordSyllables));
      if (table.contains(word)) continue;
      const std::uint32_t count = 1 + random.below(100000);
      table.insert(word, count);
      reference.insert(word, count);
    }
    const std::vector<TokenCode> codes = syllables(1 + random.below(9));
    std::vector<std::uint8_t> sizes;
    table.append_sizes(codes, sizes);
    ASSERT_NEAR(reference.weight(codes, sizes), reference.best_weight(codes), 1e-3)
        << "seed " << kSeed << " round " << round;
  }
}

std::vector<std::string> table_lines() {
  std::ifstream file(TIMBAO_SOURCE_DIR "/src/text/data/compounds.tsv", std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

TEST(CompoundsTable, SaysWhereItComesFrom) {
  const std::vector<std::string> lines = table_lines();
  ASSERT_GT(lines.size(), 15000U);
  std::string head;
  for (const std::string& line : lines) {
    if (line.starts_with('#')) head += line;
  }
  EXPECT_NE(head.find("Source: "), std::string::npos);
  EXPECT_NE(head.find("Licence: "), std::string::npos);
}

TEST(CompoundsTable, HasSortedWordsOfSyllablesInNormalForm) {
  std::string before;
  std::size_t compounds = 0;
  for (const std::string& line : table_lines()) {
    if (line.starts_with('#')) continue;
    const std::string word = line.substr(0, line.find('\t'));
    ASSERT_LT(before, word);
    before = word;
    ASSERT_EQ(normal_form(word), word);
    const std::vector<TokenCode> codes = codes_of(word);
    ASSERT_LE(codes.size(), kMaxWordSyllables) << word;
    for (const TokenCode code : codes) ASSERT_TRUE(is_exact(code)) << word;
    ASSERT_GT(std::stoul(line.substr(line.find('\t') + 1)), 0U) << word;
    if (codes.size() > 1) {
      ASSERT_TRUE(is_compound(codes)) << word;
      ++compounds;
    }
  }
  EXPECT_GT(compounds, 15000U);
}

}  // namespace
}  // namespace timbao::text
