// Where on a page its story stands.
#pragma once

#include <vector>

#include "article/html_blocks.hpp"
#include "article/html_tree.hpp"

namespace timbao::article {

// The smallest element that holds the story; kNoNode where no text of the page is prose.
[[nodiscard]] NodeId story_container(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

}  // namespace timbao::article
