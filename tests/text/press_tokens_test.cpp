// The words of the press as it writes them: what is one token, and in which spelling.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/expect_terms.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

// Every text of a line gives the same terms.
void expect_alike(const std::vector<std::vector<std::string_view>>& lines) {
  for (const auto& texts : lines) {
    for (const std::string_view text : texts) {
      EXPECT_EQ(normal_form(text), normal_form(texts.front())) << text;
      EXPECT_EQ(broken_invariant(text), "") << text;
    }
  }
}

// The pieces of the source that the tokens cover, with their kinds.
std::string described(std::string_view source) {
  constexpr std::string_view kKinds[] = {"syllable", "word", "number", "mixed"};
  Tokens tokens;
  tokenize(source, tokens);
  std::string out;
  for (const Token& token : tokens.list) {
    out.append(source.substr(token.start, token.end - token.start)).append(":");
    out.append(kKinds[static_cast<std::size_t>(token.kind)]).append(" ");
  }
  return out;
}

// --- Abbreviations and names ---

TEST(PressTokens, SplitAbbreviationsAtFullStops) {
  expect_terms({{"TP.HCM", "tp hcm"},
                {"TP. Đà Nẵng", "tp đà nẵng"},
                {"GS.TS Nguyễn; ThS.BS.", "gs ts nguyễn ths bs"},
                {"Tp.Hồ Chí Minh", "tp hồ chí minh"},
                {"PGS.TS.BS Lê", "pgs ts bs lê"}});
}

TEST(PressTokens, JoinInitials) {
  expect_terms({{"A.I ; N.Đ.H.", "ai nđh"}, {"U.S. và E.U", "us và eu"}, {"v.v...", "vv"}});
}

TEST(PressTokens, ReadTheShortFormsOfTrungUongAsOne) {
  expect_terms({{"T.Ư", "tw"}, {"Ban Bí thư TƯ Đảng", "ban bí thư tw đảng"}, {"BCH TW", "bch tw"}});
}

TEST(PressTokens, SplitNumbersOfDocumentsAtEverySign) {
  expect_terms({{"Nghị quyết 18-NQ/TW", "nghị quyết 18 nq tw"},
                {"Nghị định 55/2015/NĐ -CP", "nghị định 55 2015 nđ cp"},
                {"55/2015/NĐ-CP", "55 2015 nđ cp"},
                {"107-KH/TU", "107 kh tu"},
                {"Nghị quyết số 06-NQ/TW", "nghị quyết số 6 nq tw"}});
}

TEST(PressTokens, LetNoDashBreakWordsThatStandTogether) {
  expect_alike({{"Covid 19", "Covid-19", "Covid – 19", "COVID\u201119", "Covid\u201019",
                 "Covid \u2012 19", "Covid\u201419", "Covid\u221219", "ｃｏｖｉｄ－１９"},
                {"Việt Trung", "Việt-Trung", "Việt - Trung", "Việt–Trung", "Việt -Trung"},
                {"kinh tế xã hội", "kinh tế - xã hội", "kinh tế-xã hội"},
                {"KT XH", "KT-XH", "KT–XH"},
                {"Mê hi cô", "Mê-hi-cô"},
                {"việt nam", "việt_nam", "Việt Nam"}});
}

TEST(PressTokens, SplitAtAnAmpersandBetweenLongAbbreviationsAsAtAHyphen) {
  expect_alike({{"GD-ĐT", "GD&ĐT", "GD & ĐT"},
                {"NN-PTNT", "NN&PTNT"},
                {"TN-MT", "TN&MT", "TN & MT"},
                {"KH-CN", "KH&CN"},
                {"TT-TT", "TT&TT"},
                {"VH-TT-DL", "VH-TT&DL", "VH,TT&DL"},
                {"LĐ-TB-XH", "LĐ-TB&XH"},
                {"PCCC-CNCH", "PCCC&CNCH"},
                {"KHXH-NV", "KHXH&NV"},
                {"ĐS-PL", "ĐS&PL"},
                {"Johnson & Johnson", "Johnson&Johnson"}});
  expect_terms({{"Sở GD&ĐT Hà Nội", "sở gd đt hà nội"}, {"B&Đ", "b đ"}, {"Hòa&Bình", "hòa bình"}});
}

