#include "timbao/text/encodings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/encoding_tables.hpp"
#include "text/letters.hpp"
#include "text/tables.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"

namespace timbao::text {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;

void append(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) {
    byte(c);
    return;
  }
  if (c < 0x800) {
    byte(0xC0 | c >> 6U);
  } else {
    if (c < 0x10000) {
      byte(0xE0 | c >> 12U);
    } else {
      byte(0xF0 | c >> 18U);
      byte(0x80 | (c >> 12U & 0x3F));
    }
    byte(0x80 | (c >> 6U & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

// The place of `c` in `list` plus one, 0 where it is not there: how marks are coded.
constexpr unsigned code_in(std::u32string_view list, char32_t c) {
  return static_cast<unsigned>(list.find(c) + 1);
}

// The capital of a Vietnamese letter beyond ASCII.
constexpr char32_t capital(char32_t c) { return c < 0x100 ? c - 0x20 : c - 1; }

// The letter with marks added to it, or 0 where it takes none of them, or has a tone already.
char32_t marked(char32_t letter, unsigned shape, unsigned tone) {
  const CharInfo info = info_of(letter);
  if (info.char_class() != CharClass::letter || (tone != 0 && info.tone() != 0)) {
    return 0;
  }
  const unsigned code = shape == 0 ? info.code() : shaped(info.code(), shape);
  if (code == 0 || kVowels.find(letter_of(code)) == kVowels.npos) {
    return 0;
  }
  const std::string_view text = tables::kLetterTexts[code][tone | info.tone()].view();
  const auto* const at = reinterpret_cast<const Byte*>(text.data());
  const char32_t small = decode(at, at + text.size()).value;
  return info.is_upper() ? capital(small) : small;
}

// Writes characters of a single-byte encoding, each when it is known that no mark follows.
class Composer {
 public:
  explicit Composer(std::size_t bytes) { out_.reserve(bytes + bytes / 2); }

  // A mark of kToneMarks joins the letter before it, if it can.
  void put(char32_t c) {
    const unsigned tone = code_in(kToneMarks, c);
    if (tone == 0 || !add_marks(0, tone)) {
      write_last();
      last_ = c;
    }
  }

  // False where the last character takes no such marks.
  bool add_marks(unsigned shape, unsigned tone) {
    const char32_t letter = marked(last_, shape, tone);
    if (letter != 0) {
      last_ = letter;
    }
    return letter != 0;
  }

  [[nodiscard]] std::string take() {
    write_last();
    return std::move(out_);
  }

 private:
  void write_last() {
    if (last_ != kNone) {
      append(out_, last_);
    }
  }

  static constexpr char32_t kNone = 0x110000 - 1;  // A noncharacter, which no table holds.
  std::string out_;
  char32_t last_ = kNone;
};

std::string of_table(std::string_view bytes, const ByteTable& table) {
  Composer out(bytes.size());
  for (const char byte : bytes) {
    out.put(table[static_cast<Byte>(byte)]);
  }
  return out.take();
}

// Whether the bytes that VN1 has as capitals are Windows punctuation: "“", a dash and "…" follow no
// capital, while "Ị" and "Ọ" mostly stand within words in capitals (THỊ XÃ).
bool has_windows_punctuation(std::string_view bytes) {
  std::ptrdiff_t balance = 0;
  char32_t before = 0;
  for (const char byte : bytes) {
    const auto is_it = [byte](ByteMeaning mark) { return mark.byte == static_cast<Byte>(byte); };
    if (static_cast<Byte>(byte) >= 0x80 && std::ranges::any_of(kTcvn3Punctuation, is_it)) {
      balance += info_of(before).is_upper() ? -1 : 1;
    }
    before = kTcvn3[static_cast<Byte>(byte)];
  }
  return balance >= 0;
}

std::string of_tcvn3(std::string_view bytes) {
  ByteTable table = kTcvn3;
  if (has_windows_punctuation(bytes)) {
    for (const auto& [byte, character] : kTcvn3Punctuation) {
      table[byte] = character;
    }
  }
  return of_table(bytes, table);
}

struct MarkCodes {
  unsigned shape = 0;
  unsigned tone = 0;
};

// The marks of each byte of VNI; both 0 for bytes that are none.
constexpr std::array<MarkCodes, 256> vni_marks() {
  std::array<MarkCodes, 256> marks{};
  for (const auto& [byte, shape, tone] : kVniMarks) {
    const MarkCodes codes = {shape == 0 ? 0 : code_in(kShapeMarks, shape),
                             tone == 0 ? 0 : code_in(kToneMarks, tone)};
    marks[byte] = codes;
    marks[byte - std::size_t{0x20}] = codes;
  }
  return marks;
}

std::string of_vni(std::string_view bytes) {
  static constexpr std::array<MarkCodes, 256> kMarks = vni_marks();
  Composer out(bytes.size());
  for (const char each : bytes) {
    const auto byte = static_cast<Byte>(each);
    const MarkCodes marks = kMarks[byte];
    const bool is_mark = marks.shape != 0 || marks.tone != 0;
    // The "â" of "Mâcon" has no letter that takes it, so it is one.
    if (!is_mark || !out.add_marks(marks.shape, marks.tone)) {
      out.put(kVni[byte]);
    }
  }
  return out.take();
}

constexpr bool is_surrogate(char32_t unit) { return unit >> 11U == 0xD800U >> 11U; }
constexpr bool is_high_surrogate(char32_t unit) { return unit >> 10U == 0xD800U >> 10U; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >> 10U == 0xDC00U >> 10U; }

std::string of_utf16(std::string_view bytes, Encoding encoding) {
  bytes = without_half_line_end(bytes, encoding);
  const std::size_t units = bytes.size() / 2;
  const bool little = encoding == Encoding::utf16_le;
  const auto unit_at = [bytes, little](std::size_t i) {
    const char32_t first = static_cast<Byte>(bytes[2 * i]);
    const char32_t second = static_cast<Byte>(bytes[2 * i + 1]);
    return little ? second << 8U | first : first << 8U | second;
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = units > 0 && unit_at(0) == kByteOrderMark ? 1 : 0; i < units; ++i) {
    const char32_t unit = unit_at(i);
    if (is_high_surrogate(unit) && i + 1 < units && is_low_surrogate(unit_at(i + 1))) {
      append(out, 0x10000 + ((unit & 0x3FFU) << 10U) + (unit_at(++i) & 0x3FFU));
    } else {
      append(out, is_surrogate(unit) ? kUndefined : unit);
    }
  }
  if (bytes.size() % 2 != 0) {
    append(out, kUndefined);
  }
  return out;
}

std::string of_utf8(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) {
    bytes.remove_prefix(kMark.size());
  }
  const auto* const end = reinterpret_cast<const Byte*>(bytes.data()) + bytes.size();
  std::string out;
  out.reserve(bytes.size());
  for (const auto* at = end - bytes.size(); at < end;) {
    const CodePoint found = *at < 0x80 ? CodePoint{*at, 1} : decode(at, end);
    append(out, found.size == 0 ? kUndefined : found.value);
    at += std::max(found.size, 1U);
  }
  return out;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  constexpr std::array<std::string_view, 8> kNames = {
      "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "TCVN3", "VNI", "VISCII", "VPS"};
  return kNames[static_cast<std::size_t>(encoding)];
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      break;
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      return of_utf16(bytes, encoding);
    case Encoding::windows_1258:
      return of_table(bytes, kWindows1258);
    case Encoding::tcvn3:
      return of_tcvn3(bytes);
    case Encoding::vni:
      return of_vni(bytes);
    case Encoding::viscii:
      return of_table(bytes, kViscii);
    case Encoding::vps:
      return of_table(bytes, kVps);
  }
  return of_utf8(bytes);
}

}  // namespace timbao::text
