#include "timbao/text/tokenizer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/expect_terms.hpp"
#include "text/token_invariants.hpp"

namespace timbao::text {
namespace {

Tokens tokens_of(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  return tokens;
}

// The terms, with | where a sentence ends before one and || where a paragraph does.
std::string with_boundaries(std::string_view source) {
  const Tokens tokens = tokens_of(source);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) {
      out += tokens[i].before == Boundary::paragraph  ? " || "
             : tokens[i].before == Boundary::sentence ? " | "
                                                      : " ";
    }
    out += tokens.term(i);
  }
  return out;
}

TEST(Tokenizer, FindsNothingInEmptyTextAndPunctuation) {
  for (const std::string_view source : {"", " ", "\n\n", "… – “” (!?)", "\xC2\xAD\xE2\x80\x8B"}) {
    EXPECT_TRUE(tokens_of(source).list.empty()) << source;
  }
}

TEST(Tokenizer, LowersCaseAndKeepsTonesAndShapes) {
  expect_terms({{"Đường dương DUONG", "đường dương duong"}, {"TỈNH LÀO CAI", "tỉnh lào cai"}});
}

TEST(Tokenizer, PutsTheToneMarkInOnePlace) {
  expect_terms(
      {{"hoà hòa HOÀ HÒA", "hòa hòa hòa hòa"},
       {"thuỷ sản, khoẻ, Uỷ ban, UỶ", "thủy sản khỏe ủy ban ủy"},
       {"điạ phương, vơí, ngươì, nhiêù", "địa phương với người nhiều"},
       {"ngọai giao, tòan dân, gỉai, hôị", "ngoại giao toàn dân giải hội"},
       {"qúy khách, qũy, qủa, gía", "quý khách quỹ quả giá"},
       {"toàn ngoài khuỷu huỳnh quý già gìn giếng", "toàn ngoài khuỷu huỳnh quý già gìn giếng"}});
}

TEST(Tokenizer, CompletesHalfHornedUo) {
  expect_terms({{"nguời thuơng đuợc cứoi phưong", "người thương được cưới phương"},
                {"thuở huơ", "thuở huơ"}});
}

TEST(Tokenizer, JoinsSafeIYPairsAndNoOthers) {
  expect_terms({{"kĩ thuật, kì, kí, lí, Mĩ, tỉ", "kỹ thuật kỳ ký lý mỹ tỷ"},
                {"bác sỹ, mỳ, quí, qui", "bác sĩ mì quý quy"},
                {"mi my ti ty vi vy thi thy ý í", "mi my ti ty vi vy thi thy ý í"},
                {"túi túy tai tay hi hy li ly", "túi túy tai tay hi hy li ly"}});
}

TEST(Tokenizer, ReadsEveryCrossedDAsOne) {
  expect_terms({{"Ấn Ðộ, ÐIỆN BIÊN, ðang, Ɖà, ɖà", "ấn độ điện biên đang đà đà"}});
}

TEST(Tokenizer, ReadsDecomposedAndHalfComposedLetters) {
  expect_terms({{"\u0111o\u0302\u0301i ngoa\u0323i", "đối ngoại"},
                {"đ\u00F4\u0301i ngoa\u0323i", "đối ngoại"},  // as code page 1258 has it
                {"nga\u0323\u0302m, ng\u01B0\u01A1\u0300i", "ngậm người"},
                {"Nu\u031Bo\u031B\u0301c", "nước"}});
}

TEST(Tokenizer, DropsInvisibleCharactersInsideWords) {
  expect_terms({{"ngo\u00ADại, đ\u200Dối, \uFEFFTin, kh\u2060ông", "ngoại đối tin không"},
                {"không\u200Bgian", "không gian"}});
}

TEST(Tokenizer, TakesExoticSpacesAndFullWidthAsOrdinary) {
  expect_terms({{"Hội\u00A0chợ\u3000quốc\u2009tế", "hội chợ quốc tế"},
                {"ｃｏｖｉｄ－１９ Ａ．Ｉ", "covid 19 a i"},
                {"100 m², 5 ㎡, ﬁn, quý Ⅳ", "100 m2 5 m2 fin quý iv"}});
}

