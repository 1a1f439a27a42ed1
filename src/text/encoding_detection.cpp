#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/run.hpp"
#include "text/tables.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"
#include "timbao/text/encodings.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{16} << 10;

constexpr std::array kSingleByteEncodings = {Encoding::windows_1258, Encoding::tcvn3, Encoding::vni,
                                             Encoding::viscii, Encoding::vps};

// How many of the first characters are of a Vietnamese text, which tells the two byte orders apart:
// a space of the other order is U+2000, a letter U+6100.
std::size_t plausible_units(std::string_view bytes, std::size_t units, std::size_t low_byte) {
  std::size_t plausible = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const unsigned low = static_cast<Byte>(bytes[2 * i + low_byte]);
    const unsigned unit =
        static_cast<unsigned>(static_cast<Byte>(bytes[2 * i + 1 - low_byte])) << 8U | low;
    const bool is_line_end = unit == '\n' || unit == '\r' || unit == '\t';
    const bool is_letter_or_sign = unit >= 0x20 && unit < 0x370 && (unit < 0x7F || unit >= 0xA0);
    const bool is_vietnamese = unit >= 0x1EA0 && unit < 0x1F00;
    const bool is_punctuation = unit > 0x2010 && unit < 0x2040;
    plausible += is_line_end || is_letter_or_sign || is_vietnamese || is_punctuation ? 1 : 0;
  }
  return plausible;
}

std::optional<Encoding> utf16_of(std::string_view bytes) {
  constexpr std::size_t kFewestUnits = 8;
  if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  const std::size_t units = std::min(bytes.size(), kSampleBytes) / 2;
  const std::size_t little =
      plausible_units(without_half_line_end(bytes, Encoding::utf16_le), units, 0);
  const std::size_t big = plausible_units(bytes, units, 1);
  if (units < kFewestUnits || std::max(little, big) * 20 < units * 19) return std::nullopt;
  return little > big ? Encoding::utf16_le : Encoding::utf16_be;
}

// The different words of a text that have letters beyond ASCII, and how many of these are
// syllables: each counts once, since Italian has "è" on every line and German «%s». Words are not
// the tokenizer's: what stands between two letters is a part of the word, so that "®Êt",
// which is "đất" in another encoding, is one bad word and no good "t".
struct Evidence {
  std::size_t marked = 0;
  std::size_t syllables = 0;
  std::size_t long_syllables = 0;  // Of two letters or more: French has "à" and "ô", too.

  [[nodiscard]] bool has_share(std::size_t percent) const {
    return syllables * 100 >= marked * percent;
  }
  [[nodiscard]] bool is_better_than(const Evidence& other) const {
    return syllables * other.marked > other.syllables * marked;
  }
};

bool is_ascii_letter(Byte byte) { return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z'; }

// Spaces, quotes and dashes beyond ASCII. Not « and ‡: they are letters in other encodings, so a
// word with one speaks against this one.
bool parts_words(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c < 0x2020) || c == 0x2022 || c == 0x2026;
}

// Whether a capital beyond ASCII stands behind a small letter: "Trần" in VPS is "TrÀn" in VISCII.
bool has_capital_inside(const Byte* at, const Byte* end) {
  bool is_behind_small = false;
  while (at < end) {
    const Char found = char_at(at, end);
    if (is_behind_small && found.value >= 0x80 && found.info.is_upper()) return true;
    is_behind_small = found.value >= 'a' && found.value <= 'z';
    at += found.size;
  }
  return false;
}

std::string_view view_of(const Byte* at, const Byte* end) {
  return {reinterpret_cast<const char*>(at), static_cast<std::size_t>(end - at)};
}

// The words with letters beyond ASCII, in order. What is not UTF-8 separates words.
std::vector<std::string_view> marked_words_of(std::string_view text) {
  std::vector<std::string_view> words;
  const auto* at = reinterpret_cast<const Byte*>(text.data());
  const Byte* const end = at + text.size();
  const Byte* word = at;
  bool is_marked = false;
  while (at < end) {
    const Char found = char_at(at, end);
    const bool is_ascii = found.value < 0x80;
    if (is_ascii ? is_ascii_letter(*at) : !parts_words(found.value)) {
      is_marked |= !is_ascii;
      at += found.size;
      continue;
    }
    if (is_marked) words.push_back(view_of(word, at));
    // Of JSON's "\n" the letter is no part of the word behind it.
    at += found.value == '\\' && end - at > 1 && at[1] < 0x80 ? 2 : found.size;
    word = at;
    is_marked = false;
  }
  if (is_marked) words.push_back(view_of(word, end));
  return words;
}

