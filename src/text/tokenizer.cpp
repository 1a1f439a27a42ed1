#include "timbao/text/tokenizer.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>

#include "text/hash.hpp"
#include "text/number.hpp"
#include "text/run.hpp"
#include "text/sentences.hpp"
#include "text/tables.hpp"
#include "text/term.hpp"
#include "text/utf8.hpp"
#include "timbao/text/fold.hpp"

namespace timbao::text {
namespace {

// "Ban Chấp hành TƯ" and "T.Ư" mean trung ương, which most papers shorten to TW.
constexpr std::string_view kCentralCommittee = "tw";

[[nodiscard]] bool spells_tu(const Run& run) { return run.key == key_of(U"tư") && run.tone == 0; }

// The character at `at`; one that parts words where the bytes are not UTF-8.
struct Char {
  CharInfo info;
  unsigned size;
};

[[nodiscard]] Char char_at(const Byte* at, const Byte* end) {
  if (*at < 0x80) {
    return {info_of_ascii(*at), 1};
  }
  const CodePoint found = decode(at, end);
  return found.size == 0 ? Char{CharInfo(), 1} : Char{info_of(found.value), found.size};
}

[[nodiscard]] bool is_ascii_digit(Byte byte) { return byte >= '0' && byte <= '9'; }

class Scanner {
 public:
  Scanner(std::string_view source, Tokens& tokens)
      : source_(source),
        begin_(reinterpret_cast<const Byte*>(source.data())),
        end_(begin_ + source.size()),
        at_(begin_),
        tokens_(tokens) {
    tokens_.clear();
    tokens_.terms.resize(source.size() + sizeof(ShortText));
  }

  void scan() {
    while (at_ < end_) {
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
    tokens_.terms.resize(terms_size_);
  }

 private:
  // --- What a word begins with ---

  void take_word(CharInfo first) {
    const Boundary before = boundary_before(first);
    if (is_ascii_digit(*at_) && take_number(before)) {
      return;
    }
    const Byte* const start = at_;
    const Run run = read_run(start, end_);
    at_ = run.stop;
    if (run.digits > 0) {
      take_mixed(start, run, before);
      return;
    }
    take_letters(start, run, before);
    if (at_ < end_ && *at_ != ' ') {
      take_joined(start, run, before);
    }
  }

  // Takes digits, with dots and commas between them. False where letters follow the first digits.
  bool take_number(Boundary before) {
    const Byte* const start = at_;
    const Byte* const end = end_of_number(start, end_);
    const std::string_view written = slice(start, end);
    const bool plain = written.find_first_of(".,") == written.npos;
    if (plain && end < end_ && continues_run(end)) {
      return false;
    }
    scratch_.clear();
    if (written.size() <= kMaxTermBytes && append_number(written, scratch_)) {
      put_scratch(start, end, TokenKind::number, before);
    } else {
      take_numbers(start, end, before);
    }
    at_ = end;
    return true;
  }

  // "5.9.1962": each number a token.
  void take_numbers(const Byte* start, const Byte* end, Boundary before) {
    while (start < end) {
      const Byte* const stop = std::find_if_not(start, end, is_ascii_digit);
      scratch_.assign(slice(start, stop));
      put_scratch(start, stop, TokenKind::number, before);
      before = Boundary::none;
      start = std::min(stop + 1, end);
    }
  }

  // Whether what stands at `at` belongs to the run of the digits before it.
  [[nodiscard]] bool continues_run(const Byte* at) const {
    const CharInfo info = char_at(at, end_).info;
    return info.starts_word() || info.char_class() == CharClass::ignorable;
  }

  void take_mixed(const Byte* start, const Run& run, Boundary before) {
    const bool only_digits = run.letters == 0;
    const bool price = run.key == key_of(U"đ") && run.letters == 1 && !run.foreign &&
                       run.letters_at_digit == 0 && !run.ends_in_digit();
    if (!price) {
      put_run(start, run, only_digits ? TokenKind::number : TokenKind::mixed, before);
      return;
    }
    // "100000đ": the đồng is a word of its own.
    const Byte* letter = run.end - 1;
    while (is_continuation(*letter)) {
      --letter;
    }
    Run digits = run;
    digits.end = letter;
    put_run(start, digits, TokenKind::number, before);
    put_run(letter, run, TokenKind::word, Boundary::none);
  }

  void take_letters(const Byte* start, const Run& run, Boundary before) {
    const TokenCode code = run.code();
    if (code == 0) {
      put_run(start, run, TokenKind::word, before);
    } else if (spells_tu(run) && is_central_committee(start, run)) {
      scratch_ = kCentralCommittee;
      put_scratch(start, run.end, TokenKind::word, before);
    } else {
      put_syllable(start, run.end, code, before);
    }
  }

  // --- Words joined by a sign ---

  // Takes what belongs to the word before `at_`, which is the last token.
  void take_joined(const Byte* start, const Run& run, Boundary before) {
    if (*at_ == '.') {
      if (run.is_one_letter()) {
        take_initials(start, run, before);
      }
      return;
    }
    Run left = run;
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
      if (right.digits > 0 || !join(left, next, right, kind == CharClass::ampersand ? '&' : '\'')) {
        return;
      }
      left = right;
    }
  }

