// Which heading of an HTML page is its title.
#pragma once

#include <string>

#include "article/html_tree.hpp"

namespace timbao::article {

// What the page's <title> says: often the title and the outlet's name. Empty where it has none.
[[nodiscard]] std::string head_title(const HtmlTree& tree);

// The first h1 that the head's title holds, or else any heading of which that is true, or else
// the only h1; kNoNode where the page has none of these.
[[nodiscard]] NodeId heading_of(const HtmlTree& tree, const std::string& head_title);

}  // namespace timbao::article
