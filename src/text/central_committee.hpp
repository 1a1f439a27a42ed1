// Tells "TƯ", short for trung ương, from the syllable tư in capitals.
#pragma once

#include <string_view>

#include "text/run.hpp"
#include "text/utf8.hpp"

namespace timbao::text {

// The term of "TƯ", "T.Ư" and "T.W" alike: most papers write "TW".
inline constexpr std::string_view kCentralCommittee = "tw";

// Whether the run has the letters of tư, which "T.Ư" and "TƯ" have, too.
[[nodiscard]] inline bool spells_tu(const Run& run) {
  return run.key == key_of(U"tư") && run.tone == 0;
}

// Whether two letters or more are there, and all are capitals.
[[nodiscard]] bool is_in_capitals(const Byte* at, const Byte* end);

// Whether a run that spells_tu, at `start`, is the abbreviation, as in "Ban Chấp hành TƯ Đảng". It
// is not so before another syllable in capitals: "TƯ LIỆU". `end` is where the source ends.
[[nodiscard]] bool may_be_central_committee(const Byte* start, const Run& run, const Byte* end);

}  // namespace timbao::text
