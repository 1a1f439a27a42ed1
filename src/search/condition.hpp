// What an article must hold, as a tree.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "search/pattern.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::search {

struct Condition {
  enum class Kind : std::uint8_t {
    nothing,     // No article.
    everything,  // Every article.
    words,       // Any of the words of Plan::groups[group].
    terms,       // Any of the index's `terms`, with their prefixes (timbao/index/schema.hpp).
    range,       // A number from `from` to `until` in `slot`.
    all,         // Every child.
    any,         // At least one child.
    all_but,     // children[0], and no other child.
    pattern,     // children[0], and the pattern.
  };

  Kind kind = Kind::nothing;
  std::size_t group = 0;
  std::vector<std::string> terms = {};
  index::schema::Slot slot = index::schema::kDate;
  double from = -HUGE_VAL, until = HUGE_VAL;
  std::vector<Condition> children = {};
  std::shared_ptr<const Pattern> held = {};  // Of Kind::pattern; never changes.
};

[[nodiscard]] inline Condition everything() { return {.kind = Condition::Kind::everything}; }

[[nodiscard]] inline Condition all_of(std::vector<Condition> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = Condition::Kind::all, .children = std::move(children)};
}

[[nodiscard]] inline Condition any_of(std::vector<Condition> children) {
  if (children.size() == 1) return std::move(children.front());
  return {.kind = Condition::Kind::any, .children = std::move(children)};
}

[[nodiscard]] inline Condition any_term(std::vector<std::string> terms) {
  return {.kind = Condition::Kind::terms, .terms = std::move(terms)};
}

// What is left where every pattern is taken as met: no column has to be read for it.
[[nodiscard]] inline Condition without_patterns(Condition condition) {
  if (condition.kind == Condition::Kind::pattern) {
    return without_patterns(std::move(condition.children.front()));
  }
  for (Condition& child : condition.children) child = without_patterns(std::move(child));
  return condition;
}

[[nodiscard]] inline Condition but_not(Condition wanted, std::vector<Condition> unwanted) {
  unwanted.insert(unwanted.begin(), std::move(wanted));
  return {.kind = Condition::Kind::all_but, .children = std::move(unwanted)};
}

}  // namespace timbao::search
