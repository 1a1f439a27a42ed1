// Values of articles, for those who ask in the order of the documents.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "timbao/index/schema.hpp"

namespace timbao::analysis {

// Walks a value slot of a database once, which must outlive this. Throws Xapian::Error.
class ValueWalk {
 public:
  ValueWalk(const Xapian::Database& database, index::schema::Slot slot)
      : value_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  // Empty for an article without one. Requires: documents ascend from call to call.
  [[nodiscard]] std::string of(std::uint32_t document) {
    if (value_ != end_ && value_.get_docid() < document) value_.skip_to(document);
    if (value_ == end_ || value_.get_docid() != document) return {};
    return *value_;
  }

 private:
  Xapian::ValueIterator value_, end_;
};

// What index::schema::kDate holds. Requires: `value` is not empty.
[[nodiscard]] inline std::chrono::sys_days day_of(const std::string& value) {
  const std::chrono::seconds seconds(
      static_cast<std::int64_t>(Xapian::sortable_unserialise(value)));
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds));
}

}  // namespace timbao::analysis
