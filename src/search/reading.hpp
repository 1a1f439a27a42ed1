// How a query is understood before it is planned: typed keys decoded, and the marks that were left
// out restored.
#pragma once

#include <optional>
#include <string>

#include "search/word_forms.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

struct QueryReading {
  Query query;  // As typed, with each word in its likely form.
  WordForms forms;        // How accents are read, and the forms that were looked up so far.
  bool differs = false;  // A word is not as it was typed.
};

// Words that the index lacks are read as typed without a keyboard driver where that gives a word
// that it has ("ngoaji", "ngoai5": ngoại), but for abbreviations and names of the tables ("TW").
// Where marks are free, each word gets the form that is likely beside its neighbours. Every word of
// the answer has forms among those of the typed one. `reader` must outlive the answer.
[[nodiscard]] QueryReading read_query(const Query& query, Accents accents,
                                      const index::Reader& reader);

}  // namespace timbao::search
