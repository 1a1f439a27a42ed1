// A query made ready for one index: what Xapian is asked, and the words that ranking and highlights
// look for.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "search/pattern.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// One word of the query that an article is found by.
struct PlannedWord {
  std::vector<std::string>
      forms;       // Terms of the index that it stands for; none where the index lacks them all.
  double idf = 0;  // Robertson and Sparck Jones's weight, never negative.
};

// Words that are looked for together: a phrase, a written word of several terms, or a single word.
struct Unit {
  std::vector<PlannedWord> words;
  bool title_only = false;
};

struct Plan {
  Xapian::Query query;  // What an article must hold, with BM25's weights.
  std::vector<Xapian::Query>
      operands;  // The words of a free query that need not match, where some may be left out.
  std::optional<Xapian::Query> filter;  // What holds either way: +word, -word, fields, dates.
  std::vector<Unit>
      units;  // In query order; excluded words and fields other than title are not among them.
};

// The plan must not outlive `reader`. Throws Xapian::Error.
[[nodiscard]] Plan plan_query(const Query& query, const SearchOptions& options,
                              const index::Reader& reader);

// log(1 + (N - n + 0.5) / (n + 0.5)): BM25's idf, kept positive as Lucene does.
[[nodiscard]] double inverse_document_frequency(double articles, double with_word);

}  // namespace timbao::search
