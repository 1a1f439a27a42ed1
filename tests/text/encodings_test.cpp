#include "timbao/text/encodings.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "text/vietnamese_bytes.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

using test::Encoder;
using test::utf16_of;

constexpr std::array kSingleByte = {Encoding::windows_1258, Encoding::tcvn3, Encoding::vni,
                                    Encoding::viscii, Encoding::vps};

// Twenty sentences of a report that nobody wrote.
constexpr std::array<std::string_view, 20> kSentences = {
    "Sáng nay, bà con xóm Cầu Tre ra đồng gặt lúa sớm hơn mọi năm.",
    "Trưởng thôn cho biết nước lũ năm ngoái đã cuốn trôi nhiều thửa ruộng ven sông.",
    "Ông Đặng Văn Hưởng kể rằng cả nhà ông phải thức trắng ba đêm.",
    "Huyện đã hỗ trợ giống mới, phân bón và một phần tiền thuê máy gặt.",
    "Những chiếc máy cỡ nhỏ chạy được cả trên bờ ruộng hẹp.",
    "Giá lúa tươi tại ruộng hiện ở mức bảy nghìn đồng một ki-lô-gam.",
    "Thương lái từ các tỉnh lân cận đã đặt cọc từ đầu tháng.",
    "Chị Nguyễn Thị Quỳnh nói vụ này gia đình chị lãi gấp rưỡi vụ trước.",
    "Tuy vậy, giá phân bón vẫn cao và khó giảm trong thời gian tới.",
    "Hợp tác xã khuyên người dân không nên mở rộng diện tích quá nhanh.",
    "Một cây cầu mới đang được xây để nối hai bờ sông.",
    "Công trình dự kiến hoàn thành trước mùa mưa năm sau.",
    "Học sinh khi đó sẽ không còn phải đi đò đến trường.",
    "Cô giáo Lê Thùy Dương mong cây cầu sớm được đưa vào sử dụng.",
    "Lãnh đạo xã hứa sẽ công khai mọi khoản đóng góp của nhân dân.",
    "Trạm y tế cũng được sửa chữa và bổ sung thêm hai điều dưỡng.",
    "Đoàn thanh niên tổ chức dọn vệ sinh đường làng vào mỗi chủ nhật.",
    "Buổi tối, tiếng trống chèo lại vang lên ở sân đình.",
    "Nhiều người đi làm xa đã trở về thăm quê trong dịp lễ.",
    "Ai cũng tin rằng cuộc sống nơi đây sẽ ngày một khấm khá."};

std::string text_of(std::size_t sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i) {
    text += std::string(kSentences[i]) + (i % 4 == 3 ? "\r\n" : " ");
  }
  return text;
}

std::string shown(std::optional<Encoding> encoding) {
  return encoding ? std::string(name_of(*encoding)) : "none";
}

class SingleByteEncoding : public testing::TestWithParam<Encoding> {};
INSTANTIATE_TEST_SUITE_P(Encodings, SingleByteEncoding, testing::ValuesIn(kSingleByte),
                         [](const auto& each) {
                           std::string name(name_of(each.param));
                           std::erase(name, '-');
                           return name;
                         });

TEST_P(SingleByteEncoding, HoldsEverySyllable) {
  const Encoder encoder(GetParam());
  for (TokenCode code = 1; code <= kSyllableCount; ++code) {
    const std::string bytes = encoder.encoded(spelling(code));
    ASSERT_EQ(bytes.find('?'), std::string::npos) << spelling(code);
    ASSERT_EQ(to_utf8(bytes, GetParam()), spelling(code));
  }
}

TEST_P(SingleByteEncoding, IsDetectedAndConverted) {
  const Encoder encoder(GetParam());
  for (const std::size_t sentences : {1U, 3U, 20U}) {
    const std::string text = text_of(sentences);
    const std::string bytes = encoder.encoded(text);
    EXPECT_EQ(shown(detect_encoding(bytes)), name_of(GetParam())) << sentences;
    EXPECT_EQ(to_utf8(bytes, GetParam()), text);
  }
}

TEST_P(SingleByteEncoding, IsDetectedInEverySentence) {
  const Encoder encoder(GetParam());
  for (const auto sentence : kSentences) {
    const std::string bytes = encoder.encoded(sentence);
    const auto found = detect_encoding(bytes);
    ASSERT_TRUE(found) << sentence;
    EXPECT_EQ(to_utf8(bytes, *found), sentence) << name_of(*found);
  }
}

