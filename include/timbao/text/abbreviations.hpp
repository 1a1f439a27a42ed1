// Says which words newspapers write in more than one way: abbreviations with what they stand for,
// and names with several spellings.
//
// The tables stand in src/text/data (abbreviations.tsv, variants.tsv), with their sources, and are
// compiled in. What an article defines itself is found by timbao/text/definitions.hpp.
//
// Everything here is made once, at the first call (measured: 1 ms), and lives as long as the
// program; any thread may call it.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace timbao::text {

// Terms in normal form that stand side by side; never empty.
using TermSequence = std::vector<std::string>;

// One meaning of an abbreviation. "BTC" is two of them: Bộ Tài chính, ban tổ chức.
struct Abbreviation {
  // Every way of writing it: "GD-ĐT", "GD&ĐT", "GDĐT" and "GD và ĐT" are {gd, đt}, {gdđt} and
  // {gd, và, đt}. No two are equal. A short form that is one Vietnamese syllable, as of "AI" and
  // "TU", is the abbreviation only where it is typed in capitals ("ai" is who), and never stands in
  // for a long form: in an index, which has no capitals, it is mostly the word.
  std::vector<TermSequence> short_forms;
  // What it stands for, the most usual first, and other wordings of the same: without "và", or with
  // a part that is abbreviated itself ("Ủy ban MTTQ"). Never empty; none is a short form.
  std::vector<TermSequence> long_forms;
  // Empty for the meaning to take wherever the abbreviation stands. Else single terms, in no order,
  // of which one has to be near: in the query where a short form is replaced by a long one, in the
  // article where a long form is to find a short one. Those words make the meaning likely, not
  // certain.
  std::vector<std::string> context;
};

// Sorted by their first written form; the meanings of one abbreviation stand in a row. Of those
// that share a short form, at most one has no context: "BBT" is Ban Bí thư (the usual one), and ban
// biên tập near words of the press; "BCT" has no usual meaning.
[[nodiscard]] std::span<const Abbreviation> abbreviations();

// The spellings of one name or loan word: {đắk}, {đăk}, {đak}, or {mê, hi, cô}, {mêhicô}, {mexico}.
// At least two, no two equal, all of them interchangeable.
using SpellingGroup = std::vector<TermSequence>;

// No two groups share a spelling; one may stand inside another ("Đắk" in "Đắk Lắk").
[[nodiscard]] std::span<const SpellingGroup> spelling_groups();

}  // namespace timbao::text
