#include "timbao/text/tokenizer.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <iterator>

#include "text/central_committee.hpp"
#include "text/number.hpp"
#include "text/run.hpp"
#include "text/sentences.hpp"
#include "text/spelled.hpp"
#include "text/tables.hpp"
#include "text/term.hpp"
#include "text/token_writer.hpp"
#include "text/unit.hpp"
#include "text/utf8.hpp"
#include "timbao/text/fold.hpp"

namespace timbao::text {
namespace {

constexpr std::size_t kLongestLetter = 3;       // "ệ" has three bytes.
constexpr std::size_t kMaxMeasuredDigits = 15;  // More digits are a code: no unit follows them.

[[nodiscard]] bool is_ascii_digit(Byte byte) { return byte >= '0' && byte <= '9'; }

[[nodiscard]] std::string_view slice(const Byte* start, const Byte* end) {
  return {reinterpret_cast<const char*>(start), static_cast<std::size_t>(end - start)};
}

// A Vietnamese syllable that no other language writes.
[[nodiscard]] bool is_marked_syllable(const Run& run) {
  const TokenCode code = run.code();
  return code != 0 && marks_of(spelling(code)) != 0;
}

class Scanner {
 public:
  Scanner(std::string_view source, Tokens& tokens)
      : source_(source),
        begin_(reinterpret_cast<const Byte*>(source.data())),
        end_(begin_ + source.size()),
        at_(begin_),
        tokens_(tokens),
        writer_(source, tokens) {}

  void scan() {
    while (at_ < end_) {
      if (take_spelled()) {
        continue;
      }
      const Char next = char_at(at_, end_);
      if (next.info.starts_word()) {
        take_word(next.info);
        gap_.clear();
        token_stop_ = at_;
      } else {
        gap_.add(next.info.char_class(), at_ == token_stop_);
        at_ += next.size;
      }
    }
    writer_.finish();
  }

 private:
  // --- What a word begins with ---

  // Takes a syllable in its standard spelling, with the space behind it.
  bool take_spelled() {
    if (static_cast<std::size_t>(end_ - at_) <= SpelledWord::kBytesRead) {
      return false;
    }
    const SpelledWord word(at_);
    const Byte* const stop = at_ + word.size();
    const bool may_be = word.size() > 0 && word.size() <= kLongestSpelling;
    if (!may_be || !ends_spelled_word(*stop, word.size())) {
      return false;
    }
    const TokenCode code = word.code();
    if (code == 0) {
      return false;
    }
    const Boundary before = gap_.is_clear() && !tokens_.list.empty()
                                ? Boundary::none
                                : boundary_before(char_at(at_, end_).info);
    writer_.put_spelled({at_, stop, before}, word, code);
    gap_.clear();
    token_stop_ = stop;
    at_ = *stop == ' ' ? stop + 1 : stop;
    return true;
  }

  // Whether the character behind a word cannot join it to what follows. A full stop joins initials.
  [[nodiscard]] static bool ends_spelled_word(Byte next, std::size_t size) {
    switch (info_of_ascii(next & 0x7FU).char_class()) {
      case CharClass::digit:
      case CharClass::apostrophe:
      case CharClass::ampersand:
      case CharClass::plus:
        return false;
      case CharClass::full_stop:
        return size > kLongestLetter;
      default:
        return true;
    }
  }

  void take_word(CharInfo first) {
    const Boundary before = boundary_before(first);
    if (is_ascii_digit(*at_) && take_number(before)) {
      return;
    }
    const Byte* const start = at_;
    const Run run = read_run(start, end_);
    at_ = run.stop;
    const Place place{start, run.end, before};
    if (run.digits > 0) {
      take_mixed(place, run);
      return;
    }
    take_letters(place, run);
    if (at_ == end_ || *at_ == ' ') {
      return;
    }
    if (*at_ == '.' && run.is_one_letter()) {
      take_initials(place, run);
    } else {
      take_joined(run);
    }
  }

  // Takes digits, with dots and commas between them. False where letters follow the first digits.
  bool take_number(Boundary before) {
    const Place place{at_, end_of_number(at_, end_), before};
    const std::string_view written = slice(place.start, place.end);
    const bool plain = written.find_first_of(".,") == written.npos;
    if (plain && continues_run(place.end)) {
      return false;
    }
    term_.clear();
    if (written.size() <= kMaxTermBytes && append_number(written, term_)) {
      put_number(place);
    } else {
      take_numbers(place);
    }
    at_ = place.end;
    return true;
  }

