// What a query's fields and dates, and the options of a search, ask of an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "search/condition.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// Dated on these ISO days or between them; an empty one is open.
[[nodiscard]] Condition dated(const std::string& from, const std::string& until);

class FieldConditions {
 public:
  // Both must outlive this.
  FieldConditions(const SearchOptions& options, const index::Reader& reader)
      : options_(options), reader_(reader) {}

  // Of a field other than the title, whose words are the text's (word_conditions.hpp).
  [[nodiscard]] Condition of(const Query& field) const;

  // What the options ask for whatever the query; nothing where they do not narrow it.
  [[nodiscard]] std::optional<Condition> of_options() const;

 private:
  template <class ValueCondition>
  [[nodiscard]] static Condition each_value(const Query& query,
                                            const ValueCondition& value_condition);
  [[nodiscard]] Condition name(const std::string& text, std::string_view prefix) const;
  [[nodiscard]] Condition outlet(const std::string& text, std::string_view domain_prefix,
                                 std::string_view name_prefix) const;

  const SearchOptions& options_;
  const index::Reader& reader_;
};

}  // namespace timbao::search
