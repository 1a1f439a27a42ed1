// Decides for each article of a run what becomes of it: new, known, changed, or
// repeated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "index/hash_set.hpp"
#include "index/known_files.hpp"
#include "index/segments.hpp"
#include "timbao/article/article.hpp"

namespace timbao::index {

enum class Fate : std::uint8_t {
  add,        // No article has this id.
  update,     // The index has the id with other content.
  unchanged,  // The index has just this article.
  repeated,   // An earlier record of this run has the id, or one of a file that was passed over.
};

struct Decision {
  Fate fate;
  bool other_content =
      false;  // Where repeated: the earlier record, which is kept, says something else.
};

// Asked in input order, by one thread at a time. Memory: 10 to 15 bytes for each id of the run.
class Admission {
 public:
  Admission(const Segments& segments, const KnownFiles& known)
      : segments_(segments), known_(known), new_index_(segments.empty()) {}

  [[nodiscard]] Decision decide(const article::Article& article);

  // True when a record of this run had this id.
  [[nodiscard]] bool seen(const std::string& id) const;

  // True when every article that the index has from this file or archive was met in this run.
  [[nodiscard]] bool met_all_of(std::string_view file) const;

  // Tells that what was decided so far is in the segments.
  void committed() { round_.clear(); }

 private:
  const Segments& segments_;
  const KnownFiles& known_;
  // An index that was empty when the run began holds only ids of this run, which run_ knows: no
  // look-ups.
  const bool new_index_;
  HashSet run_;                                           // The ids met in this run.
  std::unordered_map<std::uint64_t, Fingerprint> round_;  // Those of this round's articles.
};

}  // namespace timbao::index
