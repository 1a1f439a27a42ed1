// Renders articles as citations: BibTeX, RIS and CSL-JSON for reference managers, Markdown for
// texts.
//
// A citation has outlet, title, author, date, address, and the day on which the address was looked
// at; what is not known is left out. Authors are written as whole names, since nothing says which
// part of one is the family's. Text stays UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/date.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::render {

enum class CitationFormat : std::uint8_t {
  // @article entries (@misc where the outlet is not known) for BibTeX and biblatex.
  bibtex,
  // Records of type NEWS with lines that end in CRLF, as the RIS specification has them. Names end
  // with a comma: they are not taken apart.
  ris,
  // One list of items of type article-newspaper, one a line (CSL-JSON schema 1.0).
  csl_json,
  // A list with an item a line (CommonMark).
  markdown,
};

// In the order given. BibTeX keys and CSL ids are ASCII, "baolaocai-2023-khanh-thanh-cau-1k2j3h4":
// outlet, year, first words of the title, and what tells the article's id from others, so an
// article has the same key wherever it is cited. Ends with a line end unless there is nothing to
// write.
[[nodiscard]] std::string citations(const std::vector<const article::Article*>& articles,
                                    CitationFormat format, const Date& accessed);

// Of the articles that a search found.
[[nodiscard]] std::string citations(const search::SearchResult& result, CitationFormat format,
                                    const Date& accessed);

}  // namespace timbao::render
