#include "serve/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "serve/problem.hpp"

namespace timbao::serve {
namespace {

using Kind = ParameterRule::Kind;

constexpr std::array<std::string_view, 5> kYes = {"1", "true", "yes", "on", ""};
constexpr std::array<std::string_view, 4> kNo = {"0", "false", "no", "off"};

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || last != end) return std::nullopt;
  return value;
}

[[noreturn]] void refuse(std::string_view name, std::string detail,
                         std::vector<std::string> allowed = {}) {
  throw Refusal(
      {.detail = std::move(detail), .parameter = std::string(name), .allowed = std::move(allowed)});
}

void require_number(const ParameterRule& rule, std::string_view text) {
  const auto value = number_of(text);
  if (value && *value >= rule.least && *value <= rule.most) return;
  refuse(rule.name, std::string(rule.name) + " must be a whole number from " +
                        std::to_string(rule.least) + " to " + std::to_string(rule.most));
}

void require_choice(const ParameterRule& rule, std::string_view text) {
  if (contains(rule.choices, text)) return;
  refuse(rule.name, std::string(rule.name) + " must be one of the values in 'allowed'",
         {rule.choices.begin(), rule.choices.end()});
}

void require_flag(const ParameterRule& rule, std::string_view text) {
  if (contains(kYes, text) || contains(kNo, text)) return;
  refuse(rule.name, std::string(rule.name) + " must be true or false", {"true", "false"});
}

void require(const ParameterRule& rule, std::string_view text) {
  switch (rule.kind) {
    case Kind::number:
      return require_number(rule, text);
    case Kind::choice:
      return require_choice(rule, text);
    case Kind::flag:
      return require_flag(rule, text);
    case Kind::text:
      break;
  }
}

const ParameterRule* rule_named(const ParameterRules& rules, std::string_view name) {
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const ParameterRule& one) { return one.name == name; });
  return rule == rules.end() ? nullptr : &*rule;
}

[[noreturn]] void refuse_unknown(const std::string& name, const ParameterRules& rules) {
  std::vector<std::string> names;
  for (const ParameterRule& rule : rules) names.emplace_back(rule.name);
  refuse(name, "there is no parameter '" + name + "' here; 'allowed' has those that there are",
         std::move(names));
}

}  // namespace

ParameterRules joined(std::initializer_list<ParameterRules> rules) {
  ParameterRules all;
  for (const ParameterRules& some : rules) all.insert(all.end(), some.begin(), some.end());
  return all;
}

Parameters::Parameters(std::vector<Parameter> given, const ParameterRules& rules)
    : given_(std::move(given)), rules_(rules) {
  for (const Parameter& parameter : given_) {
    const ParameterRule* rule = rule_named(rules, parameter.name);
    if (rule == nullptr) refuse_unknown(parameter.name, rules);
    if (!rule->repeatable && find(parameter.name) != &parameter.value) {
      refuse(rule->name, "the parameter " + parameter.name + " is given twice");
    }
    require(*rule, parameter.value);
  }
  for (const ParameterRule& rule : rules) {
    if (rule.required && find(rule.name) == nullptr) {
      refuse(rule.name, "the parameter " + std::string(rule.name) + " is needed");
    }
  }
}

const std::string* Parameters::find(std::string_view name) const {
  const auto found = std::find_if(given_.begin(), given_.end(),
                                  [&](const Parameter& one) { return one.name == name; });
  return found == given_.end() ? nullptr : &found->value;
}

std::string Parameters::text(std::string_view name) const {
  const std::string* value = find(name);
  return value == nullptr ? std::string() : *value;
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  std::vector<std::string> values;
  for (const Parameter& parameter : given_) {
    if (parameter.name == name) values.push_back(parameter.value);
  }
  return values;
}

std::uint32_t Parameters::fallback_of(std::string_view name) const {
  const ParameterRule* rule = rule_named(rules_, name);
  return rule == nullptr ? 0 : rule->fallback;
}

std::uint32_t Parameters::number(std::string_view name) const {
  const std::string* value = find(name);
  return value == nullptr ? fallback_of(name) : *number_of(*value);
}

bool Parameters::flag(std::string_view name) const {
  const std::string* value = find(name);
  return value == nullptr ? fallback_of(name) != 0 : contains(kYes, *value);
}

}  // namespace timbao::serve
