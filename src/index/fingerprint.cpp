#include "index/fingerprint.hpp"

#include <xxhash.h>

#include <cstddef>

namespace timbao::index {
namespace {

constexpr std::size_t kHashBytes = 8;

void append(std::string& bytes, std::uint64_t hash) {
  for (std::size_t i = 0; i < kHashBytes; ++i, hash >>= 8) {
    bytes.push_back(static_cast<char>(hash & 0xFF));
  }
}

std::uint64_t hash_at(std::string_view bytes, std::size_t offset) {
  std::uint64_t hash = 0;
  for (std::size_t i = kHashBytes; i-- > 0;) {
    hash = hash << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return hash;
}

}  // namespace

Fingerprint fingerprint_of(const article::Article& article) {
  return {article.content_hash, XXH3_64bits(article.path.data(), article.path.size())};
}

std::string pack(const Fingerprint& fingerprint) {
  std::string bytes;
  append(bytes, fingerprint.content);
  append(bytes, fingerprint.path);
  return bytes;
}

Fingerprint unpack_fingerprint(std::string_view bytes) {
  if (bytes.size() != 2 * kHashBytes) return {};
  return {hash_at(bytes, 0), hash_at(bytes, kHashBytes)};
}

}  // namespace timbao::index