Evidence evidence_of(std::string_view text) {
  auto words = marked_words_of(text);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  Evidence evidence{.marked = words.size()};
  for (const std::string_view word : words) {
    const auto* const at = reinterpret_cast<const Byte*>(word.data());
    const Byte* const end = at + word.size();
    const Run run = read_run(at, end);
    if (run.end != end || run.code() == 0 || has_capital_inside(at, end)) continue;
    ++evidence.syllables;
    evidence.long_syllables += run.letters > 1 ? 1 : 0;
  }
  return evidence;
}

// From shortly before the first byte beyond ASCII on, at most kSampleBytes, in whole words.
std::string_view sample_of(std::string_view bytes) {
  const auto* const first =
      std::ranges::find_if(bytes, [](char byte) { return static_cast<Byte>(byte) >= 0x80; });
  auto start = static_cast<std::size_t>(first - bytes.begin());
  while (start > 0 && is_ascii_letter(static_cast<Byte>(bytes[start - 1]))) --start;
  bytes.remove_prefix(start);
  if (bytes.size() <= kSampleBytes) return bytes;
  bytes = bytes.substr(0, kSampleBytes);
  return bytes.substr(0, bytes.find_last_of(" \n"));
}

std::optional<Encoding> single_byte_of(std::string_view bytes) {
  constexpr std::size_t kFewestSyllables = 4;
  constexpr std::size_t kPercent = 80;
  const std::string_view sample = sample_of(bytes);
  std::optional<Encoding> best;
  Evidence best_evidence{.marked = 1};
  for (const Encoding encoding : kSingleByteEncodings) {
    const Evidence evidence = evidence_of(to_utf8(sample, encoding));
    if (evidence.long_syllables < kFewestSyllables || !evidence.has_share(kPercent)) continue;
    if (!evidence.is_better_than(best_evidence)) continue;
    best = encoding;
    best_evidence = evidence;
  }
  return best;
}

// The bytes of a text that was taken for Latin-1, as far as its characters have one; what has none
// ("–") stands between them and stays. `write_bytes` and `write_rest` take the pieces in order.
template <class WriteBytes, class WriteRest>
void for_each_piece(std::string_view utf8, const WriteBytes& write_bytes,
                    const WriteRest& write_rest) {
  const auto* at = reinterpret_cast<const Byte*>(utf8.data());
  const Byte* const end = at + utf8.size();
  std::string bytes;
  while (at < end) {
    const Char found = char_at(at, end);
    if (found.value < 0x100) {
      bytes += static_cast<char>(found.value);
    } else {
      write_bytes(bytes);
      bytes.clear();
      write_rest(std::string_view(reinterpret_cast<const char*>(at), found.size));
    }
    at += found.size;
  }
  write_bytes(bytes);
}

std::string undisguised_from(std::string_view utf8, Encoding encoding) {
  std::string out;
  out.reserve(utf8.size());
  for_each_piece(
      utf8, [&](std::string_view bytes) { out += to_utf8(bytes, encoding); },
      [&](std::string_view rest) { out += rest; });
  return out;
}

// Letters that Latin-1 lacks and Vietnamese has: U+1EA0 to U+1EF9, in three bytes that begin so.
bool has_vietnamese_letter(std::string_view utf8) {
  return utf8.find('\xE1') != std::string_view::npos;
}

}  // namespace

std::optional<Encoding> detect_encoding(std::string_view bytes) {
  if (const auto utf16 = utf16_of(bytes)) return utf16;
  if (first_invalid_utf8(bytes) == std::string_view::npos) return Encoding::utf8;
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  return single_byte_of(bytes);
}

std::optional<std::string> undisguised(std::string_view utf8) {
  constexpr std::size_t kFewestWords = 5;
  constexpr std::size_t kPercentMeant = 90;
  constexpr std::size_t kPercentAsItStands = 50;
  if (has_vietnamese_letter(utf8)) return std::nullopt;
  if (first_invalid_utf8(utf8) != std::string_view::npos) return std::nullopt;
  const std::string_view sample = sample_of(utf8);
  const Evidence as_it_stands = evidence_of(sample);
  if (as_it_stands.marked < kFewestWords || as_it_stands.has_share(kPercentAsItStands)) {
    return std::nullopt;
  }
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
    const Evidence meant = evidence_of(undisguised_from(sample, encoding));
    if (meant.long_syllables >= kFewestWords && meant.has_share(kPercentMeant)) {
      return undisguised_from(utf8, encoding);
    }
  }
  return std::nullopt;
}

}  // namespace timbao::text
