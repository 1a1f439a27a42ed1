// Writes the constant tables of src/text/tables.hpp as C++ source.
//
// usage: gen_tables OUTPUT.cpp
//
// The build runs it. Every Unicode fact comes from ICU, every syllable from
// src/text/syllable_rows.hpp.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "text/char_info.hpp"
#include "text/letters.hpp"
#include "text/spelled.hpp"
#include "text/syllable_rows.hpp"
#include "text/tables.hpp"

namespace timbao::text {
namespace {

[[noreturn]] void fail(const std::string& reason) {
  std::cerr << "gen_tables: " << reason << '\n';
  std::exit(1);
}

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status)) {
    fail(std::string("ICU has no normalizer ") + name);
  }
  return *found;
}

std::u32string normalized(const icu::Normalizer2& normalizer, std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                    static_cast<int32_t>(text.size()));
  const icu::UnicodeString target = normalizer.normalize(source, status);
  if (U_FAILURE(status)) {
    fail("ICU cannot normalize");
  }
  std::u32string out;
  for (int32_t i = 0; i < target.length(); i = target.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(target.char32At(i));
  }
  return out;
}

std::u32string nfc(std::u32string_view text) {
  return normalized(normalizer("nfc", UNORM2_COMPOSE), text);
}

std::string utf8(std::u32string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                static_cast<int32_t>(text.size()))
      .toUTF8String(out);
  return out;
}

// --- Characters ---

// Letters that look like đ and Đ and are typed for them; no normalization maps them.
constexpr std::u32string_view kLooksLikeD = U"\u00D0\u00F0\u0189\u0256";
constexpr std::u32string_view kApostrophes = U"'\u2019\u02BC";
constexpr char32_t kEllipsis = U'\u2026';

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// Every composed Vietnamese letter of both cases, with its code and tone.
std::map<char32_t, CharInfo> vietnamese_letters() {
  std::map<char32_t, CharInfo> letters;
  const auto put = [&letters](char32_t lower, CharInfo info) {
    letters[lower] = info;
    letters[static_cast<char32_t>(u_toupper(static_cast<UChar32>(lower)))] = info.with_upper();
  };
  for (const char32_t letter : kLetters) {
    const CharInfo plain = CharInfo(CharClass::letter).with_code(letter_code(letter));
    put(letter, plain);
    for (std::size_t i = 0; contains(kVowels, letter) && i < kToneMarks.size(); ++i) {
      const std::u32string toned = nfc(std::u32string{letter, kToneMarks[i]});
      put(toned.at(0), plain.with_tone(static_cast<std::uint32_t>(i + 1)));
    }
  }
  for (const char32_t c : kLooksLikeD) {
    const CharInfo info = CharInfo(CharClass::letter).with_code(letter_code(U'đ'));
    letters[c] = u_isUUppercase(static_cast<UChar32>(c)) ? info.with_upper() : info;
  }
  return letters;
}

class CharTable {
 public:
  CharTable() {
    for (char32_t c = 0; c < 0x110000; ++c) {
      infos_.push_back(info(c).bits());
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& infos() const { return infos_; }
  [[nodiscard]] const std::vector<std::uint32_t>& expansions() const { return expansions_; }

 private:
  CharInfo info(char32_t c) {
    if (const auto known = letters_.find(c); known != letters_.end()) {
      return known->second;
    }
    if (const CharClass punctuation = punctuation_class(c); punctuation != CharClass::separator) {
      return CharInfo(punctuation);
    }
    const auto code_point = static_cast<UChar32>(c);
    const int32_t line_break = u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK);
    // A zero-width space parts words, unlike the other invisible characters.
    if (line_break == U_LB_ZWSPACE || U_IS_SURROGATE(code_point)) {
      return CharInfo(CharClass::separator);
    }
    if (u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      return CharInfo(CharClass::ignorable);
    }
    return mapped_info(c);
  }

  // What the tokenizer knows by name; `separator` for everything else.
  static CharClass punctuation_class(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    switch (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK)) {
      case U_LB_MANDATORY_BREAK:
      case U_LB_CARRIAGE_RETURN:
      case U_LB_LINE_FEED:
      case U_LB_NEXT_LINE:
        return CharClass::line_end;
      default:
        break;
    }
    if (contains(kApostrophes, c)) {
      return CharClass::apostrophe;
    }
    if (c == U'.' || c == U'&' || c == U'+') {
      return c == U'.' ? CharClass::full_stop : c == U'&' ? CharClass::ampersand : CharClass::plus;
    }
    if (c == kEllipsis || u_hasBinaryProperty(code_point, UCHAR_S_TERM)) {
      return CharClass::terminator;
    }
    if (u_isUWhiteSpace(code_point)) {
      return CharClass::space;
    }
    const auto mask = U_GET_GC_MASK(code_point);
    const bool bracket = (mask & (U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK)) != 0;
    return bracket || u_hasBinaryProperty(code_point, UCHAR_QUOTATION_MARK) ? CharClass::quote
                                                                            : CharClass::separator;
  }

