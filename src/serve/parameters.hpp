// The parameters of a request, as one table says what they may be; the OpenAPI document is made of
// the same table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/request.hpp"

namespace timbao::serve {

struct ParameterRule {
  enum class Kind { text, number, choice, flag };

  std::string_view name;
  Kind kind = Kind::text;
  std::string_view description = {};
  bool required = false;
  bool repeatable = false;
  std::uint32_t least = 0, most = 0, fallback = 0;  // Of a number.
  std::vector<std::string_view> choices = {};       // The first is what holds where none is given.
};
using ParameterRules = std::vector<ParameterRule>;

[[nodiscard]] ParameterRules joined(std::initializer_list<ParameterRules> rules);

// The words of a choice and what they mean.
template <class Value, std::size_t Count>
using Choices = std::array<std::pair<std::string_view, Value>, Count>;

template <class Value, std::size_t Count>
[[nodiscard]] ParameterRule choice(std::string_view name, const Choices<Value, Count>& choices,
                                   std::string_view description) {
  ParameterRule rule{.name = name, .kind = ParameterRule::Kind::choice, .description = description};
  for (const auto& [word, value] : choices) rule.choices.push_back(word);
  return rule;
}

// Values that keep to the rules.
class Parameters {
 public:
  // Throws Refusal for a parameter that no rule has, that is given twice, that is not what its rule
  // says, or that is missing. `rules` must outlive this.
  Parameters(std::vector<Parameter> given, const ParameterRules& rules);

  // A name that no rule has is like one that is not given.
  [[nodiscard]] bool is_given(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] std::string text(std::string_view name) const;  // Empty where it is not given.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  [[nodiscard]] std::uint32_t number(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const;

  template <class Value, std::size_t Count>
  [[nodiscard]] Value chosen(std::string_view name, const Choices<Value, Count>& choices) const {
    const std::string* word = find(name);
    for (const auto& [known, value] : choices) {
      if (word != nullptr && *word == known) return value;
    }
    return choices.front().second;
  }

  // As they came.
  [[nodiscard]] const std::vector<Parameter>& given() const { return given_; }

 private:
  [[nodiscard]] const std::string* find(std::string_view name) const;
  [[nodiscard]] std::uint32_t fallback_of(std::string_view name) const;

  std::vector<Parameter> given_;
  const ParameterRules& rules_;
};

}  // namespace timbao::serve
