#include "index/admission.hpp"

#include <xxhash.h>

namespace timbao::index {
namespace {

std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }

}  // namespace

Decision Admission::decide(const article::Article& article) {
  const std::uint64_t hash = hash_of(article.id);
  const Fingerprint fingerprint = fingerprint_of(article);
  if (!run_.insert(hash).second) {
    const auto pending = round_.find(hash);
    const std::optional<Fingerprint> kept =
        pending != round_.end() ? pending->second : segments_.find(article.id);
    return {Fate::copy, !kept || kept->content != fingerprint.content};
  }
  round_.emplace(hash, fingerprint);
  if (new_index_) return {Fate::add};
  const std::optional<Fingerprint> known = segments_.find(article.id);
  if (!known) return {Fate::add};
  return {*known == fingerprint ? Fate::unchanged : Fate::update};
}

bool Admission::seen(const std::string& id) const { return run_.contains(hash_of(id)); }

}  // namespace timbao::index