  // By what NFKC_Casefold makes of it: "Ａ" is the letter a, "²" the digit 2, "㎡" stands for "m2".
  CharInfo mapped_info(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    std::u32string target =
        normalized(normalizer("nfkc_cf", UNORM2_COMPOSE), std::u32string_view(&c, 1));
    for (char32_t& mapped : target) {
      mapped = contains(kLooksLikeD, mapped) ? U'đ' : mapped;
    }
    if (target.size() == 1 && target[0] != c &&
        punctuation_class(target[0]) != CharClass::separator) {
      return CharInfo(punctuation_class(target[0]));
    }
    if (is_sign_of_letters(c)) {
      return CharInfo(CharClass::separator);
    }
    if (target.size() == 1 && simple_info(target[0]).char_class() != CharClass::foreign_letter) {
      const CharInfo simple = simple_info(target[0]);
      return u_isUUppercase(code_point) ? simple.with_upper() : simple;
    }
    if (target == std::u32string_view(&c, 1)) {
      return simple_info(c);
    }
    return expanded_info(c, target);
  }

  // Raised or small letters used as signs, not as letters of a word: "30 ºC", "Windows™".
  static bool is_sign_of_letters(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    const auto category = U_GET_GC_MASK(code_point);
    return u_getIntPropertyValue(code_point, UCHAR_DECOMPOSITION_TYPE) == U_DT_SUPER &&
           (category & (U_GC_LO_MASK | U_GC_SO_MASK)) != 0;
  }

  // A character that is its own NFKC_Casefold.
  [[nodiscard]] CharInfo simple_info(char32_t c) const {
    if (const auto known = letters_.find(c); known != letters_.end()) {
      return known->second;
    }
    const auto code_point = static_cast<UChar32>(c);
    if (const auto tone = kToneMarks.find(c); tone != std::u32string_view::npos) {
      return CharInfo(CharClass::tone_mark).with_tone(static_cast<std::uint32_t>(tone + 1));
    }
    if (const auto shape = kShapeMarks.find(c); shape != std::u32string_view::npos) {
      return CharInfo(CharClass::shape_mark).with_code(static_cast<std::uint32_t>(shape + 1));
    }
    if (const int32_t digit = u_charDigitValue(code_point); digit >= 0 && u_isdigit(code_point)) {
      return CharInfo(CharClass::digit).with_code(static_cast<std::uint32_t>(digit));
    }
    const auto category = U_GET_GC_MASK(code_point);
    if ((category & (U_GC_L_MASK | U_GC_NL_MASK | U_GC_NO_MASK)) != 0) {
      return CharInfo(CharClass::foreign_letter);
    }
    return CharInfo((category & U_GC_M_MASK) != 0 ? CharClass::foreign_mark : CharClass::separator);
  }

