// How unlikely it is that a writer who means one word types another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace timbao::search {

// Costs are negative logarithms of probabilities (nats), by judgement: what writers of Vietnamese
// confuse by ear or by rule costs 1.5 to 4, a slip of the fingers 4 to 7.
inline constexpr double kTooFar = std::numeric_limits<double>::infinity();

// Longer words are never compared.
inline constexpr std::size_t kMostLetters = 24;

// The cheapest way from the letters of `meant` to those of `typed` (text::WordLetters::letters), or
// kTooFar above `limit`: letters dropped, doubled, added, swapped or hit beside the key, shapes (o
// for ô), and what sounds alike - at the onset l/n, s/x, ch/tr, d/gi/r/v, c/k/q, g/gh, ng/ngh, at
// the end n/ng, t/c, n/nh, i/y, in the vowel iu/iêu, ui/uôi. Cost: letters times letters.
[[nodiscard]] double typing_cost(std::u32string_view typed, std::u32string_view meant,
                                 double limit);

// Which letters a word has, their shapes aside; and whether words of such letters may be within a
// limit, to pass by most words at little cost.
using LetterSet = std::uint32_t;
[[nodiscard]] LetterSet letter_set_of(std::u32string_view letters);
[[nodiscard]] bool may_be_near(LetterSet typed, LetterSet meant);

// Of a tone for another, as numbered in text::WordLetters: hỏi and ngã are one in half the country.
[[nodiscard]] double tone_cost(unsigned typed, unsigned meant);

}  // namespace timbao::search
