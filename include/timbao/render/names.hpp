// Renders the names that articles speak of, for people and programs.
//
// Every text ends with a line end unless it is empty. CSV is that of RFC 4180, with CRLF; in TSV,
// tabs and line ends within a field become spaces; what is not known is an empty field.
#pragma once

#include <string>
#include <string_view>

#include "timbao/analysis/names.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {

// "person", "organisation", "place", "other".
[[nodiscard]] std::string_view name_kind_name(analysis::NameKind kind);

// A line that says what was counted, then articles, kind and name a line; below each its outlets
// and what else it is called, where there is any of these.
[[nodiscard]] std::string names_text(const CountedQuery& query, const analysis::Names& names);

// One line: query, interpreted, matched, filters, index (path, revision), total, distinct, names:
// for each its name, kind, articles, outlets, top_outlets (domain, name, articles), variants (text,
// articles).
[[nodiscard]] std::string names_json(const CountedIndex& index, const CountedQuery& query,
                                     const analysis::Names& names);

// A heading and a row for each name: name, kind, articles, outlets, top_outlets and variants, the
// last two as "a (3); b (1)".
[[nodiscard]] std::string names_csv(const analysis::Names& names);
[[nodiscard]] std::string names_tsv(const analysis::Names& names);

}  // namespace timbao::render