  // "㎏" stands for "kg". "½" and "℃" stand for nothing: with their signs they would be two tokens,
  // or join what a sign parts.
  CharInfo expanded_info(char32_t c, const std::u32string& target) {
    const auto in_word = [this](char32_t mapped) {
      const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(mapped)) & U_GC_M_MASK) != 0;
      return mark || (punctuation_class(mapped) == CharClass::separator &&
                      simple_info(mapped).starts_word());
    };
    if (target.empty() || !simple_info(target[0]).starts_word()) {
      return simple_info(c);
    }
    if (!std::all_of(target.begin(), target.end(), in_word)) {
      return CharInfo(CharClass::separator);
    }
    const CharInfo info = CharInfo(CharClass::mapped).with_expansion(offset_of(target));
    return u_isUUppercase(static_cast<UChar32>(c)) ? info.with_upper() : info;
  }

  std::uint32_t offset_of(const std::u32string& word) {
    const auto [at, added] =
        offsets_.try_emplace(word, static_cast<std::uint32_t>(expansions_.size()));
    if (added) {
      expansions_.push_back(static_cast<std::uint32_t>(word.size()));
      expansions_.insert(expansions_.end(), word.begin(), word.end());
    }
    return at->second;
  }

  std::map<char32_t, CharInfo> letters_ = vietnamese_letters();
  std::vector<std::uint32_t> infos_;
  std::map<std::u32string, std::uint32_t> offsets_;
  std::vector<std::uint32_t> expansions_;
};

// --- Syllables ---

