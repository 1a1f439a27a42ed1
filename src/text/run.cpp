#include "text/run.hpp"

namespace timbao::text {
namespace {

void add_letter(Run& run, CharInfo info) {
  run.key = run.key << kLetterBits | info.code();
  ++run.letters;
  if (info.tone() == 0) {
    return;
  }
  run.many_tones |= run.tone != 0;
  run.tone = static_cast<std::uint8_t>(info.tone());
  run.toned_letter = run.letters;
}

[[nodiscard]] unsigned last_letter(const Run& run) { return run.key & ((1U << kLetterBits) - 1); }

void add_tone_mark(Run& run, CharInfo mark) {
  const unsigned letter = last_letter(run);
  const bool vowel = letter != 0 && kVowels.find(letter_of(letter)) != kVowels.npos;
  if (!vowel || run.toned_letter == run.letters) {
    run.foreign = true;
    return;
  }
  run.many_tones |= run.tone != 0;
  run.tone = static_cast<std::uint8_t>(mark.tone());
  run.toned_letter = run.letters;
}

void add_shape_mark(Run& run, CharInfo mark) {
  const unsigned letter = last_letter(run);
  const unsigned with_shape = shaped(letter, mark.code());
  if (with_shape == 0) {
    run.foreign = true;
    return;
  }
  run.key = run.key - letter + with_shape;
}

// False where the run ends before the character.
bool add(Run& run, CharInfo info) {
  switch (info.char_class()) {
    case CharClass::letter:
      add_letter(run, info);
      return true;
    case CharClass::digit:
      ++run.digits;
      run.letters_at_digit = run.letters;
      return true;
    case CharClass::foreign_letter:
      run.foreign = true;
      run.key <<= kLetterBits;
      ++run.letters;
      return true;
    case CharClass::tone_mark:
    case CharClass::shape_mark:
    case CharClass::foreign_mark:
      if (run.ends_in_digit()) {
        return false;
      }
      break;
    case CharClass::mapped:
      for (const char32_t c : expansion_of(info)) {
        add(run, info_of(c));
      }
      return true;
    default:
      return false;
  }
  if (info.char_class() == CharClass::tone_mark) {
    add_tone_mark(run, info);
  } else if (info.char_class() == CharClass::shape_mark) {
    add_shape_mark(run, info);
  } else {
    run.foreign = true;
  }
  return true;
}

}  // namespace

unsigned shaped(unsigned letter, unsigned shape) {
  for (std::size_t i = 0; i < kShapedLetters.size(); ++i) {
    if (letter_code(kShapedBases[i]) == letter && kShapedMarks[i] == kShapeMarks[shape - 1]) {
      return letter_code(kShapedLetters[i]);
    }
  }
  return 0;
}

Run read_run(const Byte* at, const Byte* end) {
  Run run;
  run.end = at;
  while (at < end) {
    CharInfo info;
    unsigned size = 1;
    if (*at < 0x80) {
      info = info_of_ascii(*at);
    } else {
      const CodePoint found = decode(at, end);
      if (found.size == 0) {
        break;
      }
      info = info_of(found.value);
      size = found.size;
    }
    if (info.char_class() == CharClass::letter) {
      add_letter(run, info);
    } else if (info.char_class() == CharClass::ignorable) {
      at += size;
      continue;
    } else if (!add(run, info)) {
      break;
    }
    at += size;
    run.end = at;
  }
  run.stop = at;
  return run;
}

}  // namespace timbao::text
