#include "analysis/name_words.hpp"

#include <algorithm>
#include <utility>

#include "timbao/article/places.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/abbreviations.hpp"
#include "timbao/text/names.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view name_words_tsv;
}  // namespace timbao::embedded

namespace timbao::analysis {
namespace {

constexpr std::pair<std::string_view, unsigned> kRoles[] = {
    {"title", word_role::kTitle},     {"unit", word_role::kUnit},
    {"head", word_role::kHead},       {"body", word_role::kBody},
    {"inner", word_role::kInner},     {"institution", word_role::kInstitution},
    {"surname", word_role::kSurname}, {"rare_surname", word_role::kRareSurname},
    {"place", word_role::kPlace},     {"no_name", word_role::kNoName},
    {"feature", word_role::kFeature}};

constexpr std::string_view kMarkedCapitals = "ĐƯÔƠÂĂÊ";  // Two bytes each.

unsigned role_of(std::string_view name) {
  for (const auto& [known, role] : kRoles) {
    if (known == name) return role;
  }
  return 0;
}

std::vector<std::string> terms_of(std::string_view words) {
  text::Tokens tokens;
  text::tokenize(words, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

std::string joined(const text::TermSequence& terms) {
  std::string text;
  for (const std::string& term : terms) text += (text.empty() ? "" : " ") + term;
  return text;
}

bool stands_at(const NamePhrase& phrase, const TokenizedText& text, std::uint32_t i) {
  if (phrase.terms.size() > text.tokens.size() - i) return false;
  for (std::uint32_t k = 0; k < phrase.terms.size(); ++k) {
    const text::TokenCode code = text.tokens[i + k].code;
    if (code != phrase.codes[k]) return false;
    if (!text::is_exact(code) && text.tokens.term(i + k) != phrase.terms[k]) return false;
    if (k > 0 && !text::continues_name(text.source, text.tokens, i + k)) return false;
  }
  return true;
}

}  // namespace

const NameWords& NameWords::instance() {
  static const NameWords kWords;
  return kWords;
}

NameWords::NameWords() {
  for (const auto& row : tsv_rows(embedded::name_words_tsv)) {
    if (row.size() == 2) add(row[0], role_of(row[1]));
  }
  sort_phrases();
  add_places();
  sort_phrases();
  add_abbreviations();
}

void NameWords::add(std::string_view words, unsigned role, std::string place, bool needs_unit) {
  std::vector<std::string> terms = terms_of(words);
  const auto same = std::find_if(phrases_.begin(), phrases_.end(),
                                 [&](const NamePhrase& phrase) { return phrase.terms == terms; });
  NamePhrase& phrase = same != phrases_.end() ? *same : phrases_.emplace_back();
  phrase.terms = std::move(terms);
  phrase.codes.clear();
  for (const std::string& term : phrase.terms) phrase.codes.push_back(text::code_of(term));
  phrase.roles |= role;
  if (role != word_role::kPlace) return;
  phrase.place = place.empty() ? joined(phrase.terms) : std::move(place);
  phrase.needs_unit = needs_unit;
}

// "Hồ Chí Minh" is a person, too, so names that open with a surname and are not the usual ones of
// their province need "thành phố" before them.
void NameWords::add_places() {
  for (const article::PlaceNames& names : article::province_names()) {
    const std::string usual = text::normal_form(names.front());
    for (const std::string_view name : names) {
      const std::string first = terms_of(name).front();
      const bool is_surname = std::any_of(phrases_.begin(), phrases_.end(), [&](const auto& one) {
        return one.terms.size() == 1 && one.terms.front() == first &&
               (one.roles & (word_role::kSurname | word_role::kRareSurname)) != 0;
      });
      add(name, word_role::kPlace, usual, is_surname && name != names.front());
    }
  }
}

void NameWords::add_abbreviations() {
  std::unordered_map<std::string, int> meanings;
  for (const text::Abbreviation& one : text::abbreviations()) {
    for (const auto& terms : one.short_forms) ++meanings[joined(terms)];
  }
  for (const text::Abbreviation& one : text::abbreviations()) {
    for (const auto& terms : one.short_forms) {
      const std::string key = joined(terms);
      if (one.context.empty() && meanings[key] == 1) {
        const std::string words = joined(one.long_forms.front());
        long_forms_.emplace(key, LongForm{words, opens_organisation(words)});
      }
    }
  }
}

void NameWords::sort_phrases() {
  std::sort(phrases_.begin(), phrases_.end(), [](const NamePhrase& a, const NamePhrase& b) {
    const auto code = a.codes.front(), other = b.codes.front();
    if (code != other) return code < other;
    return a.terms.size() != b.terms.size() ? a.terms.size() > b.terms.size() : a.terms < b.terms;
  });
  first_.fill(0);
  roles_.fill(0);
  for (const NamePhrase& phrase : phrases_) {
    ++first_[phrase.codes.front() + 1U];
    roles_[phrase.codes.front()] |= static_cast<std::uint16_t>(phrase.roles);
  }
  for (std::size_t code = 1; code < first_.size(); ++code) {
    first_[code] = static_cast<std::uint16_t>(first_[code] + first_[code - 1]);
  }
}

const NamePhrase* NameWords::at(const TokenizedText& text, std::uint32_t i, unsigned roles) const {
  const std::size_t code = text.tokens[i].code;
  if ((roles_[code] & roles) == 0) return nullptr;
  for (std::size_t k = first_[code]; k < first_[code + 1]; ++k) {
    if ((phrases_[k].roles & roles) != 0 && stands_at(phrases_[k], text, i)) return &phrases_[k];
  }
  return nullptr;
}

const LongForm* NameWords::long_form(std::string_view short_form) const {
  const auto found = long_forms_.find(short_form);
  return found == long_forms_.end() ? nullptr : &found->second;
}

bool NameWords::opens_organisation(std::string_view words) const {
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const NamePhrase& phrase) {
    constexpr unsigned kOpening = word_role::kHead | word_role::kBody | word_role::kInstitution;
    // "phòng, chống tham nhũng" is none.
    if ((phrase.roles & kOpening) == 0 || phrase.terms.front() == "phòng") return false;
    const std::string head = joined(phrase.terms);
    return words == head || (words.starts_with(head) && words[head.size()] == ' ');
  });
}

bool is_acronym(const TokenizedText& text, std::uint32_t i) {
  const text::Token& token = text.tokens[i];
  std::string_view rest = text.source.substr(token.start, token.end - token.start);
  int capitals = 0;
  while (!rest.empty()) {
    const std::size_t size = (static_cast<unsigned char>(rest.front()) & 0x80U) == 0 ? 1 : 2;
    const char c = rest.front();
    const bool is_capital = size == 1
                                ? c >= 'A' && c <= 'Z'
                                : kMarkedCapitals.find(rest.substr(0, size)) != std::string::npos;
    const bool is_sign = size == 1 && (c < 'a' || c > 'z');
    if (!is_capital && !is_sign) return false;
    if (is_capital) ++capitals;
    rest.remove_prefix(std::min(size, rest.size()));
  }
  return capitals >= 2;
}

}  // namespace timbao::analysis