std::vector<std::u32string_view> words_of(std::u32string_view list) {
  std::vector<std::u32string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(U' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

struct Pair {
  std::u32string onset;
  std::u32string rhyme;

  [[nodiscard]] std::u32string letters() const { return onset + rhyme; }
  [[nodiscard]] bool takes_tone(unsigned tone) const {
    const bool stopped = contains(U"cpt", rhyme.back()) || rhyme.ends_with(U"ch");
    return !stopped || tone == kSac || tone == kNang;
  }
};

std::vector<Pair> all_pairs() {
  std::vector<Pair> pairs;
  for (const SyllableRow& row : kSyllableRows) {
    for (const auto onset : words_of(row.onsets)) {
      for (const auto rhyme : words_of(row.rhymes)) {
        pairs.push_back({std::u32string(onset == U"-" ? U"" : onset), std::u32string(rhyme)});
      }
    }
  }
  return pairs;
}

// Where in the rhyme the tone mark stands, in the old style (hòa, thủy, khỏe).
std::size_t tone_place(std::u32string_view rhyme) {
  const std::size_t shaped_vowel = rhyme.find_last_of(U"ăâêôơư");
  if (shaped_vowel != std::u32string_view::npos) {
    // "cứu", "cửa": the last shaped letter; "đường": so ơ, not ư.
    return shaped_vowel;
  }
  const std::size_t vowels = std::min(rhyme.find_first_not_of(kVowels), rhyme.size());
  const bool closed = vowels < rhyme.size();
  return vowels == 1 || (vowels == 2 && !closed) ? 0 : 1;
}

std::u32string spelling_of(const Pair& pair, unsigned tone) {
  std::u32string rhyme = pair.rhyme;
  if (tone > 0) {
    rhyme.insert(tone_place(rhyme) + 1, 1, kToneMarks[tone - 1]);
  }
  return nfc(pair.onset + rhyme);
}

std::string folded_of(std::u32string_view letters) {
  std::string out;
  for (const char32_t letter : letters) {
    const char32_t base =
        normalized(normalizer("nfc", UNORM2_DECOMPOSE), std::u32string_view(&letter, 1))[0];
    out += base == U'đ' ? 'd' : static_cast<char>(base);
  }
  return out;
}

struct Syllable {
  std::string folded;
  std::u32string spelling;
  std::size_t pair;
  unsigned tone;

  friend bool operator<(const Syllable& a, const Syllable& b) {
    return std::tie(a.folded, a.spelling) < std::tie(b.folded, b.spelling);
  }
};

class SyllableTable {
 public:
  SyllableTable() {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      for (unsigned tone = 0; tone < kToneCount; ++tone) {
        if (pairs_[i].takes_tone(tone)) {
          list_.push_back({folded_of(pairs_[i].letters()), spelling_of(pairs_[i], tone), i, tone});
        }
      }
    }
    std::sort(list_.begin(), list_.end());
    if (list_.size() != kSyllableCount || pairs_.size() >> kPairBits != 0) {
      fail("the rows make " + std::to_string(list_.size()) + " syllables");
    }
    codes_.resize(pairs_.size() * 8);
    for (std::size_t i = 0; i < list_.size(); ++i) {
      codes_[list_[i].pair * 8 + list_[i].tone] = static_cast<std::uint32_t>(i + 1);
    }
    fill_slots();
    replace_variants();
    index_folds();
  }

  [[nodiscard]] const std::vector<Syllable>& list() const { return list_; }
  [[nodiscard]] const std::vector<std::uint32_t>& pair_codes() const { return codes_; }
  [[nodiscard]] const std::vector<std::uint64_t>& slots() const { return slots_; }
  // Whether normal form has another spelling for the syllable list()[i].
  [[nodiscard]] bool is_replaced(std::size_t i) const { return replaced_[i]; }
  [[nodiscard]] const std::vector<std::string>& folds() const { return folds_; }
  [[nodiscard]] const std::vector<std::uint32_t>& fold_of() const { return fold_of_; }
  [[nodiscard]] const std::vector<std::uint32_t>& fold_starts() const { return fold_starts_; }
  [[nodiscard]] const std::vector<std::uint32_t>& fold_codes() const { return fold_codes_; }

 private:
  // Takes the letters for the pair unless they already are another's.
  bool put(std::u32string_view letters, std::size_t pair) {
    const std::uint64_t key = key_of(letters);
    std::size_t at = first_slot(key);
    for (; slots_[at] != 0; at = (at + 1) % slots_.size()) {
      if (slots_[at] >> kPairBits == key) {
        return false;
      }
    }
    slots_[at] = key << kPairBits | pair;
    return true;
  }

  void fill_slots() {
    slots_.resize(std::size_t{1} << kSlotBits);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!put(pairs_[i].letters(), i)) {
        fail("two rows make " + utf8(pairs_[i].letters()));
      }
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!pairs_[i].rhyme.starts_with(kHornedPair) || pairs_[i].rhyme == kHornedPair) {
        continue;
      }
      for (const auto typed : kHalfHornedPairs) {
        std::u32string rhyme = pairs_[i].rhyme;
        put(pairs_[i].onset + rhyme.replace(0, kHornedPair.size(), typed), i);
      }
    }
  }

  [[nodiscard]] std::size_t index_of(std::u32string_view spelling) const {
    const auto at = std::find_if(list_.begin(), list_.end(),
                                 [&](const Syllable& s) { return s.spelling == spelling; });
    if (at == list_.end()) {
      fail("no syllable " + utf8(spelling));
    }
    return static_cast<std::size_t>(at - list_.begin());
  }

  void replace_variants() {
    replaced_.resize(list_.size());
    for (const SpellingPair& same : kSameWord) {
      const std::size_t variant = index_of(same.variant);
      replaced_[variant] = true;
      codes_[list_[variant].pair * 8 + list_[variant].tone] =
          static_cast<std::uint32_t>(index_of(same.standard) + 1);
    }
  }

  void index_folds() {
    fold_of_.push_back(0);
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (folds_.empty() || folds_.back() != list_[i].folded) {
        folds_.push_back(list_[i].folded);
        fold_starts_.push_back(static_cast<std::uint32_t>(fold_codes_.size()));
      }
      fold_of_.push_back(static_cast<std::uint32_t>(folds_.size() - 1));
      if (!replaced_[i]) {
        fold_codes_.push_back(static_cast<std::uint32_t>(i + 1));
      }
    }
    fold_starts_.push_back(static_cast<std::uint32_t>(fold_codes_.size()));
  }

  std::vector<Pair> pairs_ = all_pairs();
  std::vector<Syllable> list_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::uint64_t> slots_;
  std::vector<bool> replaced_;
  std::vector<std::string> folds_;
  std::vector<std::uint32_t> fold_of_;
  std::vector<std::uint32_t> fold_starts_;
  std::vector<std::uint32_t> fold_codes_;
};

