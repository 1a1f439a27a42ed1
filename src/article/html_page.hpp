// Reads an HTML page into an article.
#pragma once

#include <string>

#include "timbao/article/article.hpp"
#include "timbao/base/result.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {

// The article without id, path and hash; else why the page holds none. Linear in the size of the
// page.
[[nodiscard]] Result<Article, std::string> read_html(const input::Record& record);

}  // namespace timbao::article
