#include "search/plan.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "search/field_conditions.hpp"
#include "search/word_conditions.hpp"

namespace timbao::search {
namespace {

class Planner {
 public:
  Planner(WordForms& forms, const SearchOptions& options, const index::Reader& reader)
      : combine_(options.combine),
        fields_(options, reader),
        words_(forms, options.expand, reader, plan_) {}

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
    if (const std::optional<Condition> narrowing = fields_.of_options()) {
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
      words_.add_run(std::exchange(run, {}), parts.optional);
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
    words_.add_run(run, parts.optional);
    return parts;
  }

  // Here and below, nothing is what asks for nothing. It is not Kind::nothing, which no article is.
  std::optional<Condition> wanted(const FreeParts& parts) const {
    if (combine_ == Combine::any && !parts.optional.empty()) {
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

  Condition compile(const Query& query) {
    switch (query.kind) {
      case Query::Kind::words:
        return single(query);
      case Query::Kind::phrase:
        return words_.phrase(query);
      case Query::Kind::wildcard:
        return words_.wildcard(query);
      case Query::Kind::near:
        return words_.near(query);
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
        return dated(query.from, query.until);
    }
    return {};
  }

  std::vector<Condition> compiled_children(const Query& query) {
    std::vector<Condition> children;
    for (const Query& child : query.children) children.push_back(compile(child));
    return children;
  }

  Condition single(const Query& query) {
    std::vector<Condition> compiled;
    words_.add_run({&query}, compiled);
    return compiled.front();
  }

  Condition excluded(const Query& query) {
    return words_.unwanted([&] { return compile(query.children.front()); });
  }

  Condition field(const Query& query) {
    if (query.field != Query::Field::title) return fields_.of(query);
    return words_.in_title([&] { return compile(query.children.front()); });
  }

  const Combine combine_;
  Plan plan_;
  const FieldConditions fields_;
  WordConditions words_;
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