// The perfect hash of spelled.hpp: the fullest buckets choose first how far their syllables move.
class SpellingTable {
 public:
  explicit SpellingTable(const SyllableTable& syllables) {
    for (std::size_t i = 0; i < syllables.list().size(); ++i) {
      if (!syllables.is_replaced(i)) {
        const SpellingKey key = key_of_spelling(utf8(syllables.list()[i].spelling), i + 1);
        buckets_[place_of(without_code(key)).bucket].push_back(key);
      }
    }
    std::vector<std::size_t> order(buckets_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return buckets_[a].size() > buckets_[b].size();
    });
    for (const std::size_t bucket : order) {
      place(bucket);
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& moves() const { return moves_; }
  [[nodiscard]] const std::vector<SpellingKey>& slots() const { return slots_; }

 private:
  static SpellingKey key_of_spelling(const std::string& spelling, std::size_t code) {
    if (spelling.size() > kLongestSpelling) {
      fail("too long: " + spelling);
    }
    SpellingKey key;
    std::memcpy(&key, spelling.data(), spelling.size());
    key.high |= SpellingKey::size_bits(spelling.size()) | SpellingKey::code_bits(code);
    return key;
  }

  static SpellingKey without_code(SpellingKey key) {
    key.high &= SpellingKey::code_bits(1) - 1;
    return key;
  }

  [[nodiscard]] std::vector<std::size_t> slots_of(std::size_t bucket, std::size_t move) const {
    std::vector<std::size_t> slots;
    for (const SpellingKey& key : buckets_[bucket]) {
      slots.push_back(place_of(without_code(key)).slot ^ move);
    }
    return slots;
  }

  void place(std::size_t bucket) {
    std::vector<std::size_t> places = slots_of(bucket, 0);
    std::sort(places.begin(), places.end());
    if (std::adjacent_find(places.begin(), places.end()) != places.end()) {
      fail("two syllables share a bucket and a slot: spelled.hpp needs another multiplier");
    }
    const auto is_free = [this](std::size_t slot) { return slots_[slot].code() == 0; };
    std::size_t move = 0;
    while (places = slots_of(bucket, move), !std::all_of(places.begin(), places.end(), is_free)) {
      if (++move == slots_.size()) {
        fail("a bucket finds no place: spelled.hpp needs more slots");
      }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      slots_[places[i]] = buckets_[bucket][i];
    }
    moves_[bucket] = move;
  }

  std::vector<std::vector<SpellingKey>> buckets_ =
      std::vector<std::vector<SpellingKey>>(std::size_t{1} << kSpellingBucketBits);
  std::vector<std::size_t> moves_ = std::vector<std::size_t>(std::size_t{1} << kSpellingBucketBits);
  std::vector<SpellingKey> slots_ = std::vector<SpellingKey>(std::size_t{1} << kSpellingSlotBits);
};

// --- Output ---

template <class Number>
void write_numbers(std::ostream& out, std::string_view declaration,
                   const std::vector<Number>& numbers) {
  out << "const " << declaration << " = {";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    out << (i % 16 == 0 ? "\n" : " ") << numbers[i] << ',';
  }
  out << "};\n";
}

// `{"\x61\x62", 2}`: escapes, since the bytes of a letter need not be printable apart.
void write_text(std::ostream& out, std::string_view text) {
  out << "{{";
  for (const char c : text) {
    out << "char(" << static_cast<unsigned>(static_cast<unsigned char>(c)) << "),";
  }
  out << "}, " << text.size() << "},";
}

void write_texts(std::ostream& out, std::string_view declaration,
                 const std::vector<std::string>& texts) {
  out << "const " << declaration << " = {";
  for (const std::string& text : texts) {
    if (text.size() > sizeof(ShortText::bytes)) {
      fail("too long: " + text);
    }
    out << '\n';
    write_text(out, text);
  }
  out << "};\n";
}

