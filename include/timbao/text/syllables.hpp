// The syllables of Vietnamese: which letter strings are one, their standard spelling, their number.
//
// A syllable is an onset, a rhyme and a tone ("ngoại" = ng + oai + nặng). The inventory is closed:
// 28 onsets, 178 rhymes and six tones make 18,054 syllables, attested or not. Its rows stand in
// src/text/syllable_rows.hpp; tables are made from them when the program is built.
//
// Everything here is constant data: any thread may use it, nothing allocates unless it returns a
// container.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace timbao::text {

// A number for every term, fit for the token column of the index (timbao/index/schema.hpp).
// Kept on disk: a change of any number is a change of kRulesVersion (timbao/text/tokenizer.hpp).
//   0                                  no term: the end of a sentence
//   1 .. kSyllableCount                a syllable, exactly
//   kSyllableCount + 1 .. 65535        other words, numbers and codes, by hash: two may share a
//   number
using TokenCode = std::uint16_t;

inline constexpr TokenCode kSentenceEnd = 0;
inline constexpr TokenCode kSyllableCount = 18054;
inline constexpr std::size_t kCodeCount = 65536;  // For tables by code.

// True where equal codes mean equal terms.
[[nodiscard]] constexpr bool is_exact(TokenCode code) { return code <= kSyllableCount; }

// The code of any term in normal form.
[[nodiscard]] TokenCode code_of(std::string_view term);

// The syllable's standard spelling: lower case, NFC, the tone mark in the old place (hòa, thủy).
// Requires: 1 <= code <= kSyllableCount. The view lives as long as the program.
[[nodiscard]] std::string_view spelling(TokenCode code);

// The spelling without any mark, đ as d: "ngoại" -> "ngoai".
// Requires: 1 <= code <= kSyllableCount. The view lives as long as the program.
[[nodiscard]] std::string_view folded_spelling(TokenCode code);

// Every syllable whose folded_spelling is `folded`, ascending; empty where there is none. Leaves
// out the 18 that no normal form holds, since another spelling stands for them ("kĩ", for which
// "kỹ" stands).
[[nodiscard]] std::span<const TokenCode> syllables_of_fold(std::string_view folded);

}  // namespace timbao::text
