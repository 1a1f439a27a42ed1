// Spells the term of a run that is no syllable.
#pragma once

#include <string>

#include "text/utf8.hpp"

namespace timbao::text {

// Appends the normal form of the letters and digits in [start, end), as they are written: lower
// case, NFC, nothing invisible. `foreign` is Run::foreign.
void append_term(const Byte* start, const Byte* end, bool foreign, std::string& term);

// Cuts a term that is longer than kMaxTermBytes; the rest is kept as a hash.
void cut_term(std::string& term);

}  // namespace timbao::text
