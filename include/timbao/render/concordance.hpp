// Renders lines of a concordance: aligned for people; JSON Lines, CSV and TSV for programs.
//
// Each returned string is one line with its line end, so that lines can be written as they come.
#pragma once

#include <cstddef>
#include <string>

#include "timbao/analysis/concordance.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {

// Date, outlet (its end is cut off), `width` columns of text before the match, the match, `width`
// columns behind it, id: matches stand below one another, with accents composed or not.
[[nodiscard]] std::string concordance_text(const analysis::ConcordanceLine& line, std::size_t width,
                                           const TextStyle& style);

// {"id", "outlet": {domain, name} or null, "date", "part", "start", "end", "left", "match",
// "right"}.
[[nodiscard]] std::string concordance_json_line(const analysis::ConcordanceLine& line);

// Columns: left, match, right, outlet_domain, outlet_name, date, id, part, start, end. CSV is that
// of RFC 4180; in TSV, tabs and line ends within a field become spaces.
[[nodiscard]] std::string concordance_csv_header();
[[nodiscard]] std::string concordance_csv(const analysis::ConcordanceLine& line);
[[nodiscard]] std::string concordance_tsv_header();
[[nodiscard]] std::string concordance_tsv(const analysis::ConcordanceLine& line);

}  // namespace timbao::render
