#include "text/run.hpp"

#include <algorithm>

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

void Run::append_letter(const Run& other) {
  key = key << kLetterBits | other.key;
  ++letters;
  many_tones |= tone != 0 && other.tone != 0;
  tone = std::max(tone, other.tone);
  end = other.end;
  stop = other.stop;
}

Run read_run(const Byte* at, const Byte* end) {
  Run run;
  run.end = at;
  while (at < end) {
    const auto [info, value, size] = char_at(at, end);
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
