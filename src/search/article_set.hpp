// Sets of articles of one segment, a bit each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbao::search {

// Document d is bit d % 64 of word d / 64. Sets that meet in an operation have the same number of
// words. Cost of an operation: some 0.1 ns an article of the segment.
class ArticleSet {
 public:
  explicit ArticleSet(std::size_t words) : words_(words) {}

  [[nodiscard]] std::span<std::uint64_t> words() { return words_; }
  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }

  void insert(std::uint32_t document) { words_[document / 64] |= bit_of(document); }
  void erase(std::uint32_t document) { words_[document / 64] &= ~bit_of(document); }
  [[nodiscard]] bool contains(std::uint32_t document) const {
    return (words_[document / 64] & bit_of(document)) != 0;
  }

  // Whether each of `others` is here.
  [[nodiscard]] bool contains(const ArticleSet& others) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((others.words_[i] & ~words_[i]) != 0) return false;
    }
    return true;
  }

  ArticleSet& operator|=(const ArticleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  ArticleSet& operator&=(const ArticleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  ArticleSet& operator-=(const ArticleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  [[nodiscard]] std::size_t size() const {
    std::size_t articles = 0;
    for (const std::uint64_t word : words_) articles += static_cast<unsigned>(std::popcount(word));
    return articles;
  }
  [[nodiscard]] bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }

  // Calls take(document) for each, ascending.
  template <class Take>
  void for_each(Take&& take) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        take(static_cast<std::uint32_t>(i * 64) +
             static_cast<std::uint32_t>(std::countr_zero(rest)));
      }
    }
  }

 private:
  static std::uint64_t bit_of(std::uint32_t document) { return std::uint64_t{1} << document % 64; }

  std::vector<std::uint64_t> words_;
};

}  // namespace timbao::search