TEST(Tokenizer, LetsDashesSlashesAndQuotesPartWords) {
  expect_terms({{"Việt-Trung, Việt - Trung, Việt–Trung", "việt trung việt trung việt trung"},
                {"Covid-19, Covid – 19, COVID‑19", "covid 19 covid 19 covid 19"},
                {"Mê-hi-cô, Brê-xin", "mê hi cô brê xin"},
                {"Nghị định 55/2015/NĐ -CP, 18-NQ/TW", "nghị định 55 2015 nđ cp 18 nq tw"},
                {"“cây tre”của, Minh…thúc, việt_nam", "cây tre của minh thúc việt nam"},
                {"5/9/1962; 26 - 28/10/2025; quý IV/2025", "5 9 1962 26 28 10 2025 quý iv 2025"}});
}

TEST(Tokenizer, KeepsLettersAndDigitsThatTouchTogether) {
  expect_terms({{"U23, F0, 5G/6G, covid19, 14h50, 9h30'", "u23 f0 5g 6g covid19 14h50 9h30"}});
  EXPECT_EQ(tokens_of("U23")[0].kind, TokenKind::mixed);
}

TEST(Tokenizer, DropsDotsOfThousands) {
  expect_terms({{"250.000 chiếc, 1.234.567", "250000 chiếc 1234567"},
                {"1.234.567,89; 1,234,567; 250,000.5", "1234567,89 1234567 250000.5"}});
}

TEST(Tokenizer, KeepsDecimalCommaAndPointInsideNumber) {
  expect_terms({{"1,2 tỷ; 3.14; 0.500; 250,000", "1,2 tỷ 3.14 0.500 250,000"}});
  EXPECT_EQ(tokens_of("1,2")[0].kind, TokenKind::number);
}

TEST(Tokenizer, SplitsDatesWithDots) {
  expect_terms({{"5.9.1962", "5 9 1962"}, {"1.2.3.", "1 2 3"}, {"1,2,3", "1 2 3"}});
}

TEST(Tokenizer, PartsNumbersFromTheirUnits) {
  expect_terms({{"100.000đ, 700đ, 700 đ", "100000 đ 700 đ 700 đ"},
                {"3.000m2, 2,5kg, 121kg", "3000 m2 2,5 kg 121 kg"},
                {"50%, 30°C, 30 ºC, Windows™", "50 30 c 30 c windows"}});
}

TEST(Tokenizer, SplitsAbbreviationsAtFullStopsAndJoinsInitials) {
  expect_terms({{"TP.HCM, GS.TS Nguyễn, ThS.BS.", "tp hcm gs ts nguyễn ths bs"},
                {"A.I, N.Đ.H., U.S.A., v.v.", "ai nđh usa vv"},
                {"B.Obama, A.B.Nguyen", "b obama ab nguyen"}});
}

TEST(Tokenizer, ReadsTheShortFormsOfTrungUongAsOne) {
  expect_terms({{"T.Ư Đảng, Ban Chấp hành TƯ, BCH TW, T.W", "tw đảng ban chấp hành tw bch tw tw"},
                {"TƯ", "tw"},
                {"BCH TƯ Đảng", "bch tw đảng"},
                {"ĐẦU TƯ CÔNG; THỨ TƯ; TƯ LIỆU", "đầu tư công thứ tư tư liệu"},
                {"đầu tư, TỪ", "đầu tư từ"}});
}

TEST(Tokenizer, KeepsSignsInsideForeignNames) {
  expect_terms({{"L'Oréal, L’Oréal, d’Ivoire, rock'n'roll", "l'oréal l'oréal d'ivoire rock'n'roll"},
                {"H’Mông, M'Nông, M'Drắk", "h'mông m'nông m'drắk"},
                {"AT&T, R&D, C++, C++11", "at&t r&d c++ c++ 11"},
                {"Disney+, A+B, a+++", "disney a b a"}});
}

