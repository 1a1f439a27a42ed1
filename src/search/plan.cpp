#include "search/plan.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "search/pattern_source.hpp"
#include "search/word_forms.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

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
  Planner(const Query& root, const SearchOptions& options, const index::Reader& reader)
      : options_(options),
        reader_(reader),
        database_(reader.database()),
        reading_(reading_of(root, options.accents)),
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
    return result;
  }

 private:
  // The parts of a free query: those that must match, those that may, those that must not.
  struct FreeParts {
    std::vector<Xapian::Query> required, optional, excluded;
  };

  FreeParts parts_of(const Query& query) {
    FreeParts parts;
    for (const Query& child : query.children) {
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
      case Query::Kind::phrase:
        return sequence(query);
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
    std::vector<Unit> kept = units_;
    const Xapian::Query compiled = compile(query.children.front());
    units_ = std::move(kept);
    return compiled;
  }

  PlannedWord weighted(std::vector<std::string> forms) const {
    double with_word = 0;
    for (const std::string& form : forms) with_word += database_.get_termfreq(form);
    return {std::move(forms),
            inverse_document_frequency(articles_, std::min(with_word, articles_))};
  }

  Unit unit_of(const Query& query) const {
    Unit unit;
    unit.title_only = title_only_;
    for (const std::string& term : query.terms)
      unit.words.push_back(weighted(forms_of(database_, "", term, reading_)));
    return unit;
  }

  static Sequence sequence_of(const Unit& unit) {
    Sequence sequence;
    for (const PlannedWord& word : unit.words) sequence.words.emplace_back(word.forms);
    return sequence;
  }

  // The words of a unit under AND, without their order.
  static Xapian::Query words_of(const Unit& unit) {
    std::vector<Xapian::Query> words;
    for (const PlannedWord& word : unit.words) {
      if (word.forms.empty()) return Xapian::Query::MatchNothing;
      words.push_back(synonym_of(word.forms));
    }
    return all_of(words);
  }

  Xapian::Query with_pattern(const Xapian::Query& words, Pattern pattern) const {
    auto* source = new PatternSource(std::make_shared<const Pattern>(std::move(pattern)), reader_);
    return Xapian::Query(Xapian::Query::OP_FILTER, words, Xapian::Query(source->release()));
  }

  Xapian::Query sequence(const Query& query) { return unit_query(unit_of(query)); }

  Xapian::Query unit_query(Unit unit) {
    Xapian::Query words = words_of(unit);
    const bool ask_column = unit.words.size() > 1 || unit.title_only;
    if (ask_column && words.get_type() != Xapian::Query::LEAF_MATCH_NOTHING && !words.empty()) {
      words = with_pattern(words, {{sequence_of(unit)}, 0, unit.title_only});
    }
    units_.push_back(std::move(unit));
    return words;
  }

  Xapian::Query near(const Query& query) {
    Pattern pattern;
    pattern.distance = query.distance;
    pattern.title_only = title_only_;
    std::vector<Xapian::Query> words;
    for (const Query& child : query.children) {
      Unit unit = unit_of(child);
      words.push_back(words_of(unit));
      pattern.sequences.push_back(sequence_of(unit));
      units_.push_back(std::move(unit));
    }
    return with_pattern(all_of(words), std::move(pattern));
  }

  Xapian::Query wildcard(const Query& query) {
    Unit unit;
    unit.title_only = title_only_;
    unit.words.push_back(weighted(forms_with_prefix(database_, query.terms.front())));
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
  const AccentReading reading_;
  const double articles_;
  std::vector<Unit> units_;
  bool title_only_ = false;
};

}  // namespace

double inverse_document_frequency(double articles, double with_word) {
  return std::log(1 + (articles - with_word + 0.5) / (with_word + 0.5));
}

Plan plan_query(const Query& query, const SearchOptions& options, const index::Reader& reader) {
  return Planner(query, options, reader).plan(query);
}

}  // namespace timbao::search
