// The dates of articles, for those who ask in the order of the documents.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

#include "timbao/index/schema.hpp"

namespace timbao::search {

// Walks the value slot of a database once, which must outlive this. Throws Xapian::Error.
class DateValues {
 public:
  explicit DateValues(const Xapian::Database& database)
      : value_(database.valuestream_begin(index::schema::kDate)),
        end_(database.valuestream_end(index::schema::kDate)) {}

  // As index::schema::kDate counts; nothing for an article without a date. Requires: documents
  // ascend from call to call.
  [[nodiscard]] std::optional<double> of(std::uint32_t document) {
    if (value_ != end_ && value_.get_docid() < document) value_.skip_to(document);
    if (value_ == end_ || value_.get_docid() != document) return std::nullopt;
    return Xapian::sortable_unserialise(*value_);
  }

 private:
  Xapian::ValueIterator value_, end_;
};

}  // namespace timbao::search
