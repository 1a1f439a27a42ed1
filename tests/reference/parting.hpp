// The weight of partings of syllables into words, by definition, and the best one by trying all.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::test {

class PartingReference {
 public:
  using Codes = std::vector<text::TokenCode>;
  using Sizes = std::vector<std::uint8_t>;

  void insert(const Codes& word, std::uint32_t count) {
    counts_[word] = count;
    total_ += count;
  }

  // The logarithm of the words' likelihood, less 4 for each compound that stands twice in a row.
  [[nodiscard]] double weight(const Codes& codes, const Sizes& sizes) const {
    double sum = 0;
    Codes before;
    auto at = codes.begin();
    for (const std::uint8_t size : sizes) {
      const Codes word(at, at + size);
      at += size;
      const auto known = counts_.find(word);
      if (known == counts_.end() && size > 1) return kNever;
      sum += std::log(known == counts_.end() ? 1 : known->second + 1) - std::log(total_);
      if (size > 1 && word == before) sum -= 4;
      before = word;
    }
    return sum;
  }

  // Requires: 1 to 31 codes.
  [[nodiscard]] double best_weight(const Codes& codes) const {
    double best = kNever;
    // Bit i says that a word ends behind syllable i.
    for (std::uint32_t cuts = 0; cuts < 1U << (codes.size() - 1); ++cuts) {
      Sizes sizes(1, 1);
      for (std::size_t i = 0; i + 1 < codes.size(); ++i) {
        if ((cuts >> i & 1U) != 0) {
          sizes.push_back(1);
        } else {
          ++sizes.back();
        }
      }
      best = std::max(best, weight(codes, sizes));
    }
    return best;
  }

 private:
  static constexpr double kNever = -1e9;

  std::map<Codes, double> counts_;
  double total_ = 1;
};

}  // namespace timbao::test