  // Whether what stands at `at` belongs to the run of the digits before it.
  [[nodiscard]] bool continues_run(const Byte* at) const {
    if (at == end_) {
      return false;
    }
    const CharInfo info = char_at(at, end_).info;
    return info.starts_word() || info.char_class() == CharClass::ignorable;
  }

  void put_number(const Place& place) {
    drop_filling_zero(term_);
    writer_.put_term(place, TokenKind::number, term_);
  }

  // "5.9.1962": each number a token.
  void take_numbers(Place place) {
    const Byte* const end = place.end;
    while (place.start < end) {
      place.end = std::find_if_not(place.start, end, is_ascii_digit);
      term_.assign(slice(place.start, place.end));
      put_number(place);
      place = {std::min(place.end + 1, end), end, Boundary::none};
    }
  }

  void take_mixed(const Place& place, const Run& run) {
    if (run.letters == 0) {
      put_run(place, run, TokenKind::number);
    } else if (!take_measure(place)) {
      put_run(place, run, TokenKind::mixed);
    }
  }

  // Takes "40km" and "5triệu" as a number and a word. False where the letters and digits are one
  // word, as in "14h50" and "5G".
  bool take_measure(const Place& whole) {
    const Byte* const letters = after_digits(whole.start, whole.end);
    if (letters == whole.start) {
      return false;
    }
    const Run word = read_run(letters, whole.end);
    std::string unit;
    append_term(letters, word.end, word.foreign, unit);
    term_.clear();
    append_term(whole.start, letters, false, term_);
    const bool apart =
        term_.size() <= kMaxMeasuredDigits && (is_marked_syllable(word) || is_unit(term_, unit));
    if (!apart) {
      return false;
    }
    put_number({whole.start, letters, whole.before});
    const Place place{letters, whole.end, Boundary::none};
    if (word.digits > 0) {
      put_run(place, word, TokenKind::mixed);
    } else {
      take_letters(place, word);
    }
    return true;
  }

  // Past the digits at `at` and what is invisible among them.
  [[nodiscard]] static const Byte* after_digits(const Byte* at, const Byte* end) {
    while (at < end) {
      const Char next = char_at(at, end);
      if (next.info.char_class() != CharClass::ignorable && !stands_for_digits(next.info)) {
        break;
      }
      at += next.size;
    }
    return at;
  }

  // "4", and "㊼", which is 47.
  [[nodiscard]] static bool stands_for_digits(CharInfo info) {
    if (info.char_class() != CharClass::mapped) {
      return info.char_class() == CharClass::digit;
    }
    const auto expansion = expansion_of(info);
    return std::all_of(expansion.begin(), expansion.end(),
                       [](char32_t c) { return info_of(c).char_class() == CharClass::digit; });
  }

  void take_letters(const Place& place, const Run& run) {
    const TokenCode code = run.code();
    if (code == 0) {
      put_run(place, run, TokenKind::word);
    } else if (spells_tu(run) && is_central_committee(place, run)) {
      term_ = kCentralCommittee;
      writer_.put_term(place, TokenKind::word, term_);
    } else {
      writer_.put_syllable(place, code);
    }
  }

  // Appends a run as it is written, not as a syllable.
  void put_run(const Place& place, const Run& run, TokenKind kind) {
    term_.clear();
    append_term(place.start, place.end, run.foreign, term_);
    drop_filling_zero(term_);
    writer_.put_term(place, kind, term_);
  }

  // "TƯ" is the abbreviation, but for lines in capitals ("ĐẦU TƯ CÔNG").
  [[nodiscard]] bool is_central_committee(const Place& place, const Run& run) const {
    if (!may_be_central_committee(place.start, run, end_)) {
      return false;
    }
    if (tokens_.list.empty() || place.before == Boundary::paragraph) {
      return true;
    }
    const Token& last = tokens_.list.back();
    return last.kind != TokenKind::syllable ||
           !is_in_capitals(begin_ + last.start, begin_ + last.end);
  }

  // --- Words joined by a sign ---

  // Takes what a sign joins to the last token, which `left` is.
  void take_joined(Run left) {
    while (at_ < end_) {
      const Char sign = char_at(at_, end_);
      const CharClass kind = sign.info.char_class();
      if (kind == CharClass::plus) {
        take_pluses();
        return;
      }
      if (kind != CharClass::apostrophe && kind != CharClass::ampersand) {
        return;
      }
      const Byte* const next = at_ + sign.size;
      if (next == end_ || !char_at(next, end_).info.starts_word()) {
        return;
      }
      const Run right = read_run(next, end_);
      if (right.digits > 0 || !join(left, kind == CharClass::ampersand ? '&' : '\'', next, right)) {
        return;
      }
      left = right;
    }
  }

