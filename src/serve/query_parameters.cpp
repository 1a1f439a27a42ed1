#include "serve/query_parameters.hpp"

#include <utility>

#include "serve/problem.hpp"
#include "timbao/search/query.hpp"

namespace timbao::serve {
namespace {

using search::Accents;

constexpr Choices<Accents, 3> kAccents = {
    {{"auto", Accents::automatic}, {"strict", Accents::strict}, {"ignore", Accents::ignore}}};

std::pair<std::string, std::string> days_of(const Parameters& parameters, std::string_view name) {
  const std::string text = parameters.text(name);
  auto days = search::parse_period(text);
  if (days) return std::move(*days);
  throw Refusal({.detail = std::string(name) + ": '" + text + "' is not a date",
                 .parameter = std::string(name),
                 .allowed = {"YYYY", "YYYY-MM", "YYYY-MM-DD"}});
}

search::Combine combine_of(const Parameters& parameters) {
  const bool any = parameters.flag("any");
  const bool all = parameters.flag("all");
  if (any && all) {
    throw Refusal({.detail = "any and all exclude each other", .parameter = "any"});
  }
  return any ? search::Combine::any : all ? search::Combine::all : search::Combine::all_or_most;
}

}  // namespace

ParameterRules filter_rules() {
  using Kind = ParameterRule::Kind;
  return {{.name = "outlet",
           .kind = Kind::text,
           .description = "Of this outlet: domain, name or alias; any of several.",
           .repeatable = true},
          {.name = "since",
           .kind = Kind::text,
           .description = "Not older: YYYY, YYYY-MM or YYYY-MM-DD."},
          {.name = "until", .kind = Kind::text, .description = "Not newer."}};
}

ParameterRules reading_rules() {
  using Kind = ParameterRule::Kind;
  return {
      {.name = "q",
       .kind = Kind::text,
       .description = "The query: words, \"a phrase\", AND, OR, NOT, +word, -word, parentheses, "
                      "word*, a NEAR/8 b, and the fields title: outlet: author: topic: origin: "
                      "date:. Broken syntax is taken as plain words."},
      choice(
          "accents", kAccents,
          "auto: accents count if any are typed; strict: as typed; ignore: every accented form."),
      {.name = "expand",
       .kind = Kind::flag,
       .description = "Abbreviations, dates and names match in all their usual spellings.",
       .fallback = 1}};
}

ParameterRules query_rules() {
  using Kind = ParameterRule::Kind;
  ParameterRules rules = joined(
      {reading_rules(),
       {{.name = "author", .kind = Kind::text, .description = "With this author."},
        {.name = "any",
         .kind = Kind::flag,
         .description =
             "Match any word; else every word and, where no article has them all, most."},
        {.name = "all", .kind = Kind::flag, .description = "Match every word, or nothing."}}});
  rules.front().required = true;
  return rules;
}

std::string first_day_of(const Parameters& parameters, std::string_view name) {
  return parameters.is_given(name) ? days_of(parameters, name).first : std::string();
}

std::string last_day_of(const Parameters& parameters, std::string_view name) {
  return parameters.is_given(name) ? days_of(parameters, name).second : std::string();
}

AskedQuery query_of(const Parameters& parameters) {
  AskedQuery asked;
  asked.text = parameters.text("q");
  asked.query = search::parse_query(asked.text).root;
  search::SearchOptions& options = asked.options;
  options.combine = combine_of(parameters);
  options.accents = parameters.chosen("accents", kAccents);
  options.expand = parameters.flag("expand");
  options.outlets = parameters.list("outlet");
  if (parameters.is_given("author")) options.author = parameters.text("author");
  options.since = first_day_of(parameters, "since");
  options.until = last_day_of(parameters, "until");
  return asked;
}

}  // namespace timbao::serve
