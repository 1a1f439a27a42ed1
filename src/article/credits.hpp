// Who wrote a story and whom it credits, as the lines around it say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"

namespace timbao::article {

// A person or several, by the shape of the text alone: "Khánh Thi", "VŨ VĂN CÀI", "T.Nhân -
// H.Trường", "P.Y", "PV". Sections, places and outlets are none.
[[nodiscard]] bool is_names(std::string_view text);

// The names, joined by ", "; nothing where the text is no names.
[[nodiscard]] std::optional<std::string> names_of(std::string_view text);

// "MINH HÀ" of a byline's "MINH HÀ - Ảnh: QUỐC ANH", "Minh Hà" of "Minh Hà (ghi)". A view of the
// text.
[[nodiscard]] std::string_view byline_name(std::string_view text);

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

// The label before a story's first words.
struct Dateline {
  std::optional<Outlet> outlet;
  std::size_t bytes =
      0;  // To strip from the paragraph; 0 for "Hà Nội (TTXVN 5/9)", which is text as well.
};
[[nodiscard]] std::optional<Dateline> dateline_of(std::string_view paragraph);

// The outlet that a line outside the story shows as the page's own: "Theo dõi Báo Lào Cai trên
// Google News", "Báo Lào Cai", "Bản quyền thuộc Báo Lào Cai".
[[nodiscard]] std::optional<Outlet> outlet_of_furniture(std::string_view line);

}  // namespace timbao::article
