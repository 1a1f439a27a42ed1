// When the articles of an index were first seen.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "timbao/index/schema.hpp"

namespace timbao::index {

// The greatest Article::first_seen of a database, or of articles that it had before: Xapian keeps a
// bound of each slot, which does not fall while one article is left. 0 where there is none. Cost: a
// look into each segment. Throws Xapian::Error.
[[nodiscard]] inline std::uint64_t newest_first_seen(const Xapian::Database& database) {
  const std::string bound = database.get_value_upper_bound(schema::kFirstSeenValue);
  return bound.empty() ? 0 : static_cast<std::uint64_t>(Xapian::sortable_unserialise(bound));
}

}  // namespace timbao::index
