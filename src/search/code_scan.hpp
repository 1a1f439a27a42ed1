// Looks for words one after another in the codes of a token column, many places at once.
#pragma once

#include <cstddef>
#include <span>

#include "timbao/text/syllables.hpp"

namespace timbao::search {

// Each word is any of its codes. With more codes a word, or more words, asking each place in turn
// is as fast.
constexpr std::size_t kMostScannedCodes = 32;
constexpr std::size_t kMostScannedWords = 8;

using CodeSet = std::span<const text::TokenCode>;

// True where `codes` has one code of each of `words` in order, side by side.
//
// Requires: one to kMostScannedWords words, each with one to kMostScannedCodes codes. Cost: some
// 0.1 ns a place for each code of the first word; the others are looked at where that stands near.
[[nodiscard]] bool has_in_order(CodeSet codes, std::span<const CodeSet> words);

}  // namespace timbao::search
