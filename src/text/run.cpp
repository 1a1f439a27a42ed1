#include "text/run.hpp"

#include <algorithm>

namespace timbao::text {
namespace {

// A longer word may be one that was cut (term.hpp) behind the letters that made it foreign: a term
// of kMaxTermBytes has more letters and digits than these.
constexpr std::uint32_t kMaxLookAlikeWord = 40;

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

void add_foreign_letter(Run& run, CharInfo info) {
  run.foreign = true;
  run.key = run.key << kLetterBits | info.code();
  ++run.letters;
  if (info.code() == 0) {
    run.other_foreign = true;
  } else {
    ++run.look_alikes;
    run.letters_at_look_alike = run.letters;
  }
}

void add_foreign_mark(Run& run) {
  run.foreign = true;
  run.other_foreign = true;
}

// A mark on a look-alike makes a letter of the other script ("й", "ά").
[[nodiscard]] bool ends_in_look_alike(const Run& run) {
  return run.look_alikes > 0 && run.letters_at_look_alike == run.letters;
}

[[nodiscard]] unsigned last_letter(const Run& run) { return run.key & ((1U << kLetterBits) - 1); }

void add_tone_mark(Run& run, CharInfo mark) {
  const unsigned letter = last_letter(run);
  const bool vowel = letter != 0 && kVowels.find(letter_of(letter)) != kVowels.npos;
  if (!vowel || run.toned_letter == run.letters || ends_in_look_alike(run)) {
    add_foreign_mark(run);
    return;
  }
  run.many_tones |= run.tone != 0;
  run.tone = static_cast<std::uint8_t>(mark.tone());
  run.toned_letter = run.letters;
}

void add_shape_mark(Run& run, CharInfo mark) {
  const unsigned letter = last_letter(run);
  const unsigned with_shape = shaped(letter, mark.code());
  if (with_shape == 0 || ends_in_look_alike(run)) {
    add_foreign_mark(run);
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
      add_foreign_letter(run, info);
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
    add_foreign_mark(run);
  }
  return true;
}

[[nodiscard]] bool is_latin_but_for_look_alikes(const Run& run) {
  return !run.other_foreign && run.look_alikes < run.letters &&
         run.letters + run.digits <= kMaxLookAlikeWord;
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
  if (run.foreign) {
    run.foreign = !is_latin_but_for_look_alikes(run);
  }
  return run;
}

}  // namespace timbao::text
