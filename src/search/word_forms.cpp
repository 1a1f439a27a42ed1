#include "search/word_forms.hpp"

#include <xapian.h>

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

// A word that no Vietnamese letter marks as Vietnamese: "erdoğan", "mbappé", "l'oréal"; not "đắk".
bool is_foreign(std::string_view word) {
  constexpr std::string_view kVietnameseOnly[] = {"đ", "ă", "ơ", "ư"};
  if (text::is_exact(text::code_of(word))) return false;
  const std::string toneless = text::without_tone(word);
  return std::none_of(
      std::begin(kVietnameseOnly), std::end(kVietnameseOnly),
      [&](std::string_view letter) { return toneless.find(letter) != std::string::npos; });
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

// Calls take(word) for the words outside the syllable inventory whose folded form starts with
// `folded`, from the index's table of them.
template <class Take>
void for_each_other_word(const index::Reader& reader, const std::string& folded,
                         const Take& take) {
  const Xapian::Database& database = reader.database();
  const std::string prefix = schema::prefixed_term(schema::kAccentForm, folded);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string entry = *term;
    take(entry.substr(entry.find(' ', schema::kAccentForm.size()) + 1));
  }
}

}  // namespace

AccentReading reading_of_marks(std::uint8_t marks) {
  if ((marks & text::kToneMark) != 0) return AccentReading::as_typed;
  return (marks & text::kShapeMark) != 0 ? AccentReading::tones_free : AccentReading::marks_free;
}

AccentReading reading_of(const Query& query, Accents accents) {
  if (accents == Accents::strict) return AccentReading::strict;
  if (accents == Accents::ignore) return AccentReading::marks_free;
  return reading_of_marks(marks_in(query));
}

std::string kept(std::string_view word, AccentReading reading) {
  switch (reading) {
    case AccentReading::strict:
      break;
    case AccentReading::as_typed:
      return is_foreign(word) ? text::folded(word) : std::string(word);
    case AccentReading::tones_free:
      return text::without_tone(word);
    case AccentReading::marks_free:
      return text::folded(word);
  }
  return std::string(word);
}

std::vector<std::string> forms_of(const index::Reader& reader, std::string_view prefix,
                                  const std::string& term, AccentReading reading) {
  std::vector<std::string> candidates{term};
  const bool as_it_stands =
      reading == AccentReading::strict || (reading == AccentReading::as_typed && !is_foreign(term));
  if (!as_it_stands) {
    const std::string folded = text::folded(term);
    candidates.push_back(folded);  // "duong" is no syllable, and yet some texts are without marks.
    for (const text::TokenCode code : text::syllables_of_fold(folded)) {
      candidates.emplace_back(text::spelling(code));
    }
    for_each_other_word(reader, folded + ' ',
                        [&](std::string word) { candidates.push_back(std::move(word)); });
    std::erase_if(candidates, [&, typed = kept(term, reading)](const std::string& form) {
      return kept(form, reading) != typed;
    });
    if (reading == AccentReading::marks_free) add_twins(folded, candidates);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  }
  std::erase_if(candidates, [&](const std::string& form) {
    if (prefix.empty()) return reader.frequency(form) == 0;
    return !reader.database().term_exists(schema::prefixed_term(prefix, form));
  });
  return candidates;
}

const std::vector<std::string>& WordForms::of(const std::string& term) {
  const auto [found, is_new] = forms_.try_emplace(kept(term, reading_));
  if (is_new) found->second = forms_of(reader_, "", term, reading_);
  return found->second;
}

std::vector<std::string> WordForms::plausible(const std::string& term) {
  const auto found = plausible_.find(term);
  return found == plausible_.end() ? of(term)
                                   : std::vector(found->second.begin(), found->second.end());
}

void WordForms::add_plausible(const std::string& likely, const std::vector<std::string>& forms) {
  plausible_[likely].insert(forms.begin(), forms.end());
}

std::vector<std::string> forms_with_prefix(const index::Reader& reader,
                                           const std::string& prefix, AccentReading reading) {
  const Xapian::Database& database = reader.database();
  std::vector<std::string> words(database.allterms_begin(prefix), database.allterms_end(prefix));
  if (marks_count(reading)) return words;
  const std::string folded = text::folded(prefix);
  const std::string typed = kept(prefix, reading);
  const auto add = [&](std::string word) {
    if (kept(word, reading).starts_with(typed)) words.push_back(std::move(word));
  };
  for (text::TokenCode code = 1; code <= text::kSyllableCount; ++code) {
    if (!text::folded_spelling(code).starts_with(folded)) continue;
    const std::string word(text::spelling(code));
    if (reader.frequency(word) > 0) add(word);
  }
  for_each_other_word(reader, folded, add);
  if (folded != prefix) {
    std::for_each(database.allterms_begin(folded), database.allterms_end(folded), add);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace timbao::search
