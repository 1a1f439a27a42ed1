// What an update of an index tells while it works and when it is done.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/streams.hpp"
#include "timbao/index/update.hpp"
#include "timbao/input/survey.hpp"

namespace timbao::cli {

[[nodiscard]] std::string report_text(const index::UpdateReport& report);
[[nodiscard]] std::string report_json(const index::UpdateReport& report,
                                      const std::filesystem::path& index);

// The progress line of one update, with what is left to do as a survey of its paths finds it.
class UpdateProgress {
 public:
  // Surveys only where a line will be seen.
  UpdateProgress(Streams& streams, const std::vector<std::string>& paths);

  // Shows warnings and progress. Must not outlive this.
  [[nodiscard]] index::UpdateListener listener();

 private:
  using Clock = std::chrono::steady_clock;

  void show(const index::UpdateReport& report);

  Streams& streams_;
  std::optional<input::Survey> survey_;
  Clock::time_point start_ = Clock::now();
};

// "1200 articles, 3 files, 8.2 MB/s, 41 %, 12 s left"; the last two where `survey` knows all that
// there is to read.
[[nodiscard]] std::string progress_line(const index::UpdateReport& report, double seconds,
                                        const input::SurveyCounts& survey);

}  // namespace timbao::cli
