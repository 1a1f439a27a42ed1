// Which heading of an HTML page is its title.
#pragma once

#include "article/html_tree.hpp"

namespace timbao::article {

// The first h1 that the head's <title> holds, or else any heading of which that is true, or else
// the only h1; kNoNode where the page has none of these.
[[nodiscard]] NodeId heading_of(const HtmlTree& tree);

}  // namespace timbao::article
