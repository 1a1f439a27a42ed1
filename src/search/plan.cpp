#include "search/plan.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "search/pattern_source.hpp"
#include "search/variants.hpp"
#include "search/word_forms.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// What a variant of several words adds to an article that may have the words themselves: enough to
// be found, too little to outrank those that say it once in each way. From 0.1 to 0.5 makes no
// difference (tests/bench/README.md).
constexpr double kVariantShare = 0.3;

Xapian::Query all_of(const std::vector<Xapian::Query>& queries) {
  return Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
}

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}

// Several terms that count as one word.
Xapian::Query synonym_of(const std::vector<std::string>& terms) {
  if (terms.empty()) return Xapian::Query::MatchNothing;
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

// Days as the date slot counts them; the last second of a day where `end`.
double seconds_of_day(const std::string& day, bool end) {
  const auto date = parse_iso_date(day);
  if (!date) return end ? HUGE_VAL : -HUGE_VAL;
  return static_cast<double>(date->civil_seconds() + (end ? 86'399 : 0));
}

Xapian::Query date_range(const std::string& from, const std::string& until) {
  const std::string first = Xapian::sortable_serialise(seconds_of_day(from, false));
  if (until.empty()) return Xapian::Query(Xapian::Query::OP_VALUE_GE, schema::kDate, first);
  return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, schema::kDate, first,
                       Xapian::sortable_serialise(seconds_of_day(until, true)));
}

class Planner {
 public:
  Planner(WordForms& forms, const SearchOptions& options, const index::Reader& reader)
      : options_(options),
        reader_(reader),
        database_(reader.database()),
        forms_(forms),
        articles_(database_.get_doccount()) {}

  Plan plan(const Query& root) {
    Plan result;
    std::optional<Xapian::Query> query;
    if (root.kind == Query::Kind::free) {
      FreeParts parts = parts_of(root);
      query = combined(parts);
      result.filter = filter_of(parts);
      result.operands = std::move(parts.optional);
    } else {
      query = compile(root);
    }
    if (const std::optional<Xapian::Query> filter = options_filter()) {
      query =
          Xapian::Query(Xapian::Query::OP_FILTER, query.value_or(Xapian::Query::MatchAll), *filter);
      result.filter =
          result.filter ? Xapian::Query(Xapian::Query::OP_AND, *result.filter, *filter) : *filter;
    }
    result.query = query.value_or(Xapian::Query::MatchNothing);
    result.units = std::move(units_);
    result.variants = std::move(variants_);
    return result;
  }

 private:
  // The parts of a free query: those that must match, those that may, those that must not.
  struct FreeParts {
    std::vector<Xapian::Query> required, optional, excluded;
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

  // Here and below, nothing is what asks for nothing. It is not MatchNothing, which asks for a word
  // that no article has; Xapian's Query::empty() holds for both.
  std::optional<Xapian::Query> wanted(const FreeParts& parts) const {
    if (options_.combine == Combine::any && !parts.optional.empty()) {
      const Xapian::Query any = any_of(parts.optional);
      if (parts.required.empty()) return any;
      return Xapian::Query(Xapian::Query::OP_AND_MAYBE, all_of(parts.required), any);
    }
    std::vector<Xapian::Query> every = parts.required;
    every.insert(every.end(), parts.optional.begin(), parts.optional.end());
    if (every.empty()) return std::nullopt;
    return all_of(every);
  }

  static std::optional<Xapian::Query> without_excluded(const std::optional<Xapian::Query>& query,
                                                       const FreeParts& parts) {
    if (parts.excluded.empty()) return query;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, query.value_or(Xapian::Query::MatchAll),
                         any_of(parts.excluded));
  }

  std::optional<Xapian::Query> combined(const FreeParts& parts) const {
    return without_excluded(wanted(parts), parts);
  }

  // What holds whichever of the optional parts match.
  static std::optional<Xapian::Query> filter_of(const FreeParts& parts) {
    std::optional<Xapian::Query> required;
    if (!parts.required.empty()) required = all_of(parts.required);
    return without_excluded(required, parts);
  }

  std::optional<Xapian::Query> options_filter() const {
    std::vector<Xapian::Query> filters;
    if (!options_.outlets.empty()) {
      std::vector<Xapian::Query> outlets;
      for (const std::string& outlet : options_.outlets) {
        outlets.push_back(outlet_filter(outlet, schema::kOutlet, schema::kOutletName));
      }
      filters.push_back(any_of(outlets));
    }
    if (options_.author) filters.push_back(name_filter(*options_.author, schema::kAuthor));
    if (!options_.since.empty() || !options_.until.empty()) {
      filters.push_back(date_range(options_.since, options_.until));
    }
    if (filters.empty()) return std::nullopt;
    return all_of(filters);
  }

  Xapian::Query compile(const Query& query) {
    switch (query.kind) {
      case Query::Kind::words:
        return single(query);
      case Query::Kind::phrase:
        return unit_query(unit_of(query));
      case Query::Kind::wildcard:
        return wildcard(query);
      case Query::Kind::near:
        return near(query);
      case Query::Kind::all:
        return all_of(compiled_children(query));
      case Query::Kind::any:
        return any_of(compiled_children(query));
      case Query::Kind::free:
        return combined(parts_of(query)).value_or(Xapian::Query::MatchNothing);
      case Query::Kind::required:
        return compile(query.children.front());
      case Query::Kind::excluded:
        return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, excluded(query));
      case Query::Kind::field:
        return field(query);
      case Query::Kind::date:
        return date_range(query.from, query.until);
    }
    return Xapian::Query::MatchNothing;
  }

  std::vector<Xapian::Query> compiled_children(const Query& query) {
    std::vector<Xapian::Query> children;
    for (const Query& child : query.children) children.push_back(compile(child));
    return children;
  }

  // Compiles what must not match; its words are nothing to rank or highlight by.
  Xapian::Query excluded(const Query& query) {
    std::vector<Unit> kept_units = units_;
    std::vector<PlannedVariant> kept_variants = variants_;
    const Xapian::Query compiled = compile(query.children.front());
    units_ = std::move(kept_units);
    variants_ = std::move(kept_variants);
    return compiled;
  }

  double idf_of(const std::vector<std::string>& forms) const {
    double with_word = 0;
    for (const std::string& form : forms) with_word += database_.get_termfreq(form);
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

  static Sequence sequence_of(const std::vector<PlannedWord>& words) {
    Sequence sequence;
    for (const PlannedWord& word : words) sequence.words.emplace_back(word.forms);
    return sequence;
  }

  // Any form of the word, or of `others`; where marks were left out, the likely one counts most.
  static Xapian::Query word_query(const PlannedWord& word,
                                  const std::vector<std::string>& others = {}) {
    const Xapian::Query open = synonym_of(joined(word.forms, others));
    if (word.likely.empty()) return open;
    return Xapian::Query(Xapian::Query::OP_OR,
                         Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, open, kOpenShare),
                         Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                       synonym_of(joined({word.likely}, others)), 1 - kOpenShare));
  }

  static std::vector<std::string> joined(std::vector<std::string> forms,
                                         const std::vector<std::string>& others) {
    forms.insert(forms.end(), others.begin(), others.end());
    return forms;
  }

  // The words under AND, without their order.
  static Xapian::Query words_of(const std::vector<PlannedWord>& planned) {
    std::vector<Xapian::Query> words;
    for (const PlannedWord& word : planned) {
      if (word.forms.empty()) return Xapian::Query::MatchNothing;
      words.push_back(word_query(word));
    }
    return all_of(words);
  }

  Xapian::Query with_pattern(const Xapian::Query& words, Pattern pattern) const {
    auto* source = new PatternSource(std::make_shared<const Pattern>(std::move(pattern)), reader_);
    return Xapian::Query(Xapian::Query::OP_FILTER, words, Xapian::Query(source->release()));
  }

  // The words side by side; a single one wherever it stands.
  Xapian::Query sequence_query(const std::vector<PlannedWord>& planned) const {
    const Xapian::Query words = words_of(planned);
    const bool ask_column = planned.size() > 1 || title_only_;
    const bool possible = words.get_type() != Xapian::Query::LEAF_MATCH_NOTHING && !words.empty();
    if (!ask_column || !possible) return words;
    return with_pattern(words, {{sequence_of(planned)}, 0, title_only_});
  }

  Xapian::Query unit_query(Unit unit) {
    Xapian::Query query = sequence_query(unit.words);
    units_.push_back(std::move(unit));
    return query;
  }

  Xapian::Query single(const Query& query) {
    std::vector<Xapian::Query> compiled;
    compile_run({&query}, compiled);
    return compiled.front();
  }

  // Words beside each other, and what else says the same as some of them: each word of those may be
  // stood for. "A and (b or x) and (c or x)" is "a and ((b and c) or x)", so that words count one
  // by one where some may be left out.
  void compile_run(const std::vector<const Query*>& run, std::vector<Xapian::Query>& compiled) {
    if (run.empty()) return;
    const std::vector<Variant> variants =
        options_.expand ? variants_of(run, database_, forms_.reading()) : std::vector<Variant>();
    std::vector<std::size_t> first_words;  // Of each of the run's units, and behind the last.
    std::vector<Unit> units;
    std::size_t place = planned_words();
    for (const Query* const query : run) {
      units.push_back(unit_of(*query));
      first_words.push_back(place);
      place += units.back().words.size();
    }
    first_words.push_back(place);
    std::vector<PlannedVariant> planned_variants;
    for (const Variant& variant : variants) {
      planned_variants.push_back({first_words[variant.first], first_words[variant.end],
                                  planned(variant.terms), title_only_});
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
      compiled.push_back(with_variants(units[i], i, variants, planned_variants));
    }
    std::move(planned_variants.begin(), planned_variants.end(), std::back_inserter(variants_));
    std::move(units.begin(), units.end(), std::back_inserter(units_));
  }

  [[nodiscard]] std::size_t planned_words() const {
    std::size_t words = 0;
    for (const Unit& unit : units_) words += unit.words.size();
    return words;
  }

  std::vector<PlannedWord> planned(const std::vector<std::string>& terms) const {
    std::vector<PlannedWord> words;
    for (const std::string& term : terms) words.push_back({{term}, {}, idf_of({term})});
    return words;
  }

  // The unit, or any variant of words that it is among. A word that stands for a single one counts
  // as another form of it; Xapian cannot tell so of several words (OP_MAX and OP_SYNONYM over them
  // crash in 1.4.22), and they add what they are worth.
  // `planned_variants` are the variants in the same order.
  Xapian::Query with_variants(const Unit& unit, std::size_t place,
                              const std::vector<Variant>& variants,
                              const std::vector<PlannedVariant>& planned_variants) const {
    std::vector<std::string> other_forms;
    std::vector<Xapian::Query> ways;
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const Variant& variant = variants[i];
      if (place < variant.first || place >= variant.end) continue;
      const bool one_word = variant.terms.size() == 1 && variant.context.empty();
      if (one_word && unit.words.size() == 1 && !title_only_) {
        other_forms.push_back(variant.terms.front());
      } else {
        ways.push_back(
            variant_query(planned_variants[i].terms, variant.context, total_idf(unit.words)));
      }
    }
    ways.push_back(other_forms.empty() ? sequence_query(unit.words)
                                       : word_query(unit.words.front(), other_forms));
    return ways.size() == 1 ? ways.front() : any_of(ways);
  }

  static double total_idf(const std::vector<PlannedWord>& words) {
    double total = 0;
    for (const PlannedWord& word : words) total += word.idf;
    return total;
  }

  // Worth a share of `idf`, whatever its own terms are worth.
  Xapian::Query variant_query(const std::vector<PlannedWord>& words,
                              const std::vector<std::string>& context, double idf) const {
    Xapian::Query query = sequence_query(words);
    if (!context.empty()) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(Xapian::Query::OP_OR, context.begin(), context.end()));
    }
    const double own = total_idf(words);
    if (own <= 0) return query;
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, kVariantShare * idf / own);
  }

  Xapian::Query near(const Query& query) {
    Pattern pattern;
    pattern.distance = query.distance;
    pattern.title_only = title_only_;
    std::vector<Xapian::Query> words;
    for (const Query& child : query.children) {
      Unit unit = unit_of(child);
      words.push_back(words_of(unit.words));
      pattern.sequences.push_back(sequence_of(unit.words));
      units_.push_back(std::move(unit));
    }
    return with_pattern(all_of(words), std::move(pattern));
  }

  Xapian::Query wildcard(const Query& query) {
    Unit unit;
    unit.title_only = title_only_;
    std::vector<std::string> forms =
        forms_with_prefix(database_, query.terms.front(), forms_.reading());
    const double idf = idf_of(forms);
    unit.words.push_back({std::move(forms), {}, idf});
    return unit_query(std::move(unit));
  }

  Xapian::Query field(const Query& query) {
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
    return Xapian::Query::MatchNothing;
  }

  Xapian::Query in_title(const Query& child) {
    const bool outer = title_only_;
    title_only_ = true;
    const Xapian::Query query = compile(child);
    title_only_ = outer;
    return query;
  }

  // outlet:(a OR b): the operators within a field's brackets, with `value_filter` at the leaves.
  template <class ValueFilter>
  Xapian::Query each_value(const Query& query, const ValueFilter& value_filter) {
    if (query.children.empty()) return value_filter(query.text);
    std::vector<Xapian::Query> children;
    for (const Query& child : query.children) children.push_back(each_value(child, value_filter));
    switch (query.kind) {
      case Query::Kind::any:
        return any_of(children);
      case Query::Kind::excluded:
        return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, children.front());
      default:
        return all_of(children);
    }
  }

  // Every word of a name, in any order.
  Xapian::Query name_filter(const std::string& name, std::string_view prefix) const {
    text::Tokens tokens;
    text::tokenize(name, tokens);
    std::vector<Xapian::Query> words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      Query word;
      word.terms.emplace_back(tokens.term(i));
      std::vector<std::string> terms;
      for (const std::string& form :
           forms_of(database_, prefix, word.terms.front(), reading_of(word, options_.accents))) {
        terms.push_back(schema::prefixed_term(prefix, form));
      }
      words.push_back(synonym_of(terms));
    }
    return words.empty() ? Xapian::Query::MatchNothing : all_of(words);
  }

  Xapian::Query outlet_filter(const std::string& text, std::string_view domain_prefix,
                              std::string_view name_prefix) const {
    const article::Outlet outlet = article::outlet_of(text);
    if (outlet.domain) return Xapian::Query(schema::prefixed_term(domain_prefix, *outlet.domain));
    return name_filter(text, name_prefix);
  }

  const SearchOptions& options_;
  const index::Reader& reader_;
  const Xapian::Database& database_;
  WordForms& forms_;
  const double articles_;
  std::vector<Unit> units_;
  std::vector<PlannedVariant> variants_;
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
