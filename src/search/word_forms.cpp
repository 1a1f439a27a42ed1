#include "search/word_forms.hpp"

#include <algorithm>

#include "timbao/index/schema.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// The marks of all words in the query that are looked up in the text.
std::uint8_t marks_in(const Query& query) {
  // outlet:"Báo Núi Mây" says nothing about how the words beside it are typed.
  if (query.kind == Query::Kind::field && query.field != Query::Field::title) return 0;
  std::uint8_t marks = 0;
  for (const std::string& term : query.terms) marks |= text::marks_of(term);
  for (const Query& child : query.children) marks |= marks_in(child);
  return marks;
}

// The part of a word that the reading holds its forms to.
std::string kept(std::string_view word, AccentReading reading) {
  if (reading == AccentReading::as_typed) return std::string(word);
  return reading == AccentReading::tones_free ? text::without_tone(word) : text::folded(word);
}

// Words of one sense that are written with i and with y ("hi vọng", "hy vọng"), beside those that
// normal form joins; a word of another sense is too near ("ti", "ty") for more.
constexpr std::pair<std::string_view, std::string_view> kTwins[] = {
    {"hi", "hy"}, {"li", "ly"}, {"tị", "tỵ"}, {"tí", "tý"}, {"vĩ", "vỹ"}};

void add_twins(const std::string& folded, std::vector<std::string>& words) {
  for (const auto& [i, y] : kTwins) {
    if (folded == text::folded(i)) words.emplace_back(y);
    if (folded == text::folded(y)) words.emplace_back(i);
  }
}

// Words outside the syllable inventory that fold to `folded`, from the index's table of them.
void add_other_words(const Xapian::Database& database, const std::string& folded,
                     std::vector<std::string>& words) {
  const std::string prefix = schema::prefixed_term(schema::kAccentForm, folded + ' ');
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    words.push_back((*term).substr(prefix.size()));
  }
}

}  // namespace

AccentReading reading_of(const Query& query, Accents accents) {
  if (accents == Accents::strict) return AccentReading::as_typed;
  if (accents == Accents::ignore) return AccentReading::marks_free;
  const std::uint8_t marks = marks_in(query);
  if ((marks & text::kToneMark) != 0) return AccentReading::as_typed;
  return (marks & text::kShapeMark) != 0 ? AccentReading::tones_free : AccentReading::marks_free;
}

std::vector<std::string> forms_of(const Xapian::Database& database, std::string_view prefix,
                                  const std::string& term, AccentReading reading) {
  std::vector<std::string> candidates{term};
  if (reading != AccentReading::as_typed) {
    const std::string folded = text::folded(term);
    candidates.push_back(folded);  // "duong" is no syllable, and yet some texts are without marks.
    for (const text::TokenCode code : text::syllables_of_fold(folded)) {
      candidates.emplace_back(text::spelling(code));
    }
    add_other_words(database, folded, candidates);
    std::erase_if(candidates, [&, typed = kept(term, reading)](const std::string& form) {
      return kept(form, reading) != typed;
    });
    if (reading == AccentReading::marks_free) add_twins(folded, candidates);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  }
  std::erase_if(candidates, [&](const std::string& form) {
    return !database.term_exists(prefix.empty() ? form : schema::prefixed_term(prefix, form));
  });
  return candidates;
}

const std::vector<std::string>& WordForms::of(const std::string& term) {
  const auto [found, is_new] = forms_.try_emplace(kept(term, reading_));
  if (is_new) found->second = forms_of(database_, "", term, reading_);
  return found->second;
}

std::vector<std::string> forms_with_prefix(const Xapian::Database& database,
                                           const std::string& prefix) {
  return {database.allterms_begin(prefix), database.allterms_end(prefix)};
}

}  // namespace timbao::search
