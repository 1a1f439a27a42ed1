// Finds the abbreviations that an article defines itself: "Ngân hàng Phát triển châu Á (ADB)".
//
// It looks for precision, so that an article's own definitions can be trusted where
// timbao/text/abbreviations.hpp knows nothing. A definition is one of
//   hội đồng nhân dân (HĐND)             the initials agree, one or two words skipped;
//   Tổ chức Y tế Thế giới (WHO)          they do not: the name of an institution or of a treaty,
//                                        from the word that says what it is;
//   HĐND (hội đồng nhân dân)             the other way about;
//   … (gọi tắt là LHHN), … viết tắt là   or with "sau đây gọi là", "tên viết tắt";
//   WHO là viết tắt của …                only where the initials agree.
// What stands in brackets as a remark is none: "(TP.HCM)", "(Mỹ)", "(PV)", "(Ảnh: …)", "(XIII)".
// Common nouns with a foreign abbreviation are passed over: "tên lửa đạn đạo (ICBM)".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// All are positions in Tokens::list.
struct Definition {
  std::uint32_t short_token;  // The abbreviation: two to eight letters, mostly capitals.
  std::uint32_t long_first;   // What it stands for, half-open: 2 to 12 words of one sentence,
  std::uint32_t long_last;    // before or after short_token.

  friend bool operator==(const Definition&, const Definition&) = default;
};

// Replaces the contents of `out` by the definitions in a tokenized text, in the order in which
// their brackets and cue words stand. An article may define one abbreviation twice, or two of one
// name.
//
// One pass and a binary search for each bracket; allocates only to grow `out`. Takes 3 to 5 % of the
// time of tokenize() (measured). Any thread may call it with an `out` of its own.
//
// Requires: tokenize(source, tokens) gave `tokens`.
void find_definitions(std::string_view source, const Tokens& tokens, std::vector<Definition>& out);

}  // namespace timbao::text