  // Whether a sign may join the runs around it. "L'Oréal": a syllable with marks is Vietnamese and
  // stays alone ("Sĩ’s", "“cây tre’của"), but for names such as "M'Nông" that a single letter
  // opens. "R&D", "AT&T": an ampersand joins what stands beside a single letter; between longer
  // ones it is a hyphen or "và" ("NN&PTNT", "TT&TT", "Johnson&Johnson").
  [[nodiscard]] static bool may_join(const Run& left, char sign, const Run& right) {
    if (sign == '&') {
      return left.is_one_letter() || right.is_one_letter();
    }
    return left.is_one_letter() || !(is_marked_syllable(left) || is_marked_syllable(right));
  }

  bool join(const Run& left, char sign, const Byte* start, const Run& right) {
    if (!may_join(left, sign, right)) {
      return false;
    }
    take_letters({start, right.end, Boundary::none}, right);
    term_.assign(tokens_.term(tokens_.list.back()));
    writer_.drop_last();
    const std::string_view first = tokens_.term(tokens_.list.back());
    // Letters that Vietnamese marks are no brand's: "ĐS&P", "B&Đ".
    const bool vietnamese = sign == '&' && (marks_of(first) | marks_of(term_)) != 0;
    if (vietnamese || first.size() + 1 + term_.size() > kMaxTermBytes) {
      return false;
    }
    term_.insert(0, 1, sign).insert(0, first);
    writer_.replace_last(right.end, TokenKind::word, term_);
    at_ = right.stop;
    return true;
  }

  // "C++"; but "Disney+" is found as disney.
  void take_pluses() {
    const auto left = static_cast<std::size_t>(end_ - at_);
    const bool two = left >= 2 && at_[0] == '+' && at_[1] == '+' && (left == 2 || at_[2] != '+');
    term_.assign(tokens_.term(tokens_.list.back())).append("++");
    if (!two || term_.size() > kMaxTermBytes) {
      return;
    }
    writer_.replace_last(at_ + 2, TokenKind::word, term_);
    at_ += 2;
  }

  // "A.I", "N.Đ.H.", "U.S.A.": single letters that full stops join. `first` is the last token.
  void take_initials(const Place& place, const Run& first) {
    Run joined = first;
    while (end_ - joined.stop > 1 && *joined.stop == '.' &&
           char_at(joined.stop + 1, end_).info.starts_word()) {
      const Run letter = read_run(joined.stop + 1, end_);
      if (!letter.is_one_letter()) {
        break;
      }
      joined.append_letter(letter);
    }
    if (joined.letters == 1) {
      return;
    }
    writer_.drop_last();
    at_ = joined.stop;
    const Place whole{place.start, joined.end, place.before};
    if (spells_tu(joined)) {
      term_ = kCentralCommittee;
      writer_.put_term(whole, TokenKind::word, term_);
    } else {
      take_letters(whole, joined);
    }
  }

  // --- What stands between words ---

  [[nodiscard]] Boundary boundary_before(CharInfo first) const {
    if (tokens_.list.empty()) {
      return Boundary::paragraph;
    }
    if (!gap_.may_end_sentence()) {
      return Boundary::none;
    }
    if (gap_.ends_paragraph()) {
      return Boundary::paragraph;
    }
    const bool ends = gap_.ends_sentence_before(first) &&
                      !(gap_.is_one_full_stop() && is_abbreviated(source_, tokens_));
    return ends ? Boundary::sentence : Boundary::none;
  }

  std::string_view source_;
  const Byte* begin_;
  const Byte* end_;
  const Byte* at_;
  const Byte* token_stop_ = nullptr;  // Where the last token ends.
  Gap gap_;
  Tokens& tokens_;
  TokenWriter writer_;
  std::string term_;  // Reused for terms that are no syllables.
};

}  // namespace

void Tokens::clear() {
  list.clear();
  terms.clear();
}

void tokenize(std::string_view source, Tokens& tokens) {
  assert(source.size() < std::size_t{1} << 30U);
  Scanner(source, tokens).scan();
}

std::string rules_fingerprint() {
  char digits[16];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), tables::kHash, 16).ptr;
  return std::to_string(kRulesVersion) + '-' + std::string(digits, end);
}

std::string normal_form(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& token : tokens.list) {
    if (!out.empty()) {
      out += ' ';
    }
    out += tokens.term(token);
  }
  return out;
}

}  // namespace timbao::text
