// Which of an index's terms a word of a query stands for, by the accents that were typed.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// How a whole query's accents are read.
enum class AccentReading : std::uint8_t {
  strict,      // Every mark counts.
  as_typed,    // Every mark counts in Vietnamese; foreign names go with and without ("Erdoğan").
  tones_free,  // Shapes (ă â ê ô ơ ư đ) as typed, any tone.
  marks_free,  // Any form that folds to the same letters.
};

// Whether the writer typed accents, so that a Vietnamese word is just as typed.
[[nodiscard]] constexpr bool marks_count(AccentReading reading) {
  return reading == AccentReading::strict || reading == AccentReading::as_typed;
}

// What text with these marks (timbao/text/fold.hpp) says of how it was typed.
[[nodiscard]] AccentReading reading_of_marks(std::uint8_t marks);

// A single tone mark anywhere in the query means that its writer types accents.
[[nodiscard]] AccentReading reading_of(const Query& query, Accents accents);

// The part of a word that the reading holds its forms to: "ngoại" is held to "ngoai" where marks
// are free.
[[nodiscard]] std::string kept(std::string_view word, AccentReading reading);

// The terms under `prefix` ("" for words of the text) that `term` stands for and the index has,
// ascending. Marks that the reading leaves free do not count in `term` either. Cost: a look-up for
// each syllable that folds to the same letters, at most some 30.
[[nodiscard]] std::vector<std::string> forms_of(const index::Reader& reader,
                                                std::string_view prefix, const std::string& term,
                                                AccentReading reading);

// The index's words that start with `prefix`, marks read as in forms_of(), ascending. Cost: as many
// steps as there are, and a look-up for each syllable of the language that starts so.
[[nodiscard]] std::vector<std::string> forms_with_prefix(const index::Reader& reader,
                                                         const std::string& prefix,
                                                         AccentReading reading);

// forms_of() for the words of one query, each looked up once, and which of them may be meant.
class WordForms {
 public:
  // `reader` must outlive this.
  WordForms(const index::Reader& reader, AccentReading reading)
      : reader_(reader), reading_(reading) {}

  [[nodiscard]] AccentReading reading() const { return reading_; }

  // Valid as long as this.
  [[nodiscard]] const std::vector<std::string>& of(const std::string& term);

  // Where marks were left out and `term` is the likely form: those that its neighbours leave
  // plausible, ascending; else as of().
  [[nodiscard]] std::vector<std::string> plausible(const std::string& term);

  // `likely` is one of `forms`. Where it stands several times in a query, all add up.
  void add_plausible(const std::string& likely, const std::vector<std::string>& forms);

 private:
  const index::Reader& reader_;
  AccentReading reading_;
  std::unordered_map<std::string, std::vector<std::string>> forms_;  // By what the reading keeps.
  std::unordered_map<std::string, std::set<std::string>> plausible_;  // By the likely form.
};

}  // namespace timbao::search
