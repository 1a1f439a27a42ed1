#include "timbao/index/value_walk.hpp"

#include <xapian.h>

namespace timbao::index {

struct ValueWalk::Impl {
  Xapian::ValueIterator value, end;
};

ValueWalk::ValueWalk(const Xapian::Database& database, schema::Slot slot)
    : impl_(std::make_unique<Impl>(
          Impl{database.valuestream_begin(slot), database.valuestream_end(slot)})) {}
ValueWalk::ValueWalk(ValueWalk&&) noexcept = default;
ValueWalk::~ValueWalk() = default;

std::string ValueWalk::of(std::uint32_t document) {
  auto& [value, end] = *impl_;
  if (value != end && value.get_docid() < document) value.skip_to(document);
  if (value == end || value.get_docid() != document) return {};
  return *value;
}

}  // namespace timbao::index
