// What the elements of a page are for, as their names and tags say.
#pragma once

#include <cstdint>
#include <vector>

#include "article/html_tree.hpp"

namespace timbao::article {

enum class Role : std::uint8_t {
  none,     // Perhaps the story.
  menu,     // Navigation, forms, notices, footers: what is on every page of a site.
  related,  // Other stories.
  comments,
  share,
  tags,
  ad,
  caption,
  byline,
  lead,  // What stands between title and story and sums it up: the sapo.
};

// By node. What stands in an element has its role, too. An element that holds the title or most of
// the page's prose has none, whatever it is called ("content with-sidebar").
//
// `title`: the page's heading, kNoNode where it has none.
[[nodiscard]] std::vector<Role> roles_of(const HtmlTree& tree, NodeId title);

}  // namespace timbao::article
