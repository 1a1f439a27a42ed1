#include "search/plan.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "search/variants.hpp"
#include "search/word_forms.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// Days as the date slot counts them; the last second of a day where `end`.
double seconds_of_day(const std::string& day, bool end) {
  const auto date = parse_iso_date(day);
  if (!date) return end ? HUGE_VAL : -HUGE_VAL;
  return static_cast<double>(date->civil_seconds() + (end ? 86'399 : 0));
}

Condition date_range(const std::string& from, const std::string& until) {
  Condition range{.kind = Condition::Kind::dates};
  range.from = seconds_of_day(from, false);
  range.until = seconds_of_day(until, true);
  return range;
}

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

class Planner {
 public:
  Planner(WordForms& forms, const SearchOptions& options, const index::Reader& reader)
      : options_(options),
        reader_(reader),
        forms_(forms),
        articles_(reader.database().get_doccount()) {}

  Plan plan(const Query& root) {
    std::optional<Condition> condition;
    std::optional<Condition> filter;
    if (root.kind == Query::Kind::free) {
      FreeParts parts = parts_of(root);
      condition = combined(parts);
      filter = filter_of(parts);
      plan_.operands = std::move(parts.optional);
    } else {
      condition = compile(root);
    }
    if (const std::optional<Condition> narrowing = options_filter()) {
      condition = all_of({condition.value_or(everything()), *narrowing});
      filter = filter ? all_of({*filter, *narrowing}) : *narrowing;
    }
    plan_.condition = condition.value_or(Condition{});
    plan_.filter = filter.value_or(everything());
    return std::move(plan_);
  }

 private:
  // The parts of a free query: those that must match, those that may, those that must not.
  struct FreeParts {
    std::vector<Condition> required, optional, excluded;
  };

  FreeParts parts_of(const Query& query) {
    FreeParts parts;
    std::vector<const Query*> run;
    for (const Query& child : query.children) {
      if (child.kind == Query::Kind::words) {
        run.push_back(&child);
        continue;
      }
      compile_run(std::exchange(run, {}), parts.optional);
      switch (child.kind) {
        case Query::Kind::excluded:
          parts.excluded.push_back(excluded(child));
          break;
        case Query::Kind::required:
          parts.required.push_back(compile(child.children.front()));
          break;
        case Query::Kind::date:
          parts.required.push_back(compile(child));
          break;
        case Query::Kind::field:
          // A field narrows the answer even where any word may match.
          parts.required.push_back(compile(child));
          break;
        default:
          parts.optional.push_back(compile(child));
      }
    }
    compile_run(run, parts.optional);
    return parts;
  }

  // Here and below, nothing is what asks for nothing. It is not Kind::nothing, which no article is.
  std::optional<Condition> wanted(const FreeParts& parts) const {
    if (options_.combine == Combine::any && !parts.optional.empty()) {
      if (parts.required.empty()) return any_of(parts.optional);
      return all_of(parts.required);
    }
    std::vector<Condition> every = parts.required;
    every.insert(every.end(), parts.optional.begin(), parts.optional.end());
    if (every.empty()) return std::nullopt;
    return all_of(std::move(every));
  }

  static std::optional<Condition> without_excluded(std::optional<Condition> condition,
                                                   const FreeParts& parts) {
    if (parts.excluded.empty()) return condition;
    return but_not(condition.value_or(everything()), parts.excluded);
  }

  std::optional<Condition> combined(const FreeParts& parts) const {
    return without_excluded(wanted(parts), parts);
  }

  // What holds whichever of the optional parts match.
  static std::optional<Condition> filter_of(const FreeParts& parts) {
    std::optional<Condition> required;
    if (!parts.required.empty()) required = all_of(parts.required);
    return without_excluded(std::move(required), parts);
  }

  std::optional<Condition> options_filter() const {
    std::vector<Condition> filters;
    if (!options_.outlets.empty()) {
      std::vector<Condition> outlets;
      for (const std::string& outlet : options_.outlets) {
        outlets.push_back(outlet_filter(outlet, schema::kOutlet, schema::kOutletName));
      }
      filters.push_back(any_of(std::move(outlets)));
    }
    if (options_.author) filters.push_back(name_filter(*options_.author, schema::kAuthor));
    if (!options_.since.empty() || !options_.until.empty()) {
      filters.push_back(date_range(options_.since, options_.until));
    }
    if (filters.empty()) return std::nullopt;
    return all_of(std::move(filters));
  }

  Condition compile(const Query& query) {
    switch (query.kind) {
      case Query::Kind::words:
        return single(query);
      case Query::Kind::phrase:
        return unit_condition(unit_of(query));
      case Query::Kind::wildcard:
        return wildcard(query);
      case Query::Kind::near:
        return near(query);
      case Query::Kind::all:
        return all_of(compiled_children(query));
      case Query::Kind::any:
        return any_of(compiled_children(query));
      case Query::Kind::free:
        return combined(parts_of(query)).value_or(Condition{});
      case Query::Kind::required:
        return compile(query.children.front());
      case Query::Kind::excluded:
        return but_not(everything(), {excluded(query)});
      case Query::Kind::field:
        return field(query);
      case Query::Kind::date:
        return date_range(query.from, query.until);
    }
    return {};
  }

  std::vector<Condition> compiled_children(const Query& query) {
    std::vector<Condition> children;
    for (const Query& child : query.children) children.push_back(compile(child));
    return children;
  }

  // Compiles what must not match; its words are nothing to rank or highlight by.
  Condition excluded(const Query& query) {
    std::vector<Unit> kept_units = plan_.units;
    std::vector<PlannedVariant> kept_variants = plan_.variants;
    std::vector<WorthyWord> kept_words = plan_.words;
    Condition compiled = compile(query.children.front());
    plan_.units = std::move(kept_units);
    plan_.variants = std::move(kept_variants);
    plan_.words = std::move(kept_words);
    return compiled;
  }

  double idf_of(const std::vector<std::string>& forms) const {
    double with_word = 0;
    for (const std::string& form : forms) with_word += reader_.frequency(form);
    return inverse_document_frequency(articles_, std::min(with_word, articles_));
  }

  PlannedWord word_of(const std::string& term) {
    const std::vector<std::string>& forms = forms_.of(term);
    const bool chosen =
        forms.size() > 1 && std::find(forms.begin(), forms.end(), term) != forms.end();
    if (!chosen) return {forms, {}, idf_of(forms)};
    return {forms, term, kOpenShare * idf_of(forms) + (1 - kOpenShare) * idf_of({term})};
  }

  Unit unit_of(const Query& query) {
    Unit unit;
    unit.title_only = title_only_;
    for (const std::string& term : query.terms) unit.words.push_back(word_of(term));
    return unit;
  }

  // Equal words are one group, so that its set is made once.
  std::size_t group_of(const std::vector<std::string>& words) {
    const auto [group, is_new] = groups_.emplace(words, plan_.groups.size());
    if (is_new) plan_.groups.push_back(words);
    return group->second;
  }

  // Any of the words.
  Condition any_word(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    Condition condition{.kind = Condition::Kind::words};
    condition.group = group_of(words);
    return condition;
  }

  // The words, without their order.
  Condition each_word(const std::vector<PlannedWord>& planned) {
    std::vector<Condition> words;
    for (const PlannedWord& word : planned) words.push_back(any_word(word.forms));
    return all_of(std::move(words));
  }

  static Condition with_pattern(Condition words, Pattern pattern) {
    Condition condition{.kind = Condition::Kind::pattern};
    condition.children.push_back(std::move(words));
    condition.held = std::make_shared<const Pattern>(std::move(pattern));
    return condition;
  }

  // The words side by side; a single one wherever it stands.
  Condition sequence_condition(const std::vector<PlannedWord>& planned) {
    Condition words = each_word(planned);
    const bool ask_column = planned.size() > 1 || title_only_;
    const bool possible = std::none_of(planned.begin(), planned.end(), [](const PlannedWord& word) {
      return word.forms.empty();
    });
    if (!ask_column || !possible) return words;
    return with_pattern(std::move(words), {{sequence_of(planned)}, 0, title_only_});
  }

  // What it is worth to hold the word; `held` is that it does.
  void add_worth(const PlannedWord& word, Condition held) {
    WorthyWord worth{.held = std::move(held), .idf = word.idf};
    worth.forms = worth.likely = group_of(word.forms);
    if (!word.likely.empty()) worth.likely = group_of({word.likely});
    plan_.words.push_back(std::move(worth));
  }

  void add_worth(const Unit& unit) {
    for (const PlannedWord& word : unit.words) add_worth(word, any_word(word.forms));
  }

  Condition unit_condition(Unit unit) {
    Condition condition = sequence_condition(unit.words);
    add_worth(unit);
    plan_.units.push_back(std::move(unit));
    return condition;
  }

  Condition single(const Query& query) {
    std::vector<Condition> compiled;
    compile_run({&query}, compiled);
    return compiled.front();
  }

  // Words beside each other, and what else says the same as some of them: each word of those may be
  // stood for. "A and (b or x) and (c or x)" is "a and ((b and c) or x)", so that words count one
  // by one where some may be left out.
  void compile_run(const std::vector<const Query*>& run, std::vector<Condition>& compiled) {
    if (run.empty()) return;
    const std::vector<Variant> variants =
        options_.expand ? variants_of(run, reader_, forms_.reading()) : std::vector<Variant>();
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
      compiled.push_back(with_variants(units[i], i, variants));
      if (units[i].words.size() == 1) {
        add_worth(units[i].words.front(), without_patterns(compiled.back()));
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

  [[nodiscard]] std::size_t planned_words() const {
    std::size_t words = 0;
    for (const Unit& unit : plan_.units) words += unit.words.size();
    return words;
  }

  static std::vector<PlannedWord> planned(const std::vector<std::string>& terms) {
    std::vector<PlannedWord> words;
    for (const std::string& term : terms) words.push_back({{term}, {}, 0});
    return words;
  }

  // The unit, or any variant of words that it is among.
  Condition with_variants(const Unit& unit, std::size_t place,
                          const std::vector<Variant>& variants) {
    std::vector<std::string> other_forms;
    std::vector<Condition> ways;
    for (const Variant& variant : variants) {
      if (place < variant.first || place >= variant.end) continue;
      const bool one_word = variant.terms.size() == 1 && variant.context.empty();
      if (one_word && unit.words.size() == 1 && !title_only_) {
        other_forms.push_back(variant.terms.front());
      } else {
        ways.push_back(variant_condition(variant));
      }
    }
    ways.push_back(other_forms.empty()
                       ? sequence_condition(unit.words)
                       : any_word(joined(unit.words.front().forms, other_forms)));
    return any_of(std::move(ways));
  }

  Condition variant_condition(const Variant& variant) {
    Condition condition = sequence_condition(planned(variant.terms));
    if (variant.context.empty()) return condition;
    return all_of({std::move(condition), any_word(variant.context)});
  }

  Condition near(const Query& query) {
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

  Condition wildcard(const Query& query) {
    Unit unit;
    unit.title_only = title_only_;
    std::vector<std::string> forms =
        forms_with_prefix(reader_, query.terms.front(), forms_.reading());
    const double idf = idf_of(forms);
    unit.words.push_back({std::move(forms), {}, idf});
    return unit_condition(std::move(unit));
  }

  Condition field(const Query& query) {
    const Query& child = query.children.front();
    switch (query.field) {
      case Query::Field::title:
        return in_title(child);
      case Query::Field::outlet:
        return each_value(child, [this](const std::string& text) {
          return outlet_filter(text, schema::kOutlet, schema::kOutletName);
        });
      case Query::Field::origin:
        return each_value(child, [this](const std::string& text) {
          return outlet_filter(text, schema::kOrigin, schema::kOriginName);
        });
      case Query::Field::author:
        return each_value(
            child, [this](const std::string& text) { return name_filter(text, schema::kAuthor); });
      case Query::Field::topic:
        return each_value(
            child, [this](const std::string& text) { return name_filter(text, schema::kTopic); });
    }
    return {};
  }

  Condition in_title(const Query& child) {
    const bool outer = title_only_;
    title_only_ = true;
    Condition condition = compile(child);
    title_only_ = outer;
    return condition;
  }

  // outlet:(a OR b): the operators within a field's brackets, with `value_filter` at the leaves.
  template <class ValueFilter>
  Condition each_value(const Query& query, const ValueFilter& value_filter) {
    if (query.children.empty()) return value_filter(query.text);
    std::vector<Condition> children;
    for (const Query& child : query.children) children.push_back(each_value(child, value_filter));
    switch (query.kind) {
      case Query::Kind::any:
        return any_of(std::move(children));
      case Query::Kind::excluded:
        return but_not(everything(), std::move(children));
      default:
        return all_of(std::move(children));
    }
  }

  // Every word of a name, in any order.
  Condition name_filter(const std::string& name, std::string_view prefix) const {
    text::Tokens tokens;
    text::tokenize(name, tokens);
    std::vector<Condition> words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      Query word;
      word.terms.emplace_back(tokens.term(i));
      std::vector<std::string> terms;
      for (const std::string& form :
           forms_of(reader_, prefix, word.terms.front(), reading_of(word, options_.accents))) {
        terms.push_back(schema::prefixed_term(prefix, form));
      }
      words.push_back(any_term(std::move(terms)));
    }
    return words.empty() ? Condition{} : all_of(std::move(words));
  }

  Condition outlet_filter(const std::string& text, std::string_view domain_prefix,
                              std::string_view name_prefix) const {
    const article::Outlet outlet = article::outlet_of(text);
    if (outlet.domain) return any_term({schema::prefixed_term(domain_prefix, *outlet.domain)});
    return name_filter(text, name_prefix);
  }

  const SearchOptions& options_;
  const index::Reader& reader_;
  WordForms& forms_;
  const double articles_;
  Plan plan_;
  std::map<std::vector<std::string>, std::size_t> groups_;  // By their words: places in the plan.
  bool title_only_ = false;
};

}  // namespace

double inverse_document_frequency(double articles, double with_word) {
  return std::log(1 + (articles - with_word + 0.5) / (with_word + 0.5));
}

Plan plan_query(const Query& query, WordForms& forms, const SearchOptions& options,
                const index::Reader& reader) {
  return Planner(forms, options, reader).plan(query);
}

}  // namespace timbao::search
