// Renders groups of copies: as text for people, JSON Lines and TSV for programs.
//
// A group is the articles of one story, oldest first (timbao/search/copies.hpp). Returned strings
// end with a line end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {

// The title of the first, then a line for each article: date, outlet, whom it credits, id.
[[nodiscard]] std::string group_text(const std::vector<article::Article>& group,
                                     const TextStyle& style);

// {"articles": …, "outlets": …, "copies": [{id, title, outlet, origin, url, date, author}, …]} in
// one line.
[[nodiscard]] std::string group_json_line(const std::vector<article::Article>& group);

// The header for group_tsv().
[[nodiscard]] std::string group_tsv_header();

// A line for each article, with the number of the group.
[[nodiscard]] std::string group_tsv(std::uint64_t number,
                                    const std::vector<article::Article>& group);

// How many outlets published the group; articles whose outlet is unknown count for none.
[[nodiscard]] std::size_t outlets_of(const std::vector<article::Article>& group);

}  // namespace timbao::render