TEST(PressTokens, KeepNamesThatAnAmpersandJoinsToASingleLetter) {
  for (const std::string_view name :
       {"AT&T", "R&D", "H&M", "S&P", "Q&A", "M&A", "P&G", "T&T", "F&B", "DE&I", "AG&P"}) {
    Tokens tokens;
    tokenize(name, tokens);
    EXPECT_EQ(tokens.size(), 1U) << name;
  }
  expect_terms({{"AT&T, R&D.", "at&t r&d"}, {"A & B", "a b"}, {"&T T&", "t t"}, {"R&D2", "r d2"}});
}

TEST(PressTokens, KeepSignsOfForeignNames) {
  expect_terms({{"C++ ; AT&T", "c++ at&t"},
                {"Sĩ’s ; L'Oréal", "sĩ s l'oréal"},
                {"“cây tre”của ; Minh…thúc", "cây tre của minh thúc"}});
  expect_alike({{"L'Oréal", "L’Oréal", "L\u02BCORÉAL"}, {"H'Mông", "H’Mông", "H\u02BCMông"}});
}

TEST(PressTokens, SplitDomainsAndAddresses) {
  expect_terms(
      {{"songoaivulaichau.gov.vn ; (Baohatinh.vn)", "songoaivulaichau gov vn baohatinh vn"},
       {"toasoan@nhandan.vn", "toasoan nhandan vn"}});
}

// --- Numbers ---

TEST(PressTokens, DropTheDotsOfThousands) {
  expect_terms({{"1,2 tỷ ; 250.000 ; 1.234.567,89", "1,2 tỷ 250000 1234567,89"},
                {"100.000đ", "100000 đ"},
                {"50%", "50"}});
}

TEST(PressTokens, DropTheZeroThatFillsTwoDigits) {
  expect_alike({{"5", "05", "０５", "0\u00AD5"},
                {"ngày 5/9/1962", "ngày 05/09/1962", "ngày 5-09-1962", "ngày 05.09.1962"},
                {"2 đối tượng", "02 đối tượng"},
                {"9h30", "09h30", "09H30", "09h30'"},
                {"9h", "09h"},
                {"8g15", "08g15"},
                {"5 kg", "05 kg", "05kg"}});
}

TEST(PressTokens, KeepZerosThatSaySomething) {
  for (const std::string_view text : {"0", "00", "007", "0,5", "0.5", "0912345678", "090", "00h30",
                                      "0h15", "05a", "a05", "c06", "14h05", "05,5", "0x1f"}) {
    EXPECT_EQ(normal_form(text), text);
    EXPECT_EQ(broken_invariant(text), "") << text;
  }
}

TEST(PressTokens, SplitDatesOfDayAndMonthAtADotAsAtASlash) {
  expect_alike({{"10/9", "10.9", "10-9", "10.09", "10/09"},
                {"5/9", "05.09", "5.9", "05-9"},
                {"31/12", "31.12"},
                {"sáng 10/9, tại", "sáng 10.9, tại"},
                {"(24/10 - 26/10/2025)", "(24.10 - 26.10.2025)"},
                {"5/9/1962", "5.9.1962", "05.09.1962"}});
  expect_terms({{"chiều ngày 10.9.", "chiều ngày 10 9"}, {"5/9/1962", "5 9 1962"}});
  expect_terms({{"20/11 ; 26 - 28/10/2025 ; quý IV/2025", "20 11 26 28 10 2025 quý iv 2025"}});
}

TEST(PressTokens, KeepOtherDecimals) {
  for (const std::string_view text : {"10.95", "0.5", "3.14", "98.6", "13.13", "10,9", "1.0",
                                      "32.1", "10.00", "00.5", "1.123", "5.001", "1,2"}) {
    const std::string normal = normal_form(text);
    EXPECT_EQ(normal.find(' '), normal.npos) << text;
    EXPECT_EQ(broken_invariant(text), "") << text;
  }
}

