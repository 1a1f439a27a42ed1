// The story of an HTML page: its paragraphs, told from the furniture by structure and density of
// text.
#pragma once

#include <string>
#include <vector>

#include "article/html_tree.hpp"

namespace timbao::article {

struct HtmlStory {
  NodeId title = kNoNode;  // The page's own heading.
  NodeId top = kNoNode;  // The smallest element that holds the story; kNoNode where there is none.
  std::vector<std::string> paragraphs;
  std::vector<std::string> related;  // Titles of other stories on the page.
};

// Linear in the size of the page.
[[nodiscard]] HtmlStory story_of(const HtmlTree& tree);

}  // namespace timbao::article
