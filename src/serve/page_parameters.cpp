#include "serve/page_parameters.hpp"

#include <string>
#include <utility>
#include <vector>

namespace timbao::serve {
namespace {

using render::Language;
using render::View;
using search::Sort;

constexpr Choices<Sort, 3> kSorts = {
    {{"relevance", Sort::relevance}, {"date", Sort::newest}, {"date-asc", Sort::oldest}}};
constexpr Choices<View, 2> kViews = {
    {{"passages", View::passages}, {"concordance", View::concordance}}};
constexpr Choices<std::string_view, 5> kOrders = {
    {{"", ""}, {"left", "left"}, {"right", "right"}, {"date", "date"}, {"outlet", "outlet"}}};
constexpr Choices<Language, 2> kLanguages = {
    {{"vi", Language::vietnamese}, {"en", Language::english}}};

constexpr std::uint32_t kMostResults = 100;
constexpr std::uint32_t kMostOffset = 100'000;

ParameterRules shown_rules() {
  using Kind = ParameterRule::Kind;
  return {choice("sort", kSorts, "date: newest first; date-asc: oldest first."),
          {.name = "group",
           .kind = Kind::flag,
           .description = "Copies of a story stand under its best article, not apart.",
           .fallback = 1},
          {.name = "limit",
           .kind = Kind::number,
           .description = "Articles of a page.",
           .least = 1,
           .most = kMostResults,
           .fallback = search::SearchOptions().limit},
          {.name = "offset",
           .kind = Kind::number,
           .description = "Leave out the first so many.",
           .most = kMostOffset},
          choice("view", kViews, "concordance: every occurrence in its sentence."),
          choice("order", kOrders, "Of the lines of a concordance."),
          choice("lang", kLanguages, "The language of the page.")};
}

Parameters without_empty(const Parameters& parameters) {
  std::vector<Parameter> given = parameters.given();
  std::erase_if(given, [](const Parameter& parameter) { return parameter.value.empty(); });
  return {std::move(given), page_rules()};
}

}  // namespace

const ParameterRules& page_rules() {
  static const ParameterRules kRules = [] {
    ParameterRules all = joined({query_rules(), filter_rules(), shown_rules()});
    for (ParameterRule& rule : all) rule.required = false;
    return all;
  }();
  return kRules;
}

AskedPage page_asked(const Parameters& parameters) {
  const Parameters given = without_empty(parameters);
  AskedQuery asked = query_of(given);
  AskedPage page;
  page.query = std::move(asked.query);
  render::PageRequest& request = page.request;
  request.query = std::move(asked.text);
  request.options = std::move(asked.options);
  request.options.sort = given.chosen("sort", kSorts);
  request.options.group = given.flag("group");
  request.options.limit = given.number("limit");
  request.options.offset = given.number("offset");
  request.view = given.chosen("view", kViews);
  request.order = given.chosen("order", kOrders);
  request.language = given.chosen("lang", kLanguages);
  return page;
}

}  // namespace timbao::serve
