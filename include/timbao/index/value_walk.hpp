// Values of articles, for those who ask in the order of the documents.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "timbao/index/schema.hpp"

namespace Xapian {
class Database;
}

namespace timbao::index {

// Walks a value slot of a database once, which must outlive this: some 0.1 µs a document where most
// are asked for, some 2 µs where few are. One per thread. Throws Xapian::Error.
class ValueWalk {
 public:
  ValueWalk(const Xapian::Database& database, schema::Slot slot);
  ValueWalk(ValueWalk&&) noexcept;
  ~ValueWalk();

  // Empty for a document without one. Requires: documents ascend from call to call.
  [[nodiscard]] std::string of(std::uint32_t document);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::index
