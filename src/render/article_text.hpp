// The lines about an article that a list of results and a whole article have in common.
#pragma once

#include <string>

#include "render/text_layout.hpp"
#include "timbao/article/article.hpp"

namespace timbao::render {

// "2023-11-03 13:33", "2023-11-03"; "no date".
[[nodiscard]] std::string date_text(const article::Article& article);

// The outlet's name, else its domain; "unknown outlet".
[[nodiscard]] std::string outlet_name(const article::Article& article);

// "Báo Lào Cai (baolaocai.vn)", or the one of the two that is known.
[[nodiscard]] std::string outlet_text(const article::Outlet& outlet);

// "theo Báo Nhân Dân".
[[nodiscard]] std::string origin_text(const article::Outlet& origin);

// "Báo Lào Cai (baolaocai.vn) · 2023-11-03 13:33 · Hà An · theo Báo Nhân Dân"; empty where nothing
// is known.
[[nodiscard]] std::string source_line(const article::Article& article, const Indent& indent,
                                      const TextStyle& style);

// The id, and where the article was read.
[[nodiscard]] std::string place_line(const article::Article& article, const Indent& indent,
                                     const TextStyle& style);

}  // namespace timbao::render
