// Finds the article in the text of a scraped newspaper page, furniture and all.
#pragma once

#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::article {

// Fills title, body, outlet, origin, date, author and related; the first paragraph (sapo) stays in
// the body. Linear in the size of the page. Title and body are both blank only where the page is.
//
// Requires: `page` is valid UTF-8.
void read_page(std::string_view page, Article& article);

}  // namespace timbao::article
