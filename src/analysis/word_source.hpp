// Gives the words of articles as numbers, for counts of all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::analysis {

// A syllable's code, or a higher number for what else is counted as a word. Those mean the same for
// one WordNumbers only, and say nothing of order. text::kSentenceEnd is no word.
using WordNumber = std::uint32_t;

// Numbers words as they come. One per thread.
class WordNumbers {
 public:
  // In normal form; of several syllables with a space between them.
  [[nodiscard]] WordNumber number_of(std::string_view word);

  // 0 for a word that has no number so far.
  [[nodiscard]] WordNumber find(std::string_view word) const;

  // Requires: a number of a word. Lives as long as this.
  [[nodiscard]] std::string_view spelling(WordNumber word) const;

  // One past the highest number so far.
  [[nodiscard]] std::size_t end() const { return text::kSyllableCount + 1U + others_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };

  std::unordered_map<std::string, WordNumber, Hash, std::equal_to<>> numbers_;
  std::vector<std::string_view> others_;  // By number, views into numbers_.
};

// One per thread. Throws Error: corrupt, changed.
class WordSource {
 public:
  virtual ~WordSource() = default;

  // Of title, abstract and body. Lives until the next call.
  [[nodiscard]] virtual std::span<const WordNumber> words_of(std::uint32_t document) = 0;

  // What the numbers mean.
  [[nodiscard]] virtual const WordNumbers& numbers() const = 0;
};

}  // namespace timbao::analysis