TEST_P(SingleByteEncoding, IsDetectedBehindMuchAscii) {
  const Encoder encoder(GetParam());
  const std::string ascii(100'000, 'a');
  EXPECT_EQ(shown(detect_encoding(ascii + '\n' + encoder.encoded(text_of(3)))),
            name_of(GetParam()));
}

TEST_P(SingleByteEncoding, IsDetectedInLongTexts) {
  const Encoder encoder(GetParam());
  std::string text;
  while (text.size() < 100'000) text += text_of(20);
  EXPECT_EQ(shown(detect_encoding(encoder.encoded(text))), name_of(GetParam()));
  EXPECT_EQ(shown(detect_encoding(encoder.encoded(text) + std::string(100'000, 'a'))),
            name_of(GetParam()));
}

TEST_P(SingleByteEncoding, IsDetectedInJson) {
  const Encoder encoder(GetParam());
  const std::string json = R"({"id": 7, "title": "Đồng lúa ở xã Tân Mỹ",)"
                           R"( "body": "Ở đây.\nĐường tới chợ.\n\tÝ kiến của người dân."})";
  EXPECT_EQ(shown(detect_encoding(encoder.encoded(json))), name_of(GetParam()));
}

TEST_P(SingleByteEncoding, ConvertsAnyByteToWellFormedUtf8) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
      const std::string text = to_utf8(bytes, GetParam());
      ASSERT_FALSE(text.empty());
      ASSERT_EQ(first_invalid_utf8(text), text.npos) << testing::PrintToString(bytes);
    }
  }
}

struct Conversion {
  std::string_view bytes;
  Encoding encoding;
  std::string_view text;
};

class Converted : public testing::TestWithParam<Conversion> {};

TEST_P(Converted, GivesTheText) {
  EXPECT_EQ(to_utf8(GetParam().bytes, GetParam().encoding), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, Converted,
    testing::Values(
        Conversion{"", Encoding::vps, ""}, Conversion{"Vi\xD6t Nam", Encoding::tcvn3, "Việt Nam"},
        Conversion{"Vie\xE4t Nam", Encoding::vni, "Việt Nam"},
        Conversion{"VIE\xC4T NAM", Encoding::vni, "VIỆT NAM"},
        Conversion{"Vi\xEA\xF2t Nam", Encoding::windows_1258, "Việt Nam"},
        Conversion{"Vi\xAEt Nam", Encoding::viscii, "Việt Nam"},
        Conversion{"Vi\x8Ct Nam", Encoding::vps, "Việt Nam"},
        Conversion{"\xC3\xF2\xD5\xEC", Encoding::windows_1258, "ẶỚ"},
        Conversion{"\xF1\xF6\xF4\xEF"
                   "c",
                   Encoding::vni, "được"},
        Conversion{"M\xE2"
                   "con",
                   Encoding::vni, "Mâcon"},
        Conversion{"a\xF9\xF9", Encoding::vni, "áù"},
        // A tone without its letter, and one behind a consonant, stay what they are.
        Conversion{"\xEC t\xEC", Encoding::windows_1258, "\u0301 t\u0301"},
        Conversion{"a\xB3", Encoding::tcvn3, "á"},
        Conversion{"\x81", Encoding::windows_1258, "\uFFFD"},
        Conversion{"\x93Vi\xD6t Nam\x94 \x96 n\xA8m\x85", Encoding::tcvn3, "“Việt Nam” – năm…"},
        Conversion{"\x93"
                   "ASEAN\x94",
                   Encoding::tcvn3, "“ASEAN”"},
        Conversion{"TH\x91 X\x82 M\x96"
                   "C CH\x83U",
                   Encoding::tcvn3, "THỊ XÃ MỌC CHÁU"},
        Conversion{"\xEF\xBB\xBFTin m\xE1\xBB\x9Bi\xFF.", Encoding::utf8, "Tin mới\uFFFD."}));

TEST(Utf16, IsConvertedWithSurrogatesAndWithoutItsMark) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    EXPECT_EQ(to_utf8(utf16_of(u"\uFEFFViệt 𝄞", encoding), encoding), "Việt 𝄞");
    EXPECT_EQ(to_utf8(utf16_of({u"a\xD834", 2}, encoding), encoding), "a\uFFFD");
    EXPECT_EQ(to_utf8(utf16_of({u"\xDD1E\xD834 b", 4}, encoding), encoding), "\uFFFD\uFFFD b");
    EXPECT_EQ(to_utf8(utf16_of(u"a", encoding) + 'x', encoding), "a\uFFFD");
  }
}

TEST(Utf16, IsReadWhereItWasCutIntoLinesByItsBytes) {
  constexpr std::u16string_view kLine = u"{\"title\": \"Nhiều thửa ruộng\", \"id\": 7}\r";
  const std::string little = '\0' + utf16_of(kLine, Encoding::utf16_le);
  const std::string big = utf16_of(kLine, Encoding::utf16_be) + '\0';
  EXPECT_EQ(shown(detect_encoding(little)), "UTF-16LE");
  EXPECT_EQ(shown(detect_encoding(big)), "UTF-16BE");
  EXPECT_EQ(to_utf8(little, Encoding::utf16_le), to_utf8(big, Encoding::utf16_be));
  EXPECT_TRUE(to_utf8(big, Encoding::utf16_be).ends_with("7}\r"));
}

TEST(Utf16, IsDetectedWithAndWithoutItsMark) {
  constexpr std::u16string_view kText = u"Đồng lúa chín: “vàng” – 12 ha.\r\nBà con vui mừng…";
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    EXPECT_EQ(shown(detect_encoding(utf16_of(kText, encoding))), name_of(encoding));
    EXPECT_EQ(shown(detect_encoding(utf16_of(u"Plain ASCII text", encoding))), name_of(encoding));
    EXPECT_EQ(shown(detect_encoding(utf16_of(u"\uFEFFa", encoding))), name_of(encoding));
  }
}

