// Renders the collocates of a query: a table for people and as TSV or CSV, or one JSON document.
//
// Returned strings end with a line end.
#pragma once

#include <string>
#include <string_view>

#include "timbao/analysis/collocates.hpp"

namespace timbao::render {

// Columns: word, together, total, score.
[[nodiscard]] std::string collocates_text(const analysis::Collocates& found);
[[nodiscard]] std::string collocates_tsv(const analysis::Collocates& found);
[[nodiscard]] std::string collocates_csv(const analysis::Collocates& found);

// {"query", "measure", "articles", "occurrences", "window_words", "index_words", "collocates":
// [{"word", "together", "total", "score"}, …]}.
[[nodiscard]] std::string collocates_json(std::string_view query, std::string_view measure,
                                          const analysis::Collocates& found);

}  // namespace timbao::render
