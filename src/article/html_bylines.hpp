// What an HTML page shows around its title and story: the date, who wrote it, whom it credits.
#pragma once

#include <optional>
#include <string>

#include "article/dates.hpp"
#include "article/html_story.hpp"
#include "article/html_tree.hpp"
#include "timbao/article/article.hpp"

namespace timbao::article {

struct HtmlBylines {
  std::optional<Date> published;
  std::optional<Date> modified;             // "Cập nhật lúc …"
  std::optional<std::string> author;        // Around the title.
  std::optional<std::string> author_below;  // In or below the story, where an element is named so.
  std::optional<Outlet> origin;             // "Nguồn: …" with a link, at the story's end.
};

// `days` completes a date without a year. Clocks above the title are no dates: what stands there
// counts if it has a time without seconds, or right above the title. A bounded number of nodes is
// read.
[[nodiscard]] HtmlBylines bylines_of(const HtmlTree& tree, const HtmlStory& story,
                                     const KnownDays& days);

}  // namespace timbao::article
