#include "search/field_conditions.hpp"

#include <cmath>
#include <utility>
#include <vector>

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

Condition new_since(const Mark& mark) {
  Condition seen{.kind = Condition::Kind::range, .slot = schema::kFirstSeenValue};
  seen.from = static_cast<double>(mark.first_seen);
  if (mark.ids.empty()) return seen;
  std::vector<std::string> terms;
  for (const std::string& id : mark.ids) terms.push_back(schema::prefixed_term(schema::kId, id));
  return but_not(std::move(seen), {any_term(std::move(terms))});
}

}  // namespace

Condition dated(const std::string& from, const std::string& until) {
  Condition range{.kind = Condition::Kind::range};
  range.from = seconds_of_day(from, false);
  range.until = seconds_of_day(until, true);
  return range;
}

Condition FieldConditions::of(const Query& field) const {
  const auto outlets = [this](std::string_view domain_prefix, std::string_view name_prefix) {
    return [=, this](const std::string& text) { return outlet(text, domain_prefix, name_prefix); };
  };
  const auto names = [this](std::string_view prefix) {
    return [=, this](const std::string& text) { return name(text, prefix); };
  };
  const Query& values = field.children.front();
  switch (field.field) {
    case Query::Field::outlet:
      return each_value(values, outlets(schema::kOutlet, schema::kOutletName));
    case Query::Field::origin:
      return each_value(values, outlets(schema::kOrigin, schema::kOriginName));
    case Query::Field::author:
      return each_value(values, names(schema::kAuthor));
    case Query::Field::topic:
      return each_value(values, names(schema::kTopic));
    case Query::Field::title:
      break;
  }
  return {};
}

std::optional<Condition> FieldConditions::of_options() const {
  std::vector<Condition> conditions;
  if (!options_.outlets.empty()) {
    std::vector<Condition> outlets;
    for (const std::string& text : options_.outlets) {
      outlets.push_back(outlet(text, schema::kOutlet, schema::kOutletName));
    }
    conditions.push_back(any_of(std::move(outlets)));
  }
  if (options_.author) conditions.push_back(name(*options_.author, schema::kAuthor));
  if (!options_.since.empty() || !options_.until.empty()) {
    conditions.push_back(dated(options_.since, options_.until));
  }
  if (options_.new_since) conditions.push_back(new_since(*options_.new_since));
  if (conditions.empty()) return std::nullopt;
  return all_of(std::move(conditions));
}

// outlet:(a OR b): the operators within a field's brackets, with `value_condition` at the leaves.
template <class ValueCondition>
Condition FieldConditions::each_value(const Query& query, const ValueCondition& value_condition) {
  if (query.children.empty()) return value_condition(query.text);
  std::vector<Condition> children;
  for (const Query& child : query.children) children.push_back(each_value(child, value_condition));
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
Condition FieldConditions::name(const std::string& text, std::string_view prefix) const {
  text::Tokens tokens;
  text::tokenize(text, tokens);
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

Condition FieldConditions::outlet(const std::string& text, std::string_view domain_prefix,
                                  std::string_view name_prefix) const {
  const article::Outlet outlet = article::outlet_of(text);
  if (outlet.domain) return any_term({schema::prefixed_term(domain_prefix, *outlet.domain)});
  return name(text, name_prefix);
}

}  // namespace timbao::search
