// Where a page says which outlet it is: the label before its first words, and lines around the
// story.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::article {

// The label before a story's first words.
struct Dateline {
  std::optional<Outlet> outlet;
  // To strip from the paragraph; 0 for "Hà Nội (TTXVN 5/9)", which is text as well.
  std::size_t bytes = 0;
};
[[nodiscard]] std::optional<Dateline> dateline_of(std::string_view paragraph);

// The outlet that a line is the name or domain of, or that it offers to follow: "BÁO LÀO CAI",
// "baolaocai.vn", "Theo dõi Báo Lào Cai trên Google News".
[[nodiscard]] std::optional<Outlet> outlet_of_masthead(std::string_view line);

// The same, or the outlet of a notice below the story: "Bản quyền thuộc Báo Lào Cai".
[[nodiscard]] std::optional<Outlet> outlet_of_furniture(std::string_view line);

}  // namespace timbao::article
