// Counts the articles of an index: by year and outlet, their passages and words.
#pragma once

#include "timbao/index/reader.hpp"

namespace timbao::index {

// All but Statistics::bytes. Throws Xapian::Error.
[[nodiscard]] Statistics statistics_of(const Xapian::Database& database);

// See Reader::outlets(). Throws Xapian::Error.
[[nodiscard]] CountedOutlets outlets_of(const Xapian::Database& database);

}  // namespace timbao::index
