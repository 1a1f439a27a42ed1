// Codes of terms that are no syllables.
#pragma once

#include <cstdint>
#include <string_view>

#include "timbao/text/syllables.hpp"

namespace timbao::text {

// XXH3 of the bytes. Kept on disk, in codes and in cut terms.
[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

// The code of a term that is no syllable.
[[nodiscard]] TokenCode hashed_code(std::string_view term);

}  // namespace timbao::text
