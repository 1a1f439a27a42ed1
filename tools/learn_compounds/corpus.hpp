// The articles of a corpus as one row of codes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::learn {

struct Corpus {
  // text::kSentenceEnd stands first, last and wherever no word can go on.
  std::vector<text::TokenCode> codes;
  std::vector<std::uint8_t> capitals;   // Whether codes[i] was written with a capital.
  std::vector<std::uint32_t> articles;  // Which article codes[i] is of, from 0.
};

// Titles, abstracts and bodies of the articles in the files and folders `paths`. Throws
// std::runtime_error for what cannot be read.
[[nodiscard]] Corpus read_corpus(std::vector<std::string> paths);

}  // namespace timbao::learn