  // "L'Oréal" and "AT&T" are one word. A syllable with marks is Vietnamese and stays alone ("Sĩ’s",
  // "“cây tre’của"), but for names such as "M'Nông" that a single letter opens.
  bool join(const Run& left, const Byte* start, const Run& right, char sign) {
    const Token before = tokens_.list.back();
    if (!left.is_one_letter() && (is_marked(left) || is_marked(right))) {
      return false;
    }
    take_letters(start, right, Boundary::none);
    const Token added = tokens_.list.back();
    const std::size_t size = std::size_t{before.term_bytes} + 1 + added.term_bytes;
    tokens_.list.pop_back();
    if (size > kMaxTermBytes) {
      terms_size_ = added.term_start;
      return false;
    }
    scratch_.assign(tokens_.term(before));
    scratch_ += sign;
    scratch_ += tokens_.term(added);
    replace_last(right.end, TokenKind::word);
    at_ = right.stop;
    return true;
  }

  [[nodiscard]] static bool is_marked(const Run& run) {
    const TokenCode code = run.code();
    return code != 0 && marks_of(spelling(code)) != 0;
  }

  // "C++"; but "Disney+" is found as disney.
  void take_pluses() {
    const auto left = static_cast<std::size_t>(end_ - at_);
    const bool two = left >= 2 && at_[1] == '+' && (left == 2 || at_[2] != '+');
    const Token& last = tokens_.list.back();
    if (at_[0] != '+' || !two || last.term_bytes + 2U > kMaxTermBytes) {
      return;
    }
    scratch_.assign(tokens_.term(last));
    scratch_ += "++";
    replace_last(at_ + 2, TokenKind::word);
    at_ += 2;
  }

  // "A.I", "N.Đ.H.", "U.S.A.": single letters that full stops join.
  void take_initials(const Byte* start, const Run& first, Boundary before) {
    Run joined = first;
    while (end_ - joined.stop > 1 && *joined.stop == '.') {
      const Byte* const next = joined.stop + 1;
      if (!char_at(next, end_).info.starts_word()) {
        break;
      }
      const Run letter = read_run(next, end_);
      if (!letter.is_one_letter()) {
        break;
      }
      joined.key = joined.key << kLetterBits | letter.key;
      joined.many_tones |= joined.tone != 0 && letter.tone != 0;
      joined.tone = std::max(joined.tone, letter.tone);
      ++joined.letters;
      joined.end = letter.end;
      joined.stop = letter.stop;
    }
    if (joined.letters == 1) {
      return;
    }
    drop_last();
    at_ = joined.stop;
    put_initials(start, joined, before);
  }

  void put_initials(const Byte* start, const Run& joined, Boundary before) {
    const TokenCode code = joined.code();
    const bool central = code != 0 && spells_tu(joined);
    if (code != 0 && !central) {
      put_syllable(start, joined.end, code, before);
      return;
    }
    scratch_.clear();
    if (central) {
      scratch_ = kCentralCommittee;
    } else {
      append_term(start, joined.end, false, scratch_);
    }
    put_scratch(start, joined.end, TokenKind::word, before);
  }

