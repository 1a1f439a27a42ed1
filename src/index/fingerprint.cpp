#include "index/fingerprint.hpp"

#include <xxhash.h>

#include <cstddef>

#include "index/text_set.hpp"

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

std::uint64_t hash_of_path(std::string_view path) { return XXH3_64bits(path.data(), path.size()); }

Fingerprint fingerprint_of(const article::Place& place) {
  return {place.content_hash, hash_of_path(place.path)};
}

std::string packed_fingerprints(const article::Article& article) {
  std::string bytes;
  for (const article::Place& place : places_of(article)) {
    append(bytes, place.content_hash);
    append(bytes, hash_of_path(place.path));
  }
  return bytes;
}

std::vector<Fingerprint> unpack_fingerprints(std::string_view bytes) {
  constexpr std::size_t kBytes = 2 * kHashBytes;
  std::vector<Fingerprint> fingerprints;
  if (bytes.size() % kBytes != 0) return fingerprints;
  for (std::size_t at = 0; at < bytes.size(); at += kBytes) {
    fingerprints.push_back({hash_at(bytes, at), hash_at(bytes, at + kHashBytes)});
  }
  return fingerprints;
}

}  // namespace timbao::index