TEST(Tokenizer, PartsQuotedSyllablesWithMarks) {
  expect_terms({{"Sĩ’s, 'cây tre'của, Hòa&Bình", "sĩ s cây tre của hòa bình"}});
}

TEST(Tokenizer, SplitsDomainsAndAddressesIntoLabels) {
  expect_terms({{"(Baohatinh.vn), songoaivulaichau.gov.vn", "baohatinh vn songoaivulaichau gov vn"},
                {"toasoan@nhandan.vn", "toasoan nhandan vn"}});
}

TEST(Tokenizer, ComposesLettersOfOtherLanguages) {
  expect_terms({{"Mu\u0308ller MÜLLER Straße", "müller müller strasse"},
                {"МОСКВА Ελλάς 東京", "москва ελλάσ 東京"},
                {"e\u0304\u0301 x\u0301 n\u0301", "ḗ x\u0301 ń"}});
}

TEST(Tokenizer, TakesBrokenBytesAsSpaces) {
  expect_terms({{"ngo\xFFại", "ngo ại"}, {"\xE1\xBB", ""}, {"a\xC3", "a"}, {"\x80z", "z"}});
}

TEST(Tokenizer, NamesTheKinds) {
  const Tokens tokens = tokens_of("ngoại covid 1,2 u23 đ cac");
  std::vector<TokenKind> kinds;
  for (const Token& token : tokens.list) kinds.push_back(token.kind);
  using enum TokenKind;
  EXPECT_EQ(kinds, (std::vector{syllable, word, number, mixed, word, word}));
}

TEST(Tokenizer, GivesThePlaceOfEachTokenInTheSource) {
  const std::string_view source = "“Ngoa\u0323i giao”, 250.000đ C++. TP.HCM N.Đ.H. L’Oréal!";
  const std::vector<std::string_view> pieces = {"Ngoa\u0323i", "giao", "250.000", "đ",      "C++",
                                                "TP",          "HCM",  "N.Đ.H",   "L’Oréal"};
  const Tokens tokens = tokens_of(source);
  ASSERT_EQ(tokens.size(), pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    EXPECT_EQ(source.substr(tokens[i].start, tokens[i].end - tokens[i].start), pieces[i]);
  }
}

TEST(Tokenizer, ReplacesTheTokensOfTheLastText) {
  Tokens tokens;
  tokenize("một hai ba", tokens);
  tokenize("bốn", tokens);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens.term(0), "bốn");
  EXPECT_EQ(tokens.terms, "bốn");
}

TEST(Tokenizer, CutsLongWordsAndTellsThemApart) {
  const std::string word(300, 'x');
  const std::string one = normal_form(word + 'a');
  EXPECT_EQ(one.size(), kMaxTermBytes);
  EXPECT_TRUE(one.starts_with("xxxxx"));
  EXPECT_NE(one, normal_form(word + 'b'));
  EXPECT_EQ(normal_form(one), one);
  EXPECT_EQ(normal_form(std::string(kMaxTermBytes, 'x')), std::string(kMaxTermBytes, 'x'));
}

TEST(Tokenizer, CutsLongWordsAtWholeCharacters) {
  for (const std::string_view letter : {"đ", "ệ", "東", "1"}) {
    std::string word = "x";
    for (int i = 0; i < 100; ++i) word += letter;
    word += std::string(100, '7');
    EXPECT_EQ(broken_invariant(word), "") << word;
    EXPECT_LE(normal_form(word).size(), kMaxTermBytes);
  }
}

TEST(Sentences, EndAtAFullStopBeforeACapital) {
  EXPECT_EQ(with_boundaries("Ngành ngoại giao. Cây tre mọc thẳng."),
            "ngành ngoại giao | cây tre mọc thẳng");
  EXPECT_EQ(with_boundaries("Thế à? Ôi! Rồi… Anh đi. 10 người."),
            "thế à | ôi | rồi | anh đi | 10 người");
  EXPECT_EQ(with_boundaries("“Đi thôi.” Ông nói (mệt.) “rồi”"), "đi thôi | ông nói mệt | rồi");
}

