// What the JSON-LD of an HTML page says about its article.
#pragma once

#include <string_view>

#include "article/html_tree.hpp"
#include "article/page_facts.hpp"

namespace timbao::article {

// Of all the page's scripts: those about the article with `title` (empty: not known), else about
// the first article; where there is none, about the page. A broken script loses nothing but what is
// broken (loose_json.hpp). Linear.
[[nodiscard]] PageFacts linked_facts(const HtmlTree& tree, std::string_view title);

}  // namespace timbao::article
