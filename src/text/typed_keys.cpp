#include "timbao/text/typed_keys.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/letters.hpp"
#include "text/tables.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {
namespace {

// A limit: seven letters, three shape keys and a tone key make nothing longer.
constexpr std::size_t kMaxKeys = 12;
constexpr unsigned kMaxShapes = 3;  // đ, ư and ơ of "đường".

// A key that turns a letter before it into another.
struct ShapeKey {
  char key;
  char32_t base;
  char32_t letter;
};

constexpr std::string_view kTelexTones = "frxsj";  // In the order of kToneMarks.
constexpr auto kTelexShapes = std::to_array<ShapeKey>({{'a', U'a', U'â'},
                                                       {'e', U'e', U'ê'},
                                                       {'o', U'o', U'ô'},
                                                       {'d', U'd', U'đ'},
                                                       {'w', U'a', U'ă'},
                                                       {'w', U'o', U'ơ'},
                                                       {'w', U'u', U'ư'}});
constexpr std::string_view kVniTones = "23415";
constexpr auto kVniShapes = std::to_array<ShapeKey>({{'6', U'a', U'â'},
                                                     {'6', U'e', U'ê'},
                                                     {'6', U'o', U'ô'},
                                                     {'7', U'o', U'ơ'},
                                                     {'7', U'u', U'ư'},
                                                     {'8', U'a', U'ă'},
                                                     {'9', U'd', U'đ'}});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The letters that the keys have made so far. Copied at each choice, so small.
struct Typed {
  std::array<char32_t, kMaxSyllableLetters> letters{};
  std::size_t size = 0;
  unsigned shapes = 0;  // How many shape keys made them.
  unsigned tone = 0;

  [[nodiscard]] std::u32string_view view() const { return {letters.data(), size}; }
  [[nodiscard]] bool has_vowel() const {
    return view().find_first_of(kVowels) != std::u32string_view::npos;
  }
};

// Tries what each key can mean, a shape or tone before a letter as keyboard drivers do, until the
// letters are a syllable.
template <std::size_t kShapeCount>
class KeyReader {
 public:
  KeyReader(std::string_view keys, std::string_view tones,
            const std::array<ShapeKey, kShapeCount>& shapes, bool w_is_letter)
      : keys_(keys), tones_(tones), shapes_(shapes), w_is_letter_(w_is_letter) {}

  // The code of the syllable, or 0.
  [[nodiscard]] TokenCode code() const { return code_after(0, Typed()); }

 private:
  [[nodiscard]] TokenCode code_after(std::size_t at, const Typed& typed) const {
    if (at == keys_.size()) return syllable_code(key_of(typed.view()), typed.tone);
    const char key = keys_[at];
    const std::size_t tone = tones_.find(key);
    if (tone != std::string_view::npos && typed.has_vowel()) {
      if (typed.tone != 0) return 0;
      Typed next = typed;
      next.tone = static_cast<unsigned>(tone + 1);
      return code_after(at + 1, next);
    }
    const TokenCode shaped = code_with_shape(at, typed);
    return shaped != 0 ? shaped : code_with_letter(at, typed);
  }

  // With the key as a shape of a letter before it, the first of its kind: "luuw" is lưu. Not each
  // shape makes a syllable: "chuaw" is chưa, since chuă is none. Of ươ one horn is enough, since
  // syllable_code() mends the other.
  [[nodiscard]] TokenCode code_with_shape(std::size_t at, const Typed& typed) const {
    if (typed.shapes == kMaxShapes) return 0;
    for (const ShapeKey& shape : shapes_) {
      const std::size_t place = typed.view().find(shape.base);
      if (shape.key != keys_[at] || place == std::u32string_view::npos) continue;
      Typed next = typed;
      next.letters[place] = shape.letter;
      ++next.shapes;
      if (const TokenCode code = code_after(at + 1, next); code != 0) return code;
    }
    return 0;
  }

  [[nodiscard]] TokenCode code_with_letter(std::size_t at, const Typed& typed) const {
    const char key = keys_[at];
    if (is_digit(key) || typed.size == typed.letters.size()) return 0;
    if (key == 'w' && !w_is_letter_) return 0;
    Typed next = typed;
    next.letters[next.size++] = key == 'w' ? U'ư' : static_cast<char32_t>(key);
    return code_after(at + 1, next);
  }

  std::string_view keys_;
  std::string_view tones_;
  const std::array<ShapeKey, kShapeCount>& shapes_;
  bool w_is_letter_;
};

TokenCode code_of_keys(std::string_view keys) {
  bool has_digit = false;
  for (const char c : keys) {
    const bool is_letter = c >= 'a' && c <= 'z';
    if (!is_letter && !is_digit(c)) return 0;
    has_digit = has_digit || is_digit(c);
  }
  return has_digit ? KeyReader(keys, kVniTones, kVniShapes, false).code()
                   : KeyReader(keys, kTelexTones, kTelexShapes, true).code();
}

}  // namespace

std::optional<std::string> from_typed_keys(std::string_view term) {
  if (term.empty() || term.size() > kMaxKeys || is_exact(code_of(term))) return std::nullopt;
  const TokenCode code = code_of_keys(term);
  if (code == 0) return std::nullopt;
  return std::string(spelling(code));
}

}  // namespace timbao::text