TEST(PressTokens, GivePlacesToTheParts) {
  EXPECT_EQ(described("05.09 40km 5G"), "05:number 09:number 40:number km:word 5G:mixed ");
  EXPECT_EQ(described("100ha 3m² 5triệu 20đ"),
            "100:number ha:syllable 3:number m²:mixed 5:number triệu:syllable 20:number đ:word ");
  EXPECT_EQ(described("GD&ĐT AT&T"), "GD:word ĐT:word AT&T:word ");
  EXPECT_EQ(described("09h30 tr\u043Eng"), "09h30:mixed tr\u043Eng:syllable ");
}

// --- Units ---

TEST(PressTokens, PartANumberFromItsUnit) {
  expect_alike({{"40 km", "40km", "40KM", "４０km"},
                {"40 km/h", "40km/h"},
                {"5 kg", "5kg", "5Kg", "5㎏"},
                {"100 ha", "100ha"},
                {"1.500 m2", "1.500m2", "1500m²", "1500 m²", "1500㎡"},
                {"3 km2", "3km2", "3km²", "3 km²"},
                {"2,5 kg", "2,5kg"},
                {"128 GB", "128GB"},
                {"50 triệu", "50triệu", "50TRIỆU"},
                {"5 tỷ", "5tỷ", "5tỉ", "5 tỉ"},
                {"700 đồng", "700đồng"},
                {"700 đ", "700đ", "700Ð"},
                {"300 người", "300người", "300nguời"},
                {"500 g", "500g"},
                {"5 tr", "5tr"},
                {"220 kV", "220kV", "220\u00ADkV"},
                {"50 µm", "50μm", "50 \u03BCm"}});
}

TEST(PressTokens, KeepWhatANumberNames) {
  for (const std::string_view text :
       {"14h50", "9h30", "14h",     "14g50",    "14g", "5g",     "24g",   "4k",
        "3d",    "2g",   "8x",      "1m75",     "1m7", "u23",    "f0",    "220v",
        "a4",    "5s",   "covid19", "iphone15", "mu2", "40km2x", "1h30p", "9x"}) {
    EXPECT_EQ(normal_form(text), text);
    EXPECT_EQ(broken_invariant(text), "") << text;
  }
  expect_terms({{"14h50 ; 9h30'", "14h50 9h30"},
                {"14:50", "14 50"},
                {"U23 ; F0 ; 5G/6G", "u23 f0 5g 6g"},
                {"30°C ; 30 ºC", "30 c 30 c"},
                {"m² ; CO₂", "m2 co2"}});
}

TEST(PressTokens, LeaveCodesOfManyDigitsWhole) {
  expect_terms(
      {{"1234567890123456km", "1234567890123456km"}, {"123456789012345km", "123456789012345 km"}});
}

// --- Letters ---

TEST(PressTokens, ReadLettersThatLookLikeLatinOnesInLatinWords) {
  expect_alike({{"trong", "tr\u043Eng", "TR\u041ENG"},
                {"Việt Nam", "Việt N\u0430m", "Vi\u1EC7t N\u0430\u043C"},
                {"xem", "\u0445\u0435m", "𝚡𝚎𝚖", "ｘｅｍ"},
                {"người", "\u043Fgười", "пgười"},
                {"hội", "\u04BBội", "\u043Dội"},
                {"tin", "\u0442in"},
                {"rất", "\u0433ất"},
                {"sự", "\u0455ự"},
                {"phố", "\u03C1hố"},
                {"anh", "\u0251nh"},
                {"gì", "\u0261ì", "\u0261i\u0300"},
                {"viet nam", "ᴠɪᴇᴛ ɴᴀᴍ", "ᴠiᴇt nᴀm"},
                {"dân", "\u0500ân", "\u0501ân"},
                {"đầu", "\u018Cầu", "\u018Bầu"},
                {"Trung", "\u01ACrung"},
                {"TPHCM", "TPH\u0421M", "\u0422\u0420HCM"},
                {"BTC", "B\u0422\u0421"},
                {"O2TV", "\u041E2\u0422V"},
                {"gd đt", "GD&Đ\u0422"}});
}

