// Counts in the background what a Source will have to read, so that remaining time can be told.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace timbao::input {

struct SurveyCounts {
  std::uint64_t files = 0;       // Of known kinds; standard input is none of them.
  std::uint64_t disk_bytes = 0;  // As SourceCounts::disk_bytes counts them at the end.
  bool is_complete = false;      // False while the walk goes on; the counts above grow till then.
};

// Walks the paths on a thread of its own, from its construction on, and opens no file. Problems are
// left for the Source to report. Costs as much memory as a Source's walk: some 16 bytes a file.
class Survey {
 public:
  explicit Survey(std::vector<std::string> paths);
  Survey(Survey&&) noexcept;
  Survey& operator=(Survey&&) noexcept;
  ~Survey();  // Stops the walk.

  // From any thread.
  [[nodiscard]] SurveyCounts counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::input
