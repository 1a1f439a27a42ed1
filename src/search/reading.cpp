#include "search/reading.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "search/places.hpp"
#include "search/restoration.hpp"
#include "search/spelling_out.hpp"
#include "timbao/text/abbreviations.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/typed_keys.hpp"

namespace timbao::search {
namespace {

const std::string& term_at(const Place& place) { return place.leaf->terms[place.term]; }

std::unordered_set<std::string> make_known_terms() {
  std::unordered_set<std::string> known;
  const auto add = [&known](const std::vector<text::TermSequence>& spellings) {
    for (const text::TermSequence& terms : spellings) known.insert(terms.begin(), terms.end());
  };
  for (const text::Abbreviation& abbreviation : text::abbreviations()) {
    add(abbreviation.short_forms);
  }
  for (const text::SpellingGroup& group : text::spelling_groups()) add(group);
  return known;
}

// Abbreviations and names mean what they say, whether the index has them or their variants: "TW" is
// no "tư".
bool is_known(const std::string& term) {
  static const std::unordered_set<std::string> kKnown = make_known_terms();
  return kKnown.contains(term);
}

class QueryReader {
 public:
  QueryReader(const Query& query, Accents accents, const index::Reader& reader)
      : reader_(reader), accents_(accents), query_(query), places_(places_of(query_)) {}

  QueryReading read() {
    // "ngoaji giao" types its accents by keys; "visa du lich" leaves them out, whatever its first
    // word may be read as.
    AccentReading accents = reading_of(query_, accents_);
    if (accents != AccentReading::strict && decode_typed_keys() && has_every_word()) {
      accents = reading_of(query_, accents_);
    }
    WordForms forms(reader_, accents);
    if (!marks_count(accents)) restore_marks(forms);
    return {std::move(query_), std::move(forms), differs_};
  }

 private:
  // True where it found any.
  bool decode_typed_keys() {
    for (const Place& place : places_) {
      if (place.leaf == nullptr) continue;
      const std::string& term = term_at(place);
      const auto decoded = text::from_typed_keys(term);
      if (!decoded || !has(*decoded) || is_known(term)) continue;
      if (forms_of(reader_, "", term, AccentReading::marks_free).empty()) {
        replace(place, *decoded);
      }
    }
    return differs_;
  }

  // Whether the index has every word as it stands.
  [[nodiscard]] bool has_every_word() const {
    return std::all_of(places_.begin(), places_.end(), [this](const Place& place) {
      return place.leaf == nullptr || has(term_at(place));
    });
  }

  [[nodiscard]] bool has(const std::string& term) const {
    return reader_.frequency(term) > 0;
  }

  void restore_marks(WordForms& forms) {
    std::vector<std::vector<text::TokenCode>> codes;
    for (const Place& place : places_) codes.push_back(codes_at(place, forms));
    const std::vector<RestoredWord> words = restored(reader_.language_model(), codes);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].leaf == nullptr) continue;
      const std::vector<std::string> candidates = candidates_of(term_at(places_[i]), forms);
      const std::string& likely = candidates[words[i].likely];
      if (candidates.size() > 1) {
        std::vector<std::string> plausible;
        for (const std::size_t form : words[i].plausible) plausible.push_back(candidates[form]);
        forms.add_plausible(likely, plausible);
      }
      replace(places_[i], likely);
    }
  }

  // The forms to choose from: what was typed where it has marks (and these are to be ignored) or
  // the index knows no form.
  static std::vector<std::string> candidates_of(const std::string& term, WordForms& forms) {
    const bool has_marks =
        forms.reading() == AccentReading::marks_free && text::marks_of(term) != 0;
    if (has_marks || forms.of(term).empty()) return {term};
    return forms.of(term);
  }

  static std::vector<text::TokenCode> codes_at(const Place& place, WordForms& forms) {
    if (place.leaf == nullptr) return {text::kSentenceEnd};
    std::vector<text::TokenCode> codes;
    for (const std::string& form : candidates_of(term_at(place), forms)) {
      codes.push_back(text::code_of(form));
    }
    return codes;
  }

  void replace(const Place& place, const std::string& form) {
    if (term_at(place) == form) return;
    replace_term(*place.leaf, place.term, form);
    differs_ = true;
  }

  const index::Reader& reader_;
  const Accents accents_;
  Query query_;
  std::vector<Place> places_;  // In query_.
  bool differs_ = false;
};

}  // namespace

QueryReading read_query(const Query& query, Accents accents, const index::Reader& reader) {
  return QueryReader(query, accents, reader).read();
}

}  // namespace timbao::search
