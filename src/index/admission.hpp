// Decides for each article of a run what becomes of it: new, known, changed, or a copy of an
// earlier record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "index/segments.hpp"
#include "timbao/article/article.hpp"

namespace timbao::index {

enum class Fate : std::uint8_t {
  add,        // No article has this id.
  update,     // The index has the id with other content.
  unchanged,  // The index has just this article.
  copy,       // An earlier record of this run has the id.
};

struct Decision {
  Fate fate;
  bool other_content = false;  // Of a copy: the earlier record, which is kept, says something else.
};

// Asked in input order, by one thread at a time. Memory: about 32 bytes for each id of the run.
class Admission {
 public:
  explicit Admission(const Segments& segments)
      : segments_(segments), new_index_(segments.empty()) {}

  [[nodiscard]] Decision decide(const article::Article& article);

  // True when a record of this run had this id.
  [[nodiscard]] bool seen(const std::string& id) const;

  // Tells that what was decided so far is in the segments.
  void committed() { round_.clear(); }

 private:
  const Segments& segments_;
  // An index that was empty when the run began holds only ids of this run, which run_ knows: no
  // look-ups.
  const bool new_index_;
  std::unordered_set<std::uint64_t> run_;                 // Hashes of the ids met in this run.
  std::unordered_map<std::uint64_t, Fingerprint> round_;  // Those of this round's articles.
};

}  // namespace timbao::index
