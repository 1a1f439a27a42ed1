#include "cli/update_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timbao/render/json.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

double megabytes_per_second(std::uint64_t bytes, double seconds) {
  constexpr double kMegabyte = 1e6;
  return seconds > 0 ? static_cast<double>(bytes) / kMegabyte / seconds : 0;
}

// "12 s", "3 min", "1 h 20 min".
std::string duration_text(double seconds) {
  const auto minutes = static_cast<std::uint64_t>(seconds / 60 + 0.5);
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  if (minutes < 60) return fmt::format("{} min", minutes);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace

std::string report_text(const index::UpdateReport& report) {
  std::string text = fmt::format("files      {} read, {} unchanged, {} skipped", report.files,
                                 report.files_unchanged, report.skipped);
  if (report.passed_over > 0) {
    text += fmt::format(", {} records of web archives passed over", report.passed_over);
  }
  return text + fmt::format(
                    "\narticles   {} added, {} updated, {} versions, {} unchanged, {} repeated, {} "
                    "removed, "
                    "{} rejected\n"
                    "time       {:.2f} s, {:.1f} MB/s\n",
                    report.added, report.updated, report.versions, report.unchanged,
                    report.repeated, report.removed, report.rejected, report.seconds,
                    megabytes_per_second(report.bytes, report.seconds));
}

std::string report_json(const index::UpdateReport& report, const fs::path& index) {
  std::string out;
  render::JsonWriter json(out);
  json.begin_object();
  json.key("index").string(index.string());
  json.key("files").integer(report.files);
  json.key("files_unchanged").integer(report.files_unchanged);
  json.key("skipped").integer(report.skipped);
  json.key("passed_over").integer(report.passed_over);
  json.key("added").integer(report.added);
  json.key("updated").integer(report.updated);
  json.key("versions").integer(report.versions);
  json.key("unchanged").integer(report.unchanged);
  json.key("repeated").integer(report.repeated);
  json.key("removed").integer(report.removed);
  json.key("rejected").integer(report.rejected);
  json.key("bytes").integer(report.bytes);
  json.key("seconds").number(report.seconds);
  json.key("mb_per_second").number(megabytes_per_second(report.bytes, report.seconds));
  json.end_object();
  out += '\n';
  return out;
}

std::string progress_line(const index::UpdateReport& report, double seconds,
                          const input::SurveyCounts& survey) {
  const std::uint64_t records = report.added + report.updated + report.versions + report.unchanged +
                                report.repeated + report.rejected;
  std::string line = fmt::format("{} articles, {} files, {:.1f} MB/s", records,
                                 report.files + report.files_unchanged,
                                 megabytes_per_second(report.bytes, seconds));
  if (!survey.is_complete || survey.disk_bytes == 0) return line;
  const double share = std::min(
      1.0, static_cast<double>(report.disk_bytes) / static_cast<double>(survey.disk_bytes));
  line += fmt::format(", {:.0f} %", 100 * share);
  if (share > 0) line += ", " + duration_text(seconds * (1 - share) / share) + " left";
  return line;
}

UpdateProgress::UpdateProgress(Streams& streams, const std::vector<std::string>& paths)
    : streams_(streams) {
  // How much standard input holds nobody knows.
  const bool is_finite = std::find(paths.begin(), paths.end(), "-") == paths.end();
  if (streams.terminal.err && is_finite) survey_.emplace(paths);
}

index::UpdateListener UpdateProgress::listener() {
  const auto warn = [this](const Issue& issue) { streams_.warn(issue); };
  return {.rejected = warn,
          .warned = warn,
          .progressed = [this](const index::UpdateReport& report) { show(report); }};
}

void UpdateProgress::show(const index::UpdateReport& report) {
  if (!streams_.progress.is_due()) return;
  const std::chrono::duration<double> elapsed = Clock::now() - start_;
  streams_.progress.show(
      progress_line(report, elapsed.count(), survey_ ? survey_->counts() : input::SurveyCounts()));
}

}  // namespace timbao::cli
