#include "search/near_syllables.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include "search/typing_cost.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/word_letters.hpp"

namespace timbao::search {
namespace {

using text::TokenCode;
using text::WordLetters;

constexpr std::size_t kTones = 6;

// Onset and rhyme together, in their tones.
struct Toneless {
  std::u32string letters;
  std::u32string plain;  // Without shapes.
  LetterSet letter_set = 0;
  std::array<TokenCode, kTones> codes{};  // By tone; 0: none.
};

std::u32string without_shapes(std::u32string letters) {
  std::transform(letters.begin(), letters.end(), letters.begin(), text::without_shape);
  return letters;
}

std::vector<Toneless> read_inventory() {
  std::vector<Toneless> inventory;
  std::unordered_map<std::u32string, std::size_t> places;
  for (TokenCode code = 1; code <= text::kSyllableCount; ++code) {
    if (text::code_of(text::spelling(code)) != code) continue;  // "kĩ", for which "kỹ" stands.
    WordLetters word = text::letters_of(text::spelling(code));
    const auto [place, is_new] = places.try_emplace(word.letters, inventory.size());
    if (is_new) {
      std::u32string plain = without_shapes(word.letters);
      const LetterSet letter_set = letter_set_of(plain);
      inventory.push_back({std::move(word.letters), std::move(plain), letter_set, {}});
    }
    inventory[place->second].codes[word.tone] = code;
  }
  return inventory;
}

const std::vector<Toneless>& inventory() {
  static const std::vector<Toneless> rows = read_inventory();
  return rows;
}

}  // namespace

std::vector<NearWord> near_syllables(const std::string& term, AccentReading reading,
                                     const index::LanguageModel& model, double limit) {
  const WordLetters typed = text::letters_of(term);
  const std::u32string plain = without_shapes(typed.letters);
  const LetterSet letter_set = letter_set_of(plain);
  const bool shapes_free = reading == AccentReading::marks_free;
  const bool tones_free = !marks_count(reading);
  std::vector<NearWord> near;
  for (const Toneless& row : inventory()) {
    if (!may_be_near(letter_set, row.letter_set)) continue;
    const double letters = shapes_free ? typing_cost(plain, row.plain, limit)
                                       : typing_cost(typed.letters, row.letters, limit);
    if (letters > limit) continue;
    for (unsigned tone = 0; tone < kTones; ++tone) {
      const TokenCode code = row.codes[tone];
      if (code == 0 || model.count(code) <= 0) continue;
      const double cost = letters + (tones_free ? 0 : tone_cost(typed.tone, tone));
      if (cost > 0 && cost <= limit) near.push_back({std::string(text::spelling(code)), cost});
    }
  }
  return near;
}

}  // namespace timbao::search
