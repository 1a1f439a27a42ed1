// Renders n-grams for people and programs. Every text ends with a line end.
#pragma once

#include <string>

#include "timbao/analysis/ngrams.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {

// What was counted, then a row for each n-gram under a heading.
[[nodiscard]] std::string ngrams_text(const CountedQuery& query, const analysis::Ngrams& found);

// One line: query, interpreted, matched, filters, index, total, the options, words, considered
// (n-grams of all), ngrams: ngram, count, per_million (words), articles.
[[nodiscard]] std::string ngrams_json(const CountedIndex& index, const CountedQuery& query,
                                      const analysis::NgramOptions& options,
                                      const analysis::Ngrams& found);

// A heading, and a row for each: ngram, count, per million words, articles. CSV is that of RFC
// 4180, with CRLF.
[[nodiscard]] std::string ngrams_csv(const analysis::Ngrams& found);
[[nodiscard]] std::string ngrams_tsv(const analysis::Ngrams& found);

}  // namespace timbao::render
