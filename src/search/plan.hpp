// A query made ready for one index: what an article must hold, and the words that ranking and
// highlights look for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "search/condition.hpp"
#include "search/pattern.hpp"
#include "search/word_forms.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// One word of the query that an article is found by.
struct PlannedWord {
  std::vector<std::string>
      forms;  // Terms of the index that it stands for; none where the index lacks them all.
  std::string
      likely;  // The one of them that is meant, where marks were left out; else empty: all are.
  double idf = 0;  // Robertson and Sparck Jones's weight of what is meant, never negative.
  std::vector<std::string> plausible = {};  // Those that may be meant, if there is a likely one.
};

// Words that are looked for together: a phrase, a written word of several terms, or a single word.
struct Unit {
  std::vector<PlannedWord> words;
  bool title_only = false;
};

// Other terms that say what some words of the query say.
struct PlannedVariant {
  std::size_t first_word = 0, end_word = 0;  // Places in the list of all units' words.
  std::vector<PlannedWord> terms;            // Each of one form.
  bool title_only = false;
};

// A word that articles are put in their first order by: what it is worth to hold it.
struct WorthyWord {
  Condition held;         // The word, in any form, or the words of what else says it, in any order.
  std::size_t forms = 0;  // The group of its forms,
  std::size_t plausible = 0;  // of the plausible ones,
  std::size_t likely = 0;     // and of the likely one; the same where all are meant.
  double idf = 0;
};

struct Plan {
  Condition condition;              // What an article must hold.
  std::vector<Condition> operands;  // The parts of a free query that need not match, where some may
                                    // be left out.
  Condition filter = everything();  // What holds either way: +word, -word, fields, dates.
  std::vector<std::vector<std::string>> groups;  // Words that conditions name: any of each.
  std::vector<WorthyWord> words;                 // In query order, each unit's.
  std::vector<Unit>
      units;  // In query order; excluded words and fields other than title are not among them.
  std::vector<PlannedVariant> variants;
};

// What a form that is plausible counts beside the likely one, where marks were left out; pairs of
// words have it in any form. Measured on known-item queries (tests/bench/README.md): from 0.5 to
// 0.75 hardly a difference.
inline constexpr double kOpenShare = 0.75;

// Where `forms` leaves marks free, each term of the query is its likely form. Throws Xapian::Error.
[[nodiscard]] Plan plan_query(const Query& query, WordForms& forms,
                              const SearchOptions& options, const index::Reader& reader);

// log(1 + (N - n + 0.5) / (n + 0.5)): BM25's idf, kept positive as Lucene does.
[[nodiscard]] double inverse_document_frequency(double articles, double with_word);

}  // namespace timbao::search
