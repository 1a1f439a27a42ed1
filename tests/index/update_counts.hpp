// Short words for what update() is asked and what it reports.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <ostream>

#include "timbao/index/reader.hpp"
#include "timbao/index/update.hpp"

namespace timbao::index {

// The counts of a report that say where each record went.
struct Counts {
  std::uint64_t added = 0, updated = 0, versions = 0, unchanged = 0, repeated = 0, rejected = 0,
                removed = 0;

  friend bool operator==(const Counts&, const Counts&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.added << " added, " << counts.updated << " updated, " << counts.versions
               << " versions, " << counts.unchanged << " unchanged, " << counts.repeated
               << " repeated, " << counts.rejected << " rejected, " << counts.removed << " removed";
  }
};

inline Counts counts_of(const UpdateReport& report) {
  return {report.added,    report.updated,  report.versions, report.unchanged,
          report.repeated, report.rejected, report.removed};
}

inline constexpr std::uint64_t kOneRound = std::uint64_t{1} << 30;

inline UpdateOptions in_rounds_of(std::uint64_t round_bytes, unsigned threads = 0) {
  UpdateOptions options;
  options.round_bytes = round_bytes;
  options.threads = threads;
  options.now = std::chrono::system_clock::time_point();  // Equal indexes do not tell when.
  return options;
}

inline std::uint64_t articles_in(const std::filesystem::path& index) {
  return Reader(index).statistics().articles;
}

}  // namespace timbao::index
