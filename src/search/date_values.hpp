// The dates of articles, for those who ask in the order of the documents.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

#include "timbao/index/value_walk.hpp"

namespace timbao::search {

// As index::ValueWalk.
class DateValues {
 public:
  explicit DateValues(const Xapian::Database& database)
      : values_(database, index::schema::kDate) {}

  // As index::schema::kDate counts; nothing for an article without a date. Requires: documents
  // ascend from call to call.
  [[nodiscard]] std::optional<double> of(std::uint32_t document) {
    const std::string date = values_.of(document);
    return date.empty() ? std::nullopt : std::optional(Xapian::sortable_unserialise(date));
  }

 private:
  index::ValueWalk values_;
};

}  // namespace timbao::search
