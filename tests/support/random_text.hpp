// Random choices and texts for property tests, the same for the same seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace timbao::test {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  const std::string& of(const std::vector<std::string>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937 engine_;
};

// Fewer than `most` of the words, with punctuation, ends of sentences and of paragraphs between
// them.
inline std::string random_text(Random& random, const std::vector<std::string>& words,
                               std::size_t most) {
  static const std::vector<std::string> kJoints = {" ",  " ",  " ",     " ",    ", ",      " – ",
                                                   " “", "” ", ". Ga ", "! Ở ", ".\n\nỞ ", "\n\n"};
  std::string text;
  for (std::size_t left = random.below(most); left > 0; --left) {
    text += random.of(words) + random.of(kJoints);
  }
  return text;
}

}  // namespace timbao::test
