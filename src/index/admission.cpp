#include "index/admission.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace timbao::index {
namespace {

std::uint64_t hash_of(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

std::uint64_t hash_of(std::string_view id, const Fingerprint& record) {
  const std::array<std::uint64_t, 3> fields = {hash_of(id), record.content, record.path};
  return XXH3_64bits(fields.data(), sizeof fields);
}

}  // namespace

Fate Admission::decide(const article::Article& article) {
  const Fingerprint record = fingerprint_of({article.path, article.line, article.content_hash});
  if (!records_.insert(hash_of(article.id, record))) return Fate::repeated;
  const bool first = ids_.insert(hash_of(article.id));
  if (first && new_index_) return Fate::add;
  const std::optional<std::string> known = segments_.fingerprints(article.id);
  if (!known) return first ? Fate::add : Fate::merge;
  const std::vector<Fingerprint> records = unpack_fingerprints(*known);
  if (std::find(records.begin(), records.end(), record) == records.end()) return Fate::merge;
  return new_index_ ? Fate::repeated : Fate::unchanged;
}

bool Admission::met(std::string_view id, const Fingerprint& record) const {
  return new_index_ || records_.contains(hash_of(id, record));
}

bool Admission::is_there(std::string_view id, const article::Place& place) const {
  return met(id, fingerprint_of(place)) || known_.passed(place.path);
}

bool Admission::met_all_of(std::string_view file) const {
  if (new_index_) return true;
  for (const std::string& path : segments_.files_below(file)) {
    const std::uint64_t hash = hash_of_path(path);
    for (const Segments::Known& article : segments_.articles_of(path)) {
      for (const Fingerprint& record : article.records) {
        if (record.path == hash && !met(article.id, record)) return false;
      }
    }
  }
  return true;
}

void Admission::committed() { (new_index_ ? records_ : ids_).clear(); }

}  // namespace timbao::index
