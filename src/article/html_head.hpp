// What the <meta> elements and marked attributes of an HTML page say about its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/html_tree.hpp"
#include "article/page_facts.hpp"

namespace timbao::article {

struct HtmlHead {
  PageFacts facts;
  std::string canonical;   // Of <link rel="canonical">; may be relative.
  std::string head_title;  // Of <title>.
};

// OpenGraph and article:*, Dublin Core, parsely, sailthru, Google Scholar, plain names and
// itemprop. Of several the more exact counts: article:published_time before "date". Linear.
[[nodiscard]] HtmlHead head_of(const HtmlTree& tree);

// "a, b; c" as items, none blank.
[[nodiscard]] std::vector<std::string> comma_separated(std::string_view text);

}  // namespace timbao::article
