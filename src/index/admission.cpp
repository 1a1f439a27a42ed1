#include "index/admission.hpp"

#include <xxhash.h>

#include <algorithm>
#include <vector>

namespace timbao::index {
namespace {

std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }

}  // namespace

Decision Admission::decide(const article::Article& article) {
  const std::uint64_t hash = hash_of(article.id);
  const Fingerprint fingerprint = fingerprint_of(article);
  if (!run_.insert(hash)) {
    const auto pending = round_.find(hash);
    const std::optional<Fingerprint> kept =
        pending != round_.end() ? pending->second : segments_.find(article.id);
    return {Fate::repeated, !kept || kept->content != fingerprint.content};
  }
  round_.emplace(hash, fingerprint);
  if (new_index_) return {Fate::add};
  const std::optional<Fingerprint> known = segments_.find(article.id);
  if (!known) return {Fate::add};
  if (*known == fingerprint) return {Fate::unchanged};
  if (known_.passed(known->path)) return {Fate::repeated, known->content != fingerprint.content};
  return {Fate::update};
}

bool Admission::seen(const std::string& id) const { return run_.contains(hash_of(id)); }

bool Admission::met_all_of(std::string_view file) const {
  if (new_index_) return true;
  const std::vector<std::string> ids = segments_.ids_below(file);
  return std::all_of(ids.begin(), ids.end(), [this](const std::string& id) { return seen(id); });
}

}  // namespace timbao::index
