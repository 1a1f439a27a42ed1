// What tells whether the index holds a record just so; kept in slot schema::kFingerprint for each
// record that an article was made from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"

namespace timbao::index {

struct Fingerprint {
  std::uint64_t content = 0;  // Article::content_hash.
  std::uint64_t path = 0;     // hash_of_path() of Article::path, which results show.

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

[[nodiscard]] std::uint64_t hash_of_path(std::string_view path);
[[nodiscard]] Fingerprint fingerprint_of(const article::Place& place);

// Those of all records of an article, 16 bytes each, little endian.
[[nodiscard]] std::string packed_fingerprints(const article::Article& article);

// None for anything that packed_fingerprints() did not make.
[[nodiscard]] std::vector<Fingerprint> unpack_fingerprints(std::string_view bytes);

}  // namespace timbao::index
