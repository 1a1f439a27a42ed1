// What tells whether an article changed since it was indexed; kept in slot schema::kFingerprint.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::index {

struct Fingerprint {
  std::uint64_t content = 0;  // Article::content_hash.
  std::uint64_t path = 0;     // Hash of Article::path, which results show.

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

[[nodiscard]] Fingerprint fingerprint_of(const article::Article& article);

// 16 bytes, little endian.
[[nodiscard]] std::string pack(const Fingerprint& fingerprint);

// Zeros for anything that pack() did not make.
[[nodiscard]] Fingerprint unpack_fingerprint(std::string_view bytes);

}  // namespace timbao::index
