// What the words of a query ask of an article, and what of them ranking and highlights look for.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "search/condition.hpp"
#include "search/plan.hpp"
#include "search/variants.hpp"
#include "search/word_forms.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {

// Makes conditions in the order of the query, and adds the words that they name to a plan: as
// groups, units, variants and worths. Throws Xapian::Error.
class WordConditions {
 public:
  // Where `expand`, words also match other ways of writing them. All must outlive this.
  WordConditions(WordForms& forms, bool expand, const index::Reader& reader, Plan& plan);

  // Appends a condition for each of the queries (Query::Kind::words), which stand beside each
  // other.
  void add_run(const std::vector<const Query*>& run, std::vector<Condition>& conditions);

  [[nodiscard]] Condition phrase(const Query& query);
  [[nodiscard]] Condition near(const Query& query);
  [[nodiscard]] Condition wildcard(const Query& query);

  // What compile() returns, which calls the functions above: words in it must stand in the title.
  template <class Compile>
  [[nodiscard]] Condition in_title(const Compile& compile) {
    const bool outer = std::exchange(title_only_, true);
    Condition condition = compile();
    title_only_ = outer;
    return condition;
  }

  // The same, with words that are nothing to rank or highlight by: they must not match.
  template <class Compile>
  [[nodiscard]] Condition unwanted(const Compile& compile) {
    std::vector<Unit> kept_units = plan_.units;
    std::vector<PlannedVariant> kept_variants = plan_.variants;
    std::vector<WorthyWord> kept_words = plan_.words;
    Condition condition = compile();
    plan_.units = std::move(kept_units);
    plan_.variants = std::move(kept_variants);
    plan_.words = std::move(kept_words);
    return condition;
  }

 private:
  [[nodiscard]] double idf_of(const std::vector<std::string>& forms) const;
  [[nodiscard]] PlannedWord word_of(const std::string& term);
  [[nodiscard]] Unit unit_of(const Query& query);
  [[nodiscard]] std::size_t group_of(const std::vector<std::string>& words);
  [[nodiscard]] Condition any_word(const std::vector<std::string>& words);
  [[nodiscard]] Condition each_word(const std::vector<PlannedWord>& planned);
  [[nodiscard]] Condition side_by_side(const std::vector<PlannedWord>& planned);
  [[nodiscard]] Condition of(const Variant& variant);
  [[nodiscard]] Condition of(Unit unit);
  [[nodiscard]] Condition with_variants(const Unit& unit, std::size_t place,
                                        const std::vector<Variant>& variants);
  void add_worth(const PlannedWord& word, Condition held);
  void add_worth(const Unit& unit);
  [[nodiscard]] std::size_t planned_words() const;

  WordForms& forms_;
  const bool expand_;
  const index::Reader& reader_;
  const double articles_;
  Plan& plan_;
  std::map<std::vector<std::string>, std::size_t> groups_;  // By their words: places in the plan.
  bool title_only_ = false;
};

}  // namespace timbao::search
