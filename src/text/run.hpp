// Reads one run of letters and digits: the piece of text that becomes one token or is joined to
// one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/letters.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {

// What a run holds. Marks act on the letter before them, so NFC, NFD and mixtures of both read
// alike.
struct Run {
  const Byte* end = nullptr;   // Past the last letter, digit or mark,
  const Byte* stop = nullptr;  // and past the invisible characters that follow.
  std::uint64_t key = 0;       // The letters, of which it keeps the last ten.
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t letters_at_digit = 0;  // `letters` when the last digit came.
  std::uint32_t toned_letter = 0;      // `letters` when the last tone came.
  std::uint8_t tone = 0;
  bool many_tones = false;
  bool foreign = false;  // Holds a letter or mark that no Vietnamese spelling has.

  // Letters of another script that look like a Latin one (CharInfo). In a word that is Latin but
  // for them they are typed for it, and are not foreign: "trоng" with a Cyrillic о.
  std::uint32_t look_alikes = 0;
  std::uint32_t letters_at_look_alike = 0;  // `letters` when the last of them came.
  bool other_foreign = false;               // Holds foreign letters or marks besides.

  [[nodiscard]] bool ends_in_digit() const { return digits > 0 && letters == letters_at_digit; }
  [[nodiscard]] bool is_one_letter() const { return letters == 1 && digits == 0 && !foreign; }

  // Adds a run of one Vietnamese letter that stands behind this one.
  void append_letter(const Run& other);

  // The code of the syllable in normal form that the run spells, or 0.
  [[nodiscard]] TokenCode code() const {
    const bool may_be = digits == 0 && !foreign && !many_tones && letters <= kMaxSyllableLetters;
    return may_be && letters > 0 ? syllable_code(key, tone) : TokenCode{0};
  }
};

// Requires: a character that starts a word stands at `at` (CharInfo::starts_word).
[[nodiscard]] Run read_run(const Byte* at, const Byte* end);

}  // namespace timbao::text
