// Splits any bytes into the terms that timbao indexes and searches, in normal form, with the place
// of each in the source.
//
// Normal form keeps the word and drops the ways of writing it: NFC, lower case, Ð/ð/Ɖ as đ, the
// tone mark in one place (hoà = hòa, điạ = địa), safe i/y pairs (kĩ = kỹ), no soft hyphens,
// zero-width characters or full width, no zero that fills up to two digits (05 = 5, 09h30 = 9h30),
// and Latin letters for those of other scripts that look like them in a word that is Latin
// otherwise ("trоng" with a Cyrillic о). It keeps tones and shapes: "dương", "đường" and "duong"
// stay three terms. Folding, which drops them, is in timbao/text/fold.hpp.
//
// Rules and their counts in real press: ARCHITECTURE.md, "Text".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::text {

// Changes whenever the same bytes could give other terms, codes or boundaries. See
// rules_fingerprint().
inline constexpr std::uint32_t kRulesVersion = 2;

// kRulesVersion and a hash of the tables, which another version of ICU may change: "2-5f0e…".
[[nodiscard]] std::string rules_fingerprint();

// Longer terms are cut to this many bytes, the last 16 of them a hash of the whole in hexadecimal
// digits, so that terms stay equal exactly when the words are. A limit: Xapian takes 245 bytes with
// a prefix.
inline constexpr std::size_t kMaxTermBytes = 120;

// Printed by `timbao tokens`.
enum class TokenKind : std::uint8_t {
  syllable,  // In the inventory of timbao/text/syllables.hpp; may be a foreign word that looks like
             // one.
  word,      // Other letters: "covid", "đắk", "ubnd", "l'oréal", "at&t".
  number,    // "250000" (from 250.000), "1,2", "20".
  mixed,     // Letters and digits together: "u23", "14h50", "m2".
};

// What stands between a token and the one before it.
enum class Boundary : std::uint8_t { none, sentence, paragraph };

struct Token {
  std::uint32_t start;       // First byte in the source,
  std::uint32_t end;         // and one past the last; always at whole characters of valid UTF-8.
  std::uint32_t term_start;  // Where the term starts in Tokens::terms.
  std::uint8_t term_bytes;
  TokenKind kind;
  Boundary before;  // `paragraph` on the first token of the text.
  TokenCode code;
};

// The tokens of one text. Reuse one object for many texts to reuse its memory.
struct Tokens {
  std::vector<Token> list;  // In order of the source, not overlapping.
  std::string terms;        // Their terms, back to back, UTF-8.

  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] const Token& operator[](std::size_t i) const { return list[i]; }
  [[nodiscard]] std::string_view term(const Token& token) const {
    return std::string_view(terms).substr(token.term_start, token.term_bytes);
  }
  [[nodiscard]] std::string_view term(std::size_t i) const { return term(list[i]); }
  void clear();
};

// Replaces the contents of `tokens` by the tokens of `source`.
//
// Takes any bytes: what is not UTF-8 separates words, as a space does. Positions are indices into
// Tokens::list. Punctuation takes none, so a phrase crosses commas, quotes, dashes and brackets; a
// date (10/9, 10-9 or 10.9), a document number, a domain, an e-mail address, a number with the unit
// that touches it (40km, 5tỷ) or abbreviations with an ampersand (GD&ĐT) are several tokens in a
// row. Initials (A.I), brands with one letter beside the ampersand (AT&T), clock times (14h50) and
// names such as U23 and 5G are one. `before` says where a sentence or paragraph ends; every line
// end ends a paragraph. Every token has a term of at least one byte.
//
// Linear in the size of the source; allocates to grow `tokens` and for words longer than any
// syllable or with letters that are not Vietnamese. Any thread may call it with a Tokens of its
// own.
//
// Requires: `source` is shorter than 1 GiB.
void tokenize(std::string_view source, Tokens& tokens);

// The terms of `text`, joined by one space. normal_form(normal_form(x)) == normal_form(x).
[[nodiscard]] std::string normal_form(std::string_view text);

// The offset of the first byte that is not well-formed UTF-8, or npos. Overlong forms, surrogates
// and values above U+10FFFF are not well-formed.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes);

}  // namespace timbao::text
