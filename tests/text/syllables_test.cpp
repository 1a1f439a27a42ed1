#include "timbao/text/syllables.hpp"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reference/syllable_inventory.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(std::string(text)), status)
      .toUTF8String(out);
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(std::string(text)).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

TEST(Syllables, AreAllDifferent) {
  std::set<std::string_view> spellings;
  for (unsigned code = 1; code <= kSyllableCount; ++code) {
    spellings.insert(spelling(static_cast<TokenCode>(code)));
  }
  EXPECT_EQ(spellings.size(), 18054U);
  EXPECT_FALSE(spellings.contains(""));
}

TEST(Syllables, ReadBackAsThemselvesInEveryForm) {
  for (unsigned code = 1; code <= kSyllableCount; ++code) {
    const std::string_view syllable = spelling(static_cast<TokenCode>(code));
    const std::string_view wanted = reference::standard(syllable);
    ASSERT_EQ(normal_form(syllable), wanted);
    ASSERT_EQ(normal_form(decomposed(syllable)), wanted);
    if (syllable != "tư") {  // TƯ in capitals is short for trung ương.
      ASSERT_EQ(normal_form(upper(syllable)), wanted);
    }
    if (syllable == wanted) {
      ASSERT_EQ(code_of(syllable), code);
    }
  }
}

// What a token is, without the place of its term.
std::vector<std::string> described(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    out.push_back(std::string(tokens.term(i))
                      .append(" ")
                      .append(std::to_string(token.start))
                      .append("-")
                      .append(std::to_string(token.end))
                      .append(" code ")
                      .append(std::to_string(token.code)));
  }
  return out;
}

// Words with 16 bytes behind them are recognised whole, those at the end of a text letter by
// letter.
TEST(Syllables, ReadAlikeInTheMiddleAndAtTheEndOfAText) {
  const std::string spaces(20, ' ');
  for (unsigned code = 1; code <= kSyllableCount; ++code) {
    const std::string_view syllable = spelling(static_cast<TokenCode>(code));
    std::string capital(syllable);
    capital[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[0])));
    for (const std::string& word : {std::string(syllable), capital, upper(syllable)}) {
      for (const std::string_view behind : {"", " x", ",", ".", ".a", "1", "'s", "&t", "++", "…"}) {
        const std::string source = std::string(word).append(behind);
        ASSERT_EQ(described(source), described(source + spaces)) << source;
      }
    }
  }
}

TEST(Syllables, StandInTheOldStyle) {
  for (const std::string_view syllable :
       {"hòa",   "khỏe",  "thủy",    "quý",   "già",   "gìn", "giếng", "toàn",
        "ngoài", "khuỷu", "huỳnh",   "xoong", "goòng", "của", "mía",   "nước",
        "thuở",  "quyển", "nghiêng", "yếu",   "ủy",    "oái", "quốc"}) {
    EXPECT_TRUE(is_exact(code_of(syllable))) << syllable;
    EXPECT_EQ(spelling(code_of(syllable)), syllable);
  }
}

TEST(Syllables, LeaveOutWhatIsNoSyllable) {
  for (const std::string_view word :
       {"cac", "một2", "đắk", "f", "w", "ngẹ", "cẻn", "tw", "at&t", "250000", "hoàc", "thươ"}) {
    EXPECT_FALSE(is_exact(code_of(word))) << word;
    EXPECT_NE(code_of(word), kSentenceEnd) << word;
  }
}

TEST(Syllables, ShareTheirFold) {
  std::vector<std::string_view> forms;
  for (const TokenCode code : syllables_of_fold("ngoai")) forms.push_back(spelling(code));
  EXPECT_EQ(std::set<std::string_view>(forms.begin(), forms.end()),
            (std::set<std::string_view>{"ngoai", "ngoài", "ngoải", "ngoãi", "ngoái", "ngoại"}));
  EXPECT_TRUE(syllables_of_fold("ngoại").empty());
  EXPECT_TRUE(syllables_of_fold("").empty());
  EXPECT_TRUE(syllables_of_fold("covid").empty());
}

TEST(Syllables, AreEachFoundByTheirFoldUnlessReplaced) {
  std::size_t found = 0;
  for (unsigned i = 1; i <= kSyllableCount; ++i) {
    const auto code = static_cast<TokenCode>(i);
    ASSERT_EQ(folded_spelling(code), folded(spelling(code)));
    const auto forms = syllables_of_fold(folded_spelling(code));
    ASSERT_TRUE(std::is_sorted(forms.begin(), forms.end()));
    const bool listed = std::binary_search(forms.begin(), forms.end(), code);
    ASSERT_EQ(listed, !reference::same_word().contains(spelling(code))) << spelling(code);
    found += listed ? 1 : 0;
  }
  EXPECT_EQ(found, kSyllableCount - reference::same_word().size());
}

}  // namespace
}  // namespace timbao::text