  // --- Abbreviation or word ---

  // Whether "TƯ", written in capitals, is the abbreviation: not so in a line of capitals ("ĐẦU TƯ CÔNG").
  [[nodiscard]] bool is_central_committee(const Byte* start, const Run& run) const {
    if (!is_in_capitals(start, run.end)) {
      return false;
    }
    const Token* const last = tokens_.list.empty() ? nullptr : &tokens_.list.back();
    if (last != nullptr && !gap_.ends_paragraph() && last->kind == TokenKind::syllable &&
        is_in_capitals(begin_ + last->start, begin_ + last->end)) {
      return false;
    }
    const Byte* next = run.stop;
    while (next < end_ && char_at(next, end_).info.char_class() == CharClass::space) {
      next += char_at(next, end_).size;
    }
    if (next == end_ || !char_at(next, end_).info.starts_word()) {
      return true;
    }
    const Run right = read_run(next, end_);
    return right.code() == 0 || !is_in_capitals(next, right.end);
  }

  // Whether two letters or more are there, all capitals.
  [[nodiscard]] bool is_in_capitals(const Byte* at, const Byte* end) const {
    std::size_t capitals = 0;
    while (at < end) {
      const Char next = char_at(at, end);
      if (next.info.starts_word() && !next.info.is_upper()) {
        return false;
      }
      capitals += next.info.is_upper() ? 1 : 0;
      at += next.size;
    }
    return capitals >= 2;
  }

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

  // --- Output ---

  [[nodiscard]] static std::string_view slice(const Byte* start, const Byte* end) {
    return {reinterpret_cast<const char*>(start), static_cast<std::size_t>(end - start)};
  }

  // A place for at least `bytes` more bytes of terms.
  char* room(std::size_t bytes) {
    if (tokens_.terms.size() - terms_size_ < bytes) {
      tokens_.terms.resize(tokens_.terms.size() * 2 + bytes);
    }
    return tokens_.terms.data() + terms_size_;
  }

  void put_token(const Byte* start, const Byte* end, std::size_t term_bytes, Token token) {
    token.start = static_cast<std::uint32_t>(start - begin_);
    token.end = static_cast<std::uint32_t>(end - begin_);
    token.term_start = static_cast<std::uint32_t>(terms_size_);
    token.term_bytes = static_cast<std::uint8_t>(term_bytes);
    terms_size_ += term_bytes;
    tokens_.list.push_back(token);
  }

  void put_syllable(const Byte* start, const Byte* end, TokenCode code, Boundary before) {
    const ShortText& text = tables::kSpellings[code];
    std::memcpy(room(sizeof text), &text, sizeof text);
    put_token(start, end, text.size, {0, 0, 0, 0, TokenKind::syllable, before, code});
  }

  void put_run(const Byte* start, const Run& run, TokenKind kind, Boundary before) {
    scratch_.clear();
    append_term(start, run.end, run.foreign, scratch_);
    put_scratch(start, run.end, kind, before);
  }

  void put_scratch(const Byte* start, const Byte* end, TokenKind kind, Boundary before) {
    cut_term(scratch_);
    std::memcpy(room(scratch_.size()), scratch_.data(), scratch_.size());
    put_token(start, end, scratch_.size(), {0, 0, 0, 0, kind, before, hashed_code(scratch_)});
  }

  void drop_last() {
    terms_size_ = tokens_.list.back().term_start;
    tokens_.list.pop_back();
  }

  // Gives the last token another end and the term in `scratch_`.
  void replace_last(const Byte* end, TokenKind kind) {
    const Token last = tokens_.list.back();
    drop_last();
    put_scratch(begin_ + last.start, end, kind, last.before);
  }

  std::string_view source_;
  const Byte* begin_;
  const Byte* end_;
  const Byte* at_;
  const Byte* token_stop_ = nullptr;  // Where the last token ends.
  Tokens& tokens_;
  std::size_t terms_size_ = 0;  // What of Tokens::terms is in use.
  Gap gap_;
  std::string scratch_;
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
