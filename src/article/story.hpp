// The story of a page: its paragraphs, and what the lines around them say about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/page_layout.hpp"
#include "timbao/article/article.hpp"

namespace timbao::article {

struct Story {
  std::vector<std::string_view> paragraphs;  // As written; views of the page.
  std::optional<std::string> author;
  std::optional<Date> date;
  std::optional<Outlet> outlet;  // Of the dateline, which is stripped from its paragraph.
  std::optional<Outlet> origin;
  std::vector<std::string> related;  // Titles in boxes between the paragraphs.
};

[[nodiscard]] Story story_of(const std::vector<PageLine>& lines, const ProseRuns& runs,
                             const PageLayout& layout);

}  // namespace timbao::article
