// Renders the collocates of a query: a table for people and as TSV or CSV, or one JSON document.
//
// Returned strings end with a line end.
#pragma once

#include <string>
#include <string_view>

#include "timbao/analysis/collocates.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {

// Columns: word, together, total, score.
[[nodiscard]] std::string collocates_text(const analysis::Collocates& found);
[[nodiscard]] std::string collocates_tsv(const analysis::Collocates& found);
[[nodiscard]] std::string collocates_csv(const analysis::Collocates& found);

// One line: query, interpreted, matched (articles), filters, index (path, revision), total (its
// articles), measure, occurrences, window_words, index_words, collocates: [{"word", "together",
// "total", "score"}, …].
[[nodiscard]] std::string collocates_json(const CountedIndex& index, const std::string& query,
                                          std::string_view measure,
                                          const analysis::Collocates& found);

}  // namespace timbao::render
