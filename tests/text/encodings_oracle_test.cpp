// The encodings against those who know them: iconv of glibc, and GNU recode where it is installed.
#include <gtest/gtest.h>
#include <iconv.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_folder.hpp"
#include "timbao/text/encodings.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {
namespace {

icu::UnicodeString unicode_of(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string in_capitals(std::string_view utf8) {
  auto text = unicode_of(utf8);
  std::string out;
  text.toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

// Whether one of the three-byte letters of `letters` stands in `text`.
bool has_any(std::string_view text, std::string_view letters) {
  for (; !letters.empty(); letters.remove_prefix(3)) {
    if (text.find(letters.substr(0, 3)) != text.npos) return true;
  }
  return false;
}

// Every syllable on a line of its own, in small letters and in capitals, but none with one of
// `left_out`.
std::vector<std::string> all_syllables(std::string_view left_out = {}) {
  std::vector<std::string> texts(2);
  for (TokenCode code = 1; code <= kSyllableCount; ++code) {
    const std::string small(spelling(code));
    texts[0] += small + '\n';
    const std::string capitals = in_capitals(small);
    if (!has_any(capitals, left_out)) texts[1] += capitals + '\n';
  }
  return texts;
}

class Iconv {
 public:
  Iconv(const char* to, const char* from) : descriptor_(::iconv_open(to, from)) {}
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() {
    if (is_open()) ::iconv_close(descriptor_);
  }

  [[nodiscard]] bool is_open() const { return descriptor_ != reinterpret_cast<iconv_t>(-1); }

  // Nothing where the bytes are not of the encoding.
  [[nodiscard]] std::optional<std::string> converted(std::string_view bytes) const {
    constexpr auto kFailed = static_cast<std::size_t>(-1);
    std::string in(bytes);
    std::string out(bytes.size() * 4 + 16, '\0');
    char* in_at = in.data();
    char* out_at = out.data();
    std::size_t in_left = in.size();
    std::size_t out_left = out.size();
    ::iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(descriptor_, &in_at, &in_left, &out_at, &out_left) == kFailed ||
        ::iconv(descriptor_, nullptr, nullptr, &out_at, &out_left) == kFailed) {
      return std::nullopt;
    }
    out.resize(out.size() - out_left);
    return out;
  }

 private:
  iconv_t descriptor_;
};

struct Oracle {
  Encoding encoding;
  const char* name;             // In iconv or recode.
  std::string_view wrong = {};  // Capitals that it has wrong or not at all.
};

class IconvOracle : public testing::TestWithParam<Oracle> {};
INSTANTIATE_TEST_SUITE_P(Encodings, IconvOracle,
                         testing::Values(Oracle{Encoding::windows_1258, "CP1258"},
                                         Oracle{Encoding::viscii, "VISCII"},
                                         Oracle{Encoding::tcvn3, "TCVN5712-1"},
                                         Oracle{Encoding::utf16_le, "UTF-16LE"},
                                         Oracle{Encoding::utf16_be, "UTF-16BE"}));

TEST_P(IconvOracle, WritesEverySyllableAsItIsRead) {
  const Iconv oracle(GetParam().name, "UTF-8");
  if (!oracle.is_open()) GTEST_SKIP() << "this iconv knows no " << GetParam().name;
  for (const std::string& text : all_syllables()) {
    const auto bytes = oracle.converted(text);
    ASSERT_TRUE(bytes);
    EXPECT_TRUE(to_utf8(*bytes, GetParam().encoding) == text);
    const auto found = detect_encoding(*bytes);
    ASSERT_TRUE(found);
    EXPECT_EQ(name_of(*found), name_of(GetParam().encoding));
  }
}

// The code points of the text in NFD, sorted: the same where two tones stand on one letter in
// another order, as iconv has it.
std::vector<UChar32> parts_of(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::Normalizer2::getNFDInstance(status)->normalize(unicode_of(utf8), status);
  std::vector<UChar32> parts;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    parts.push_back(text.char32At(i));
  }
  std::ranges::sort(parts);
  return parts;
}

// Every letter meets every tone so. TCVN 5712-1 has capitals where texts in TCVN3 have Windows
// punctuation: ReadsEveryByteAlike looks at these behind a capital.
TEST_P(IconvOracle, ReadsEveryPairOfBytesAlike) {
  constexpr std::string_view kPunctuation = "\x85\x91\x92\x93\x94\x96\x97";
  const auto [encoding, name, wrong] = GetParam();
  const Iconv oracle("UTF-8", name);
  if (!oracle.is_open()) GTEST_SKIP() << "this iconv knows no " << name;
  for (unsigned pair = 0; pair < 0x10000; ++pair) {
    const std::string bytes = {static_cast<char>(pair >> 8), static_cast<char>(pair & 0xFF)};
    const bool is_punctuation = bytes.find_first_of(kPunctuation) != bytes.npos;
    if (encoding == Encoding::tcvn3 && is_punctuation) continue;
    const auto wanted = oracle.converted(bytes);
    const std::string text = to_utf8(bytes, encoding);
    if (!wanted) {
      ASSERT_NE(text.find("\uFFFD"), text.npos) << testing::PrintToString(bytes);
    } else if (*wanted != "\uFEFF") {
      ASSERT_EQ(parts_of(text), parts_of(*wanted)) << testing::PrintToString(bytes);
    }
  }
}

class RecodeOracle : public testing::TestWithParam<Oracle> {
 protected:
  void SetUp() override {
    if (std::system("command -v recode >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "recode is not installed (Debian: apt-get install recode)";
    }
  }

  // What recode makes of the bytes; U+FFFD stands for those that it does not know.
  [[nodiscard]] std::string recoded(const std::string& request, std::string_view bytes) const {
    folder_.write("in", bytes);
    const std::string command =
        "recode -f " + request + " <'" + (folder_ / "in") + "' >'" + (folder_ / "out") + "' 2>&1";
    // Its exit code says that some byte was unknown, which the bytes say, too.
    [[maybe_unused]] const int code = std::system(command.c_str());
    return folder_.read("out");
  }

 private:
  timbao::test::TempFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Encodings, RecodeOracle,
                         testing::Values(Oracle{Encoding::vps, "VPS", "Ỗ"},
                                         Oracle{Encoding::vni, "VNI", "ẰẮ"},
                                         Oracle{Encoding::viscii, "VISCII"},
                                         Oracle{Encoding::tcvn3, "TCVN"}));

TEST_P(RecodeOracle, WritesEverySyllableAsItIsRead) {
  for (const std::string& text : all_syllables(GetParam().wrong)) {
    const std::string bytes = recoded(std::string("UTF-8..") + GetParam().name, text);
    EXPECT_TRUE(to_utf8(bytes, GetParam().encoding) == text);
    const auto found = detect_encoding(bytes);
    ASSERT_TRUE(found);
    EXPECT_EQ(name_of(*found), name_of(GetParam().encoding));
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// VNI is left out, whose bytes mean something in pairs.
using ByteOracle = RecodeOracle;
INSTANTIATE_TEST_SUITE_P(Encodings, ByteOracle,
                         testing::Values(Oracle{Encoding::vps, "VPS"},
                                         Oracle{Encoding::viscii, "VISCII"},
                                         Oracle{Encoding::tcvn3, "TCVN"}));

// Each byte behind a capital, after which TCVN3 takes none for Windows punctuation.
TEST_P(ByteOracle, ReadsEveryByteAlike) {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) {
    if (byte != '\n') bytes += {'H', static_cast<char>(byte), '\n'};
  }
  const auto wanted = lines_of(recoded(std::string(GetParam().name) + "..UTF-8", bytes));
  const auto given = lines_of(bytes);
  ASSERT_EQ(wanted.size(), given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (wanted[i].find("\uFFFD") != std::string::npos) continue;
    EXPECT_EQ(to_utf8(given[i], GetParam().encoding), wanted[i])
        << testing::PrintToString(given[i]);
  }
}

using VniOracle = RecodeOracle;
INSTANTIATE_TEST_SUITE_P(Encodings, VniOracle, testing::Values(Oracle{Encoding::vni, "VNI", "ẰẮ"}));

TEST_P(VniOracle, ReadsEveryLetterAlike) {
  std::string bytes;
  for (const char letter : std::string_view("aeiouyAEIOUY\xF4\xF6\xD4\xD6")) {
    for (int mark = 0xC0; mark < 256; ++mark) bytes += {letter, static_cast<char>(mark), '\n'};
  }
  // Letters of their own: đ, ơ, ư, and i and y with tones that no mark writes.
  for (const char letter : std::string_view("\xF1\xF4\xF6\xEC\xED\xE6\xF3\xF2\xEE"
                                            "\xD1\xD4\xD6\xCC\xCD\xC6\xD3\xD2\xCE")) {
    bytes += {letter, '\n'};
  }
  const auto wanted = lines_of(recoded("VNI..UTF-8", bytes));
  const auto given = lines_of(bytes);
  ASSERT_EQ(wanted.size(), given.size());
  std::size_t letters = 0;
  for (std::size_t i = 0; i + 1 < given.size(); ++i) {
    const auto characters = unicode_of(wanted[i]).countChar32();
    // Else two letters, or a mark of the other case.
    if (characters != 1 || has_any(wanted[i], GetParam().wrong)) continue;
    ++letters;
    EXPECT_EQ(to_utf8(given[i], Encoding::vni), wanted[i]) << testing::PrintToString(given[i]);
  }
  EXPECT_GE(letters, 132U);  // All letters beyond ASCII, capitals too, but Ằ and Ắ.
}

}  // namespace
}  // namespace timbao::text
