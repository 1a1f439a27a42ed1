// Where on a page its story stands.
#pragma once

#include <vector>

#include "article/html_blocks.hpp"
#include "article/html_tree.hpp"

namespace timbao::article {

struct StoryPlace {
  NodeId top = kNoNode;  // The smallest element that holds the story; kNoNode where no text of the
                         // page is prose.
  std::vector<bool>
      summaries;  // By block: sums up another story, whose linked title stands above it.
};
[[nodiscard]] StoryPlace story_place(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

}  // namespace timbao::article
