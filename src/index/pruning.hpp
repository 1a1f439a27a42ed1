// Removes the articles that a run found gone from their files.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "index/admission.hpp"
#include "index/known_files.hpp"
#include "index/read_files.hpp"
#include "index/segments.hpp"

namespace timbao::index {

// For the end of a run. Keeps references to what it is made of.
class Pruning {
 public:
  Pruning(Segments& segments, const Admission& admission, const ReadFiles& files, KnownFiles& known)
      : segments_(segments), admission_(admission), files_(files), known_(known) {}

  // Puts the files at or below `path` on the list.
  void add_below(const std::string& path);

  // Removes the articles of the listed files that the run did not meet, but for files that it did
  // not read because of an issue, or because they are known. Returns how many.
  std::uint64_t remove();

 private:
  [[nodiscard]] bool may_have_lost_articles(const std::string& file) const;
  void forget(std::string_view file);

  Segments& segments_;
  const Admission& admission_;
  const ReadFiles& files_;
  KnownFiles& known_;
  std::set<std::string> listed_;
};

}  // namespace timbao::index
