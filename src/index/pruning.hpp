// Removes the articles and versions that a run found gone from their files.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "index/admission.hpp"
#include "index/known_files.hpp"
#include "index/read_files.hpp"
#include "index/segments.hpp"
#include "index/worker.hpp"

namespace timbao::index {

struct Pruned {
  std::uint64_t removed = 0;  // Articles of which no record is left.
  std::uint64_t updated = 0;  // Articles that lost some of their texts or records.
};

// For the end of a run. Keeps references to what it is made of.
class Pruning {
 public:
  Pruning(Segments& segments, const Admission& admission, const ReadFiles& files, KnownFiles& known)
      : segments_(segments), admission_(admission), files_(files), known_(known) {}

  // Puts the files at or below `path` on the list, but for those that were not read because of an
  // issue, or because they are known.
  void add_below(const std::string& path);

  // Forgets all records of the listed files that the run did not meet.
  Pruned remove(Worker& worker);

 private:
  [[nodiscard]] bool is_gone(const std::string& id, const article::Place& place) const;
  [[nodiscard]] Replacement without_gone_records(const std::string& id, Worker& worker) const;

  Segments& segments_;
  const Admission& admission_;
  const ReadFiles& files_;
  KnownFiles& known_;
  std::set<std::string> listed_;
};

}  // namespace timbao::index
