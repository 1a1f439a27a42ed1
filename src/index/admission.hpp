// Decides for each record of a run what becomes of it: new, known, a repetition, or one that has to
// be merged with what the index has.
#pragma once

#include <cstdint>
#include <string_view>

#include "index/fingerprint.hpp"
#include "index/hash_set.hpp"
#include "index/known_files.hpp"
#include "index/segments.hpp"
#include "timbao/article/article.hpp"

namespace timbao::index {

enum class Fate : std::uint8_t {
  add,        // No article has this id.
  unchanged,  // An article of the index was made from just this record.
  repeated,   // So it was, but the record came before in this run.
  merge,      // Another record has this id.
};

// Asked in input order, by one thread at a time. Memory: 10 to 15 bytes for each record of the run.
class Admission {
 public:
  Admission(const Segments& segments, const KnownFiles& known)
      : segments_(segments), known_(known), new_index_(segments.empty()) {}

  [[nodiscard]] Fate decide(const article::Article& article);

  // True when this record of the index was met in this run. Any thread while none decides.
  [[nodiscard]] bool met(std::string_view id, const Fingerprint& record) const;

  // True when it was met, or its file passed over as known. Any thread while none decides.
  [[nodiscard]] bool is_there(std::string_view id, const article::Place& place) const;

  // True when every record that the index has from this file or archive was met in this run.
  [[nodiscard]] bool met_all_of(std::string_view file) const;

  // Tells that what was decided so far is in the segments.
  void committed();

 private:
  const Segments& segments_;
  const KnownFiles& known_;
  // An index that was empty when the run began holds only what this run has met: no look-ups.
  const bool new_index_;
  HashSet ids_;      // Of articles met in this round; in the whole run for a new index.
  HashSet records_;  // Ids with fingerprints met in the run; in this round only for a new index.
};

}  // namespace timbao::index
