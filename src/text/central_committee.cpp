#include "text/central_committee.hpp"

#include <cstddef>

#include "text/tables.hpp"

namespace timbao::text {

bool is_in_capitals(const Byte* at, const Byte* end) {
  std::size_t capitals = 0;
  while (at < end) {
    const Char next = char_at(at, end);
    if (next.info.starts_word() && !next.info.is_upper()) {
      return false;
    }
    capitals += next.info.is_upper() ? 1U : 0U;
    at += next.size;
  }
  return capitals >= 2;
}

bool may_be_central_committee(const Byte* start, const Run& run, const Byte* end) {
  if (!is_in_capitals(start, run.end)) {
    return false;
  }
  const Byte* next = run.stop;
  while (next < end && char_at(next, end).info.char_class() == CharClass::space) {
    next += char_at(next, end).size;
  }
  if (next == end || !char_at(next, end).info.starts_word()) {
    return true;
  }
  const Run right = read_run(next, end);
  return right.code() == 0 || !is_in_capitals(next, right.end);
}

}  // namespace timbao::text
