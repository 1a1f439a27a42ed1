// Merges records into articles that the index has already: repetitions, versions, edited records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/admission.hpp"
#include "index/segments.hpp"
#include "index/text_set.hpp"
#include "index/worker.hpp"
#include "timbao/article/article.hpp"

namespace timbao::index {

// A record whose id came before, and its place among those of its round.
struct LaterRecord {
  std::uint64_t number = 0;
  article::Article article;
};

// Further records of one article.
struct Merge {
  std::string stored;  // The article as the index has it, packed.
  std::vector<LaterRecord> records;
};

struct MergeResult {
  struct Record {
    std::uint64_t number;
    article::Place place;
    Merged merged;
  };
  std::string id;
  std::vector<Record> records;
  std::optional<Replacement> replacement;  // Nothing where the article stays as it is.
  std::vector<std::string> unknown_files;  // Not all of their records are in the index.
  bool dropped_versions = false;
};

// Sorts a round's records by their articles, in the order of their ids. Requires: the articles are
// in `segments`.
[[nodiscard]] std::vector<Merge> merges_of(std::vector<LaterRecord> records,
                                           const Segments& segments);

// Any thread, with a worker of its own, while `admission` does not decide. Throws Error: corrupt.
[[nodiscard]] MergeResult result_of(Merge merge, const Admission& admission, Worker& worker);

}  // namespace timbao::index