TEST(Sentences, GoOnBeforeASmallLetterAndInsideNumbers) {
  EXPECT_EQ(with_boundaries("xoài, ổi v.v. được bán; giá 1.95 triệu: rẻ? không"),
            "xoài ổi vv được bán giá 1.95 triệu rẻ không");
  EXPECT_EQ(with_boundaries("Yahoo!, Google"), "yahoo google");
  EXPECT_EQ(with_boundaries("baolaocai.Vn"), "baolaocai vn");
}

TEST(Sentences, GoOnAfterAbbreviations) {
  EXPECT_EQ(with_boundaries("TP. Hồ Chí Minh, ThS. Lan, Q. 1, PGS. TS. Hà"),
            "tp hồ chí minh ths lan q 1 pgs ts hà");
  EXPECT_EQ(with_boundaries("George W. Bush, ở Q. Bình Thạnh"), "george w bush ở q bình thạnh");
}

TEST(Sentences, EndAfterTheInitialOfAName) {
  EXPECT_EQ(with_boundaries("bắt Nguyễn Văn A. Cảnh sát"), "bắt nguyễn văn a | cảnh sát");
}

TEST(Sentences, EndWithEveryLine) {
  EXPECT_EQ(with_boundaries("một\nhai\r\n\r\nba\u2028bốn"), "một || hai || ba || bốn");
}

// The rules of the shared cases that terms alone decide: an article matches where it holds every
// term of the query.
TEST(Tokenizer, DecidesTheSharedSpellingCases) {
  const std::set<std::string_view> rules = {
      "nfc-nfd",    "nfd-query",  "tone-place", "tone-wrong", "tone-closed", "eth",
      "eth-query",  "case",       "iy",         "iy-not",     "quote",       "ellipsis",
      "zwsp",       "underscore", "nbsp",       "shy",        "fullwidth",   "number",
      "number-not", "percent",    "time",       "code",       "quarter",     "unit",
      "alnum",      "domain",     "foreign",    "initials",   "title"};
  std::ifstream file(TIMBAO_SOURCE_DIR "/../shared/text/cases.tsv");
  if (!file) GTEST_SKIP() << "no ../shared/text/cases.tsv beside the checkout";
  std::size_t decided = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t query_start = line.find('\t') + 1;
    const std::size_t text_start = line.find('\t', query_start) + 1;
    const std::size_t want_start = line.rfind('\t') + 1;
    if (line.starts_with('#') || !rules.contains(line.substr(0, query_start - 1))) continue;
    const std::string text = normal_form(line.substr(text_start, want_start - text_start));
    const std::string padded = std::string(1, ' ').append(text).append(" ");
    const Tokens query = tokens_of(line.substr(query_start, text_start - query_start));
    bool all = true;
    for (std::size_t i = 0; i < query.size(); ++i) {
      const std::string term = std::string(1, ' ').append(query.term(i)).append(" ");
      all = all && padded.find(term) != padded.npos;
    }
    EXPECT_EQ(all, line.substr(want_start) == "match") << line;
    ++decided;
  }
  EXPECT_GT(decided, 40U);
}

TEST(Utf8, NamesTheFirstInvalidByte) {
  constexpr auto kNone = std::string_view::npos;
  const std::vector<std::pair<std::string_view, std::size_t>> examples = {
      {"", kNone},
      {"ngoại giao", kNone},
      {"\xF0\x9F\x87\xBB", kNone},
      {"ngo\xFFi", 3},
      {"a long line of ASCII, then \x80", 27},
      {"\xC0\xAF", 0},          // overlong
      {"\xE0\x9F\xBF", 0},      // overlong
      {"\xF0\x8F\xBF\xBF", 0},  // overlong
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"ab\xE1\xBB", 2},        // cut
      {"ab\xE1\xBBz", 2},
      {"ab\xF0\x9F\x87", 2},
  };
  for (const auto& [bytes, offset] : examples) {
    EXPECT_EQ(first_invalid_utf8(bytes), offset) << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace timbao::text
