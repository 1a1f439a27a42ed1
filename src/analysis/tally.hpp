// How often something occurs, and in how many articles.
#pragma once

#include <cstdint>

namespace timbao::analysis {

struct Tally {
  std::uint64_t count = 0;
  std::uint32_t articles = 0;
  std::uint32_t last_article = 0;

  // Requires: the occurrences of one document come one after another.
  void add(std::uint32_t document) {
    ++count;
    articles += last_article == document ? 0 : 1;
    last_article = document;
  }
};

}  // namespace timbao::analysis