void write_chars(std::ostream& out) {
  const CharTable table;
  constexpr std::size_t kBlock = std::size_t{1} << kCharBlockBits;
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  std::vector<std::size_t> blocks;
  std::vector<std::uint32_t> infos;
  for (auto at = table.infos().begin(); at != table.infos().end(); at += kBlock) {
    const auto [entry, added] =
        known.try_emplace(std::vector<std::uint32_t>(at, at + kBlock), known.size());
    if (added) {
      infos.insert(infos.end(), at, at + kBlock);
    }
    blocks.push_back(entry->second);
  }
  write_numbers(out, "std::uint16_t kCharBlocks[kCharBlockCount]", blocks);
  write_numbers(out, "std::uint32_t kCharInfos[]", infos);
  write_numbers(out, "char32_t kExpansions[]", table.expansions());
}

void write_letters(std::ostream& out) {
  out << "const LetterText kLetterTexts[][kToneCount] = {{},";
  for (const char32_t letter : kLetters) {
    out << "\n{";
    for (std::size_t tone = 0; tone < kToneCount; ++tone) {
      const bool toned = tone > 0 && contains(kVowels, letter);
      write_text(out, utf8(toned ? nfc(std::u32string{letter, kToneMarks[tone - 1]})
                                 : std::u32string{letter}));
    }
    out << "},";
  }
  out << "};\n";
}

void write_spelling_slots(std::ostream& out, const SyllableTable& syllables) {
  const SpellingTable table(syllables);
  write_numbers(out, "std::uint16_t kSpellingMoves[std::size_t{1} << kSpellingBucketBits]",
                table.moves());
  out << "const SpellingKey kSpellingSlots[std::size_t{1} << kSpellingSlotBits] = {";
  for (const SpellingKey& key : table.slots()) {
    out << "\n{" << key.low << "U, " << key.high << "U},";
  }
  out << "};\n";
}

void write_syllables(std::ostream& out) {
  const SyllableTable table;
  std::vector<std::string> spellings(1);
  for (const Syllable& syllable : table.list()) {
    spellings.push_back(utf8(syllable.spelling));
  }
  write_numbers(out, "std::uint64_t kSlots[1U << kSlotBits]", table.slots());
  out << "const TokenCode kPairCodes[][8] = {";
  for (std::size_t i = 0; i < table.pair_codes().size(); ++i) {
    out << (i % 8 == 0 ? "\n{" : " ") << table.pair_codes()[i] << (i % 8 == 7 ? "}," : ",");
  }
  out << "};\n";
  write_texts(out, "ShortText kSpellings[kSyllableCount + 1]", spellings);
  write_spelling_slots(out, table);
  write_numbers(out, "std::uint16_t kFoldOf[kSyllableCount + 1]", table.fold_of());
  out << "const std::size_t kFoldCount = " << table.folds().size() << ";\n";
  write_texts(out, "ShortText kFolds[]", table.folds());
  write_numbers(out, "std::uint16_t kFoldStarts[]", table.fold_starts());
  write_numbers(out, "TokenCode kFoldCodes[]", table.fold_codes());
}

}  // namespace
}  // namespace timbao::text

int main(int argc, char** argv) {
  if (argc != 2 || std::string_view(argv[1]) == "--help") {
    std::cerr
        << "usage: gen_tables OUTPUT.cpp\nWrites the constant tables of src/text/tables.hpp.\n";
    return argc == 2 ? 0 : 2;
  }
  std::ofstream out(argv[1]);
  out << "#include \"text/tables.hpp\"\n\n#include \"text/spelled.hpp\"\n\nnamespace "
         "timbao::text::tables {\n";
  timbao::text::write_chars(out);
  timbao::text::write_letters(out);
  timbao::text::write_syllables(out);
  out << "}  // namespace timbao::text::tables\n";
  return out.flush() ? 0 : 1;
}
