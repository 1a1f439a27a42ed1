// Renders the key words of two sets of articles, for people and programs.
//
// Every text ends with a line end. CSV is that of RFC 4180, with CRLF; what is not known is an
// empty field.
#pragma once

#include <optional>
#include <string>

#include "timbao/analysis/keyness.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {

// The two sets that were compared.
struct ComparedQueries {
  CountedQuery first;
  std::optional<CountedQuery> second;  // Nothing where it was all other articles.
};

// What the two sets are, then the key words of each under a heading.
[[nodiscard]] std::string keywords_text(const ComparedQueries& queries,
                                        const analysis::Comparison& found);

// One line: sets (query: null for all other articles, interpreted, matched, words, key_words: how
// many there are), shared
// (articles of both), filters, index, total, the options, tested (words), critical_value, and
// keywords, those of the first set first.
[[nodiscard]] std::string keywords_json(const CountedIndex& index, const ComparedQueries& queries,
                                        const analysis::KeywordOptions& options,
                                        const analysis::Comparison& found);

// A heading and a row for each: set (A, B), word, counts, frequencies per million words and
// articles of both sets, log-likelihood, log ratio, difference in per cent.
[[nodiscard]] std::string keywords_csv(const analysis::Comparison& found);
[[nodiscard]] std::string keywords_tsv(const analysis::Comparison& found);

}  // namespace timbao::render