TEST(DetectEncoding, TakesWhatIsUtf8ForUtf8) {
  for (const std::string_view text : {"", "a", "Plain ASCII text.", "Việt Nam", "\xEF\xBB\xBF",
                                      "Il a été à l’hôtel où très tôt."}) {
    EXPECT_EQ(detect_encoding(text), Encoding::utf8) << text;
  }
  EXPECT_EQ(detect_encoding(text_of(20)), Encoding::utf8);
}

TEST(DetectEncoding, KnowsNoWesternText) {
  const Encoder western(Encoding::vni);  // Has the letters of windows-1252 that these texts use.
  for (const std::string_view text : {
           "Le caf\xE9 \xE9tait ferm\xE9 \xE0 midi, l\xE0 o\xF9 le d\xEEner fut servi tr\xE8s "
           "t\xF4t; "
           "d\xE9j\xE0 la for\xEAt \xE9tait \xE0 c\xF4t\xE9, et la m\xE8re \xE0 la fen\xEAtre.",
           "N\xE9 \xE0 Paris, il est mort \xE0 Sa\xEFgon, l\xE0 o\xF9 il a v\xE9"
           "cu dix ann\xE9"
           "es, \xE0 l\x92h\xF4tel.",
           "A na\xEFve r\xE9sum\xE9 at the caf\xE9, she said: \x93not \xA3"
           "5\x94 \x96 it\x92s fine\x85",
           "Die Stra\xDF"
           "e f\xFChrt \xFC"
           "ber die Br\xFC"
           "cke nach M\xFCnchen, sch\xF6ne Gr\xFC\xDF"
           "e.",
           "Tin \xFF",
       }) {
    EXPECT_EQ(shown(detect_encoding(text)), "none") << testing::PrintToString(text);
  }
}

TEST(DetectEncoding, CountsAWordThatComesAgainOnce) {
  std::string italian;
  std::string german;
  for (int i = 0; i < 50; ++i) {
    italian += "il file \xE8 vuoto, il nome \xE8 gi\xE0 usato; ";
    german += "Datei \xABx\xBB und \xABy\xBB fehlen f\xFCr \xABz\xBB. ";
  }
  EXPECT_EQ(shown(detect_encoding(italian)), "none");
  EXPECT_EQ(shown(detect_encoding(german)), "none");
}

TEST(DetectEncoding, KnowsNoUtf8WithAByteMissing) {
  std::string text = text_of(20);
  text.erase(text.find("ộ") + 1, 1);
  EXPECT_EQ(shown(detect_encoding(text)), "none");
}

TEST(DetectEncoding, KnowsNoRandomBytes) {
  constexpr std::uint32_t kSeed = 20231108;
  std::mt19937 engine(kSeed);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(engine() % 600 + 1, '\0');
    // From 1 on in every other round: no NUL gives binary data away.
    for (char& byte : bytes)
      byte = static_cast<char>(round % 2 == 0 ? engine() : engine() % 255 + 1);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) continue;
    const auto found = detect_encoding(bytes);
    ASSERT_TRUE(!found || found == Encoding::utf8)
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(bytes);
  }
}

// The text of bytes that were taken for Latin-1.
std::string disguised(std::string_view bytes) {
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x80) {
      out += each;
    } else {
      out += static_cast<char>(0xC0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

TEST(Undisguised, GivesTextThatWasTakenForLatin1) {
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
    const Encoder encoder(encoding);
    for (const std::size_t sentences : {1U, 3U, 20U}) {
      const std::string text = disguised(encoder.encoded(text_of(sentences)));
      EXPECT_EQ(undisguised(text), text_of(sentences)) << name_of(encoding);
      EXPECT_EQ(undisguised("“" + text + "”"), "“" + text_of(sentences) + "”");
    }
  }
}

TEST(Undisguised, LeavesWhatStandsForItself) {
  const Encoder vni(Encoding::vni);
  for (const std::string& text :
       {std::string(), text_of(1), text_of(20), std::string("Plain ASCII text."),
        std::string("Une forêt à côté de l’hôtel, où déjà la mère était née, très âgée."),
        std::string("Die Straße führt über die Brücke nach München, schöne Grüße."),
        disguised("Vie\xE4t Nam"),                         // Too short to be sure.
        disguised(vni.encoded(text_of(3))) + " Việt Nam",  // Not the whole text.
        disguised(vni.encoded(text_of(3))) + '\xFF',       // Not UTF-8.
        std::string("Ho\u0300a bi\u0300nh, a\u0301o da\u0300i, qua\u0301 la\u0300 ma\u0301")}) {
    EXPECT_EQ(undisguised(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace timbao::text
