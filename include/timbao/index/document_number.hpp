// How the documents of an index's segments are numbered as a whole: Xapian deals them out in turn.
#pragma once

#include <cstddef>
#include <cstdint>

namespace timbao::index {

// A document of one segment. Segments count from 0, documents from 1.
struct SegmentDocument {
  std::size_t segment = 0;
  std::uint32_t document = 0;
};

// Its number in the whole of so many segments.
[[nodiscard]] constexpr std::uint32_t whole_number(SegmentDocument place, std::size_t segments) {
  return static_cast<std::uint32_t>((place.document - 1) * segments + place.segment + 1);
}

// Where the document with this number lies. Requires: `number` and `segments` are above 0.
[[nodiscard]] constexpr SegmentDocument place_of(std::uint32_t number, std::size_t segments) {
  return {(number - 1) % segments, static_cast<std::uint32_t>((number - 1) / segments + 1)};
}

}  // namespace timbao::index
