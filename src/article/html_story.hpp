// The story of an HTML page: its paragraphs, told from the furniture by structure and density of
// text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/html_tree.hpp"
#include "timbao/article/article.hpp"

namespace timbao::article {

struct HtmlStory {
  NodeId title = kNoNode;  // The page's own heading.
  NodeId top = kNoNode;  // The smallest element that holds the story; kNoNode where there is none.
  std::vector<std::string> paragraphs;  // The sapo first. Empty where the page has no story.
  std::vector<std::string>
      related;  // Titles of other stories, each once, in the order of the page.

  // What the lines around the story say.
  std::optional<Outlet> outlet;  // Of the dateline, which is stripped from its paragraph.
  std::optional<Outlet> origin;
  std::optional<std::string> author;
};

// Linear in the size of the page.
[[nodiscard]] HtmlStory story_of(const HtmlTree& tree);

}  // namespace timbao::article
