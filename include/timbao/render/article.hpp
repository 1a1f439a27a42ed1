// Renders a whole article, as JSON for programs or as text for people.
#pragma once

#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/render/style.hpp"
#include "timbao/search/occurrences.hpp"

namespace timbao::render {

// One JSON object in one line, without a line end: id, title, abstract, body, outlet, origin, url,
// date, author, topic (several joined by "; "), path, related; line where it is known. What is not
// known is null.
[[nodiscard]] std::string article_json(const article::Article& article);

// With highlights: {"title": [[start, end], …], "abstract": …, "body": …}, byte offsets in these
// texts.
[[nodiscard]] std::string article_json(const article::Article& article,
                                       const std::vector<search::Occurrence>& highlights);

// Rows of a table of articles, which `timbao index` reads again: a heading, and a row for each:
// id, title, abstract, body, outlet (its domain), outlet_name, origin, origin_name, url, date,
// author, topic. Titles of related stories are left out. In TSV, tabs and line ends
// within a field become spaces; CSV keeps them. What is not known is an empty field.
[[nodiscard]] std::string article_csv_header();
[[nodiscard]] std::string article_tsv_header();
[[nodiscard]] std::string article_csv(const article::Article& article);
[[nodiscard]] std::string article_tsv(const article::Article& article);

// Title, source, texts and related titles, ending with a line end.
[[nodiscard]] std::string article_text(const article::Article& article, const TextStyle& style);

}  // namespace timbao::render
