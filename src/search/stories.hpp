// Folds the copies among ranked articles under the best of them.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "timbao/search/copies.hpp"

namespace timbao::search {

// Takes articles in the order of their rank. One per result. The reader must outlive it.
class StoryFolder {
 public:
  explicit StoryFolder(const index::Reader& reader) : finder_(reader) {}

  // Whether an article that was added before is like this one.
  [[nodiscard]] bool is_folded(std::uint32_t document) const { return folded_.contains(document); }

  // Its copies in the index, but for those that were folded under another. Requires: not folded.
  [[nodiscard]] Documents add(std::uint32_t document) {
    Documents copies = finder_.copies_of(document);
    std::erase_if(copies, [this](std::uint32_t copy) { return !folded_.insert(copy).second; });
    folded_.insert(document);
    return copies;
  }

 private:
  CopyFinder finder_;
  std::unordered_set<std::uint32_t> folded_;
};

}  // namespace timbao::search
