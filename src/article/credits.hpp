// Whom a story credits, as the lines around it say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::article {

// What a line credits that does nothing else.
struct Credit {
  std::optional<Outlet> origin;
  std::optional<std::string> author;
};

// "Theo Báo Nhân Dân", "(Theo TTXVN)", "Nguồn: baosongtrang.example", "Theo VŨ VĂN CÀI", "Mộc Miên
// (Theo AFP)", a lone URL of an article. Nothing for "Theo đại diện Sở…" and other text.
[[nodiscard]] std::optional<Credit> credit_of(std::string_view line);

// "https://baosongtrang.example/cau-moi-post123.html" and nothing else.
[[nodiscard]] bool is_article_url(std::string_view line);

// The outlet of "… (Theo TTXVN)" at the end of a paragraph.
[[nodiscard]] std::optional<Outlet> origin_at_end(std::string_view paragraph);

}  // namespace timbao::article
