#include "search/near_syllables.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <unordered_map>
#include <utility>

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

struct NearRow {
  const Toneless* row;
  double cost;
};

std::vector<NearRow> find_rows(const std::u32string& typed, bool shapes_free, double limit) {
  const LetterSet letter_set = letter_set_of(typed);
  std::vector<NearRow> rows;
  for (const Toneless& row : inventory()) {
    if (!may_be_near(letter_set, row.letter_set)) continue;
    const double cost = typing_cost(typed, shapes_free ? row.plain : row.letters, limit);
    if (cost <= limit) rows.push_back({&row, cost});
  }
  return rows;
}

// What is near a word does not depend on the index, and the same words come again and again where
// one process answers many queries. Valid until the next call in this thread.
const std::vector<NearRow>& near_rows(const std::u32string& typed, bool shapes_free, double limit) {
  constexpr std::size_t kMostKept = 4096;  // Some 2 KB each.
  struct Key {
    std::u32string typed;
    bool shapes_free;
    double limit;
    auto operator<=>(const Key&) const = default;
  };
  thread_local std::map<Key, std::vector<NearRow>> kept;
  if (kept.size() >= kMostKept) kept.clear();
  const auto [found, is_new] = kept.try_emplace(Key{typed, shapes_free, limit});
  if (is_new) found->second = find_rows(typed, shapes_free, limit);
  return found->second;
}

}  // namespace

std::vector<NearWord> near_syllables(const std::string& term, AccentReading reading,
                                     const index::LanguageModel& model, double limit) {
  const WordLetters typed = text::letters_of(term);
  const bool shapes_free = reading == AccentReading::marks_free;
  const bool tones_free = !marks_count(reading);
  std::vector<NearWord> near;
  for (const auto& [row, letters] :
       near_rows(shapes_free ? without_shapes(typed.letters) : typed.letters, shapes_free, limit)) {
    for (unsigned tone = 0; tone < kTones; ++tone) {
      const TokenCode code = row->codes[tone];
      if (code == 0 || model.count(code) <= 0) continue;
      const double cost = letters + (tones_free ? 0 : tone_cost(typed.tone, tone));
      if (cost > 0 && cost <= limit) near.push_back({std::string(text::spelling(code)), cost});
    }
  }
  return near;
}

}  // namespace timbao::search
