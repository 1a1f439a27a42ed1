#include "search/word_conditions.hpp"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace timbao::search {
namespace {

std::vector<std::string> joined(std::vector<std::string> forms,
                                const std::vector<std::string>& others) {
  forms.insert(forms.end(), others.begin(), others.end());
  return forms;
}

Sequence sequence_of(const std::vector<PlannedWord>& words) {
  Sequence sequence;
  for (const PlannedWord& word : words) sequence.words.emplace_back(word.forms);
  return sequence;
}

Condition with_pattern(Condition words, Pattern pattern) {
  Condition condition{.kind = Condition::Kind::pattern};
  condition.children.push_back(std::move(words));
  condition.held = std::make_shared<const Pattern>(std::move(pattern));
  return condition;
}

std::vector<PlannedWord> planned(const std::vector<std::string>& terms) {
  std::vector<PlannedWord> words;
  for (const std::string& term : terms) words.push_back({{term}, {}, 0});
  return words;
}

}  // namespace

WordConditions::WordConditions(WordForms& forms, bool expand, const index::Reader& reader,
                               Plan& plan)
    : forms_(forms),
      expand_(expand),
      reader_(reader),
      articles_(reader.database().get_doccount()),
      plan_(plan) {}

// Each word may be stood for by what else says the same as some of them. "A and (b or x) and (c or
// x)" is "a and ((b and c) or x)", so that words count one by one where some may be left out.
void WordConditions::add_run(const std::vector<const Query*>& run,
                             std::vector<Condition>& conditions) {
  if (run.empty()) return;
  const std::vector<Variant> variants =
      expand_ ? variants_of(run, reader_, forms_.reading()) : std::vector<Variant>();
  std::vector<std::size_t> first_words;  // Of each of the run's units, and behind the last.
  std::vector<Unit> units;
  std::size_t place = planned_words();
  for (const Query* const query : run) {
    units.push_back(unit_of(*query));
    first_words.push_back(place);
    place += units.back().words.size();
  }
  first_words.push_back(place);
  for (std::size_t i = 0; i < units.size(); ++i) {
    conditions.push_back(with_variants(units[i], i, variants));
    if (units[i].words.size() == 1) {
      add_worth(units[i].words.front(), without_patterns(conditions.back()));
    } else {
      add_worth(units[i]);
    }
  }
  for (const Variant& variant : variants) {
    plan_.variants.push_back({first_words[variant.first], first_words[variant.end],
                              planned(variant.terms), title_only_});
  }
  std::move(units.begin(), units.end(), std::back_inserter(plan_.units));
}

Condition WordConditions::phrase(const Query& query) { return of(unit_of(query)); }

Condition WordConditions::near(const Query& query) {
  Pattern pattern;
  pattern.distance = query.distance;
  pattern.title_only = title_only_;
  std::vector<Condition> words;
  for (const Query& child : query.children) {
    Unit unit = unit_of(child);
    words.push_back(each_word(unit.words));
    pattern.sequences.push_back(sequence_of(unit.words));
    add_worth(unit);
    plan_.units.push_back(std::move(unit));
  }
  return with_pattern(all_of(std::move(words)), std::move(pattern));
}

Condition WordConditions::wildcard(const Query& query) {
  Unit unit;
  unit.title_only = title_only_;
  std::vector<std::string> forms =
      forms_with_prefix(reader_, query.terms.front(), forms_.reading());
  const double idf = idf_of(forms);
  unit.words.push_back({std::move(forms), {}, idf});
  return of(std::move(unit));
}

double WordConditions::idf_of(const std::vector<std::string>& forms) const {
  double with_word = 0;
  for (const std::string& form : forms) with_word += reader_.frequency(form);
  return inverse_document_frequency(articles_, std::min(with_word, articles_));
}

PlannedWord WordConditions::word_of(const std::string& term) {
  const std::vector<std::string>& forms = forms_.of(term);
  const bool chosen =
      forms.size() > 1 && std::find(forms.begin(), forms.end(), term) != forms.end();
  if (!chosen) return {forms, {}, idf_of(forms)};
  return {forms, term, idf_of({term}), forms_.plausible(term)};
}

Unit WordConditions::unit_of(const Query& query) {
  Unit unit;
  unit.title_only = title_only_;
  for (const std::string& term : query.terms) unit.words.push_back(word_of(term));
  return unit;
}

// Equal words are one group, so that its set is made once.
std::size_t WordConditions::group_of(const std::vector<std::string>& words) {
  const auto [group, is_new] = groups_.emplace(words, plan_.groups.size());
  if (is_new) plan_.groups.push_back(words);
  return group->second;
}

Condition WordConditions::any_word(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  Condition condition{.kind = Condition::Kind::words};
  condition.group = group_of(words);
  return condition;
}

// The words, without their order.
Condition WordConditions::each_word(const std::vector<PlannedWord>& planned) {
  std::vector<Condition> words;
  for (const PlannedWord& word : planned) words.push_back(any_word(word.forms));
  return all_of(std::move(words));
}

// A single word wherever it stands.
Condition WordConditions::side_by_side(const std::vector<PlannedWord>& planned) {
  Condition words = each_word(planned);
  const bool ask_column = planned.size() > 1 || title_only_;
  const bool possible = std::none_of(planned.begin(), planned.end(),
                                     [](const PlannedWord& word) { return word.forms.empty(); });
  if (!ask_column || !possible) return words;
  return with_pattern(std::move(words), {{sequence_of(planned)}, 0, title_only_});
}

Condition WordConditions::of(const Variant& variant) {
  Condition condition = side_by_side(planned(variant.terms));
  if (variant.context.empty()) return condition;
  return all_of({std::move(condition), any_word(variant.context)});
}

Condition WordConditions::of(Unit unit) {
  Condition condition = side_by_side(unit.words);
  add_worth(unit);
  plan_.units.push_back(std::move(unit));
  return condition;
}

// The unit, or any variant of words that it is among.
Condition WordConditions::with_variants(const Unit& unit, std::size_t place,
                                        const std::vector<Variant>& variants) {
  std::vector<std::string> other_forms;
  std::vector<Condition> ways;
  for (const Variant& variant : variants) {
    if (place < variant.first || place >= variant.end) continue;
    const bool one_word = variant.terms.size() == 1 && variant.context.empty();
    if (one_word && unit.words.size() == 1 && !title_only_) {
      other_forms.push_back(variant.terms.front());
    } else {
      ways.push_back(of(variant));
    }
  }
  ways.push_back(other_forms.empty() ? side_by_side(unit.words)
                                     : any_word(joined(unit.words.front().forms, other_forms)));
  return any_of(std::move(ways));
}

// What it is worth to hold the word; `held` is that it does.
void WordConditions::add_worth(const PlannedWord& word, Condition held) {
  WorthyWord worth{.held = std::move(held), .idf = word.idf};
  worth.forms = worth.plausible = worth.likely = group_of(word.forms);
  if (!word.likely.empty()) {
    worth.plausible = group_of(word.plausible);
    worth.likely = group_of({word.likely});
  }
  plan_.words.push_back(std::move(worth));
}

void WordConditions::add_worth(const Unit& unit) {
  for (const PlannedWord& word : unit.words) add_worth(word, any_word(word.forms));
}

std::size_t WordConditions::planned_words() const {
  std::size_t words = 0;
  for (const Unit& unit : plan_.units) words += unit.words.size();
  return words;
}

}  // namespace timbao::search