TEST(PressTokens, LeaveWordsOfOtherScripts) {
  expect_terms({{"Россия", "россия"},
                {"МОСКВА", "москва"},
                {"сос", "сос"},
                {"Ελλάς", "ελλάσ"},
                {"ρ α", "ρ α"},
                // Letters without a Latin look-alike: the word is Russian with one slip.
                {"теплотеxники", "теплотеxники"},
                {"50μm", "50 μm"},
                {"Mirələmov", "mirələmov"},
                {"й\u043E x\u0439", "йо xй"}});
}

TEST(PressTokens, ReadTheRestOfACutWordAsItWasRead) {
  const std::string word = "tr\u043Eng" + std::string(100, 'x');
  EXPECT_EQ(broken_invariant(word), "");
  EXPECT_EQ(broken_invariant(word + "\u0436"), "");
  EXPECT_EQ(broken_invariant(word + std::string(50, '7') + "\u0436"), "");
}

// Composed or not, a marked letter of another script has no look-alike.
TEST(PressTokens, ReadMarkedLettersOfOtherScriptsAlikeInEveryForm) {
  expect_alike({{"x\u0450", "x\u0435\u0300"},
                {"x\u0439", "x\u0438\u0306"},
                {"x\u03AC", "x\u03B1\u0301"},
                {"x\u04D1", "x\u0430\u0306"}});
}

TEST(PressTokens, ReadEveryCrossedDAndEveryFormOfALetter) {
  expect_alike({{"điện biên", "ÐIỆN BIÊN", "ðiện biên", "Ɖiện biên", "ɖiện biên", "ĐIỆN BIÊN"},
                {"đối ngoại", "\u0111o\u0302\u0301i ngoa\u0323i", "đ\u00F4\u0301i ngoa\u0323i"},
                {"fin", "ﬁn"},
                {"quý IV", "quý Ⅳ"}});
  expect_terms({{"Đắk Lắk, Đăk, Đak", "đắk lắk đăk đak"}, {"chiếm ½ lượng", "chiếm lượng"}});
}

TEST(PressTokens, TakeEverySpaceAsASpaceAndNothingInvisibleAsALetter) {
  for (const std::string_view space :
       {"\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
        "\u2007", "\u2008", "\u2009", "\u200A", "\u202F", "\u205F", "\u3000", "\u200B", "\t"}) {
    EXPECT_EQ(normal_form(std::string("không").append(space).append("gian")), "không gian");
  }
  for (const std::string_view nothing :
       {"\u00AD", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF"}) {
    EXPECT_EQ(normal_form(std::string("ngo").append(nothing).append("ại")), "ngoại");
    EXPECT_EQ(normal_form(std::string(nothing).append("9h").append(nothing).append("30")), "9h30");
  }
}

// --- Properties ---

// Terms that are read again are the same, whatever stands side by side.
TEST(PressTokens, AreTheirOwnNormalFormInEveryPair) {
  constexpr std::string_view kPieces[] = {
      "0",  "05", "9",  "10.9", "1.5", "km", "g",  "h30", "m2", "đ",  "tỷ",     "&",      "T",
      "ĐT", "'",  ".",  "+",    "-",   "²",  "５", "о",   "п",  "ж",  "\u0301", "\u00AD", "ɡ",
      "x",  "é",  "TƯ", "μm",   ",",   " ",  "㎏", "ﬁ",   "ᴍ",  "\n", "ά",      "Ⅳ",      "½"};
  for (const std::string_view first : kPieces) {
    for (const std::string_view second : kPieces) {
      for (const std::string_view third : kPieces) {
        const std::string text = std::string(first).append(second).append(third);
        ASSERT_EQ(broken_invariant(text), "") << text;
      }
    }
  }
}

}  // namespace
}  // namespace timbao::text
