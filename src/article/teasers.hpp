// The titles of other stories below a story.
#pragma once

#include <string>
#include <vector>

#include "article/page_lines.hpp"

namespace timbao::article {

// In the order of the page, from line `from` on. A teaser is a headline given twice, a headline
// with a summary or a byline below it, or one of a list.
[[nodiscard]] std::vector<std::string> teasers_of(const std::vector<PageLine>& lines,
                                                  std::size_t from);

}  // namespace timbao::article
