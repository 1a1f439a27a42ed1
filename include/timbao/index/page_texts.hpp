// Finds every text that an index has of one page.
#pragma once

#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {

struct PageText {
  article::Article text;    // Without versions.
  bool is_current = false;  // The newest of its article: the one that is searched.
};

// All texts of the article with this id, and of other articles at the same address, the oldest
// first; empty where there is no such article. Throws Error: corrupt, changed.
[[nodiscard]] std::vector<PageText> page_texts(const Reader& reader, std::string_view id);

}  // namespace timbao::index
