// Reads what was typed for a keyboard driver that was off: "ngoaji" and "ngoai5" for "ngoại".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao::text {

// The syllable, in standard spelling, whose Telex or VNI keys `term` is; `term` is in normal form.
//
// Telex: s f r x j behind a vowel are tones; a second a, e, o or d, next to the first or not, is â,
// ê, ô or đ; w makes ă, ơ, ư or ươ of the vowels before it, or is ư itself. VNI: 1 to 5 are tones,
// 6 to 8 shapes and 9 makes đ. "dduwowngf", "dduowngf", "dduongwf" and "d9u7o7ng2" are "đường".
//
// Nothing when `term` is a syllable as it stands ("khoong", which Telex types for "không"), has
// another character, no key, or keys of no syllable. Nothing is known here of what words exist:
// "visa" gives "vía" and "test" gives "tét", so it is for the caller to prefer what is in the
// index. Allocates for the result only.
[[nodiscard]] std::optional<std::string> from_typed_keys(std::string_view term);

}  // namespace timbao::text
