// The titles of other stories above and below a story.
#pragma once

#include <string>
#include <vector>

#include "article/page_lines.hpp"

namespace timbao::article {

// Of the lines [from, to), in the order of the page. A teaser is a headline given twice, a headline
// with a summary or a byline below it, or one of a list.
[[nodiscard]] std::vector<std::string> teasers_of(const std::vector<PageLine>& lines,
                                                  std::size_t from, std::size_t to);

}  // namespace timbao::article
