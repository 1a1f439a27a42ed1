#include "text/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <limits>

namespace timbao::text {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

TokenCode hashed_code(std::string_view term) {
  constexpr unsigned kHashedCodes = std::numeric_limits<TokenCode>::max() - kSyllableCount;
  return static_cast<TokenCode>(kSyllableCount + 1 + hash_of(term) % kHashedCodes);
}

}  // namespace timbao::text
