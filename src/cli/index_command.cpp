#include "cli/index_command.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <chrono>
#include <filesystem>

#include "cli/index_location.hpp"
#include "timbao/base/error.hpp"
#include "timbao/index/update.hpp"
#include "timbao/render/json.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

double megabytes_per_second(std::uint64_t bytes, double seconds) {
  constexpr double kMegabyte = 1e6;
  return seconds > 0 ? static_cast<double>(bytes) / kMegabyte / seconds : 0;
}

std::string report_text(const index::UpdateReport& report) {
  return fmt::format(
      "files      {} read, {} unchanged, {} skipped\n"
      "articles   {} added, {} updated, {} versions, {} unchanged, {} repeated, {} removed, {} "
      "rejected\n"
      "time       {:.2f} s, {:.1f} MB/s\n",
      report.files, report.files_unchanged, report.skipped, report.added, report.updated,
      report.versions, report.unchanged, report.repeated, report.removed, report.rejected,
      report.seconds, megabytes_per_second(report.bytes, report.seconds));
}

std::string report_json(const index::UpdateReport& report, const fs::path& index) {
  std::string out;
  render::JsonWriter json(out);
  json.begin_object();
  json.key("index").string(index.string());
  json.key("files").integer(report.files);
  json.key("files_unchanged").integer(report.files_unchanged);
  json.key("skipped").integer(report.skipped);
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

std::string progress_line(const index::UpdateReport& report, double seconds) {
  const std::uint64_t records = report.added + report.updated + report.versions + report.unchanged +
                                report.repeated + report.rejected;
  return fmt::format("{} articles, {} files, {:.1f} MB/s", records, report.files,
                     megabytes_per_second(report.bytes, seconds));
}

index::UpdateListener listener_of(Streams& streams) {
  const auto warn = [&streams](const Issue& issue) { streams.warn(issue); };
  const auto show = [&streams, start = Clock::now()](const index::UpdateReport& report) {
    if (!streams.progress.is_due()) return;
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    streams.progress.show(progress_line(report, elapsed.count()));
  };
  return {.rejected = warn, .warned = warn, .progressed = show};
}

// As articles know their files: absolute, and "-" for standard input.
std::string stored_path(const std::string& path) {
  return path == "-" ? path : fs::absolute(path).lexically_normal().string();
}

index::UpdateOptions update_options(const IndexCommand& command) {
  index::UpdateOptions update;
  if (command.prune) {
    for (const std::string& path : command.paths) update.prune_below.push_back(stored_path(path));
  }
  update.recheck = command.recheck;
  update.threads = command.threads;
  update.round_bytes = std::uint64_t{command.round_mb} << 20U;
  return update;
}

void make_folders_above(const fs::path& index) {
  std::error_code error;
  const fs::path parent = fs::absolute(index).parent_path();
  fs::create_directories(parent, error);
  if (error) {
    throw Error(ErrorKind::io, parent.string() + ": cannot be made: " + error.message());
  }
}

int exit_code(const index::UpdateReport& report, const IndexCommand& command) {
  const bool took_nothing = report.added + report.updated + report.versions + report.unchanged +
                                report.repeated + report.removed ==
                            0;
  if (report.rejected > 0 && (command.strict || took_nothing)) return kFailed;
  return kDone;
}

}  // namespace

CommandLine IndexCommand::command_line() {
  constexpr std::uint32_t kMostMegabytes = 1 << 20;
  CommandLine line(
      {.synopsis = "timbao index [OPTION...] PATH...",
       .description =
           "Builds an index, or brings it up to date with the files it was made from. PATH is\n"
           "a file, a folder, or - for JSON Lines on standard input. Reads .txt .json .jsonl\n"
           ".ndjson, each also as .gz .zst .xz .bz2. Files that nobody touched are not opened.\n"
           "It may be interrupted at any moment: the same command again finishes the work.",
       .examples = "  timbao index articles/\n"
                   "  timbao index --db news.db --prune archive/ feed.jsonl.gz\n"
                   "  zcat feed.jsonl.gz | timbao index -\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add_switch("prune", prune, "remove articles whose files below PATH are gone");
  line.add_switch("recheck", recheck, "read all files, also those that were not touched");
  line.add_switch("strict", strict, "exit with 2 if anything was rejected");
  add_threads_option(line, threads, "work on N threads (default: one for each core)");
  line.add(
      "round-mb", number_option(round_mb, "N", {1, kMostMegabytes}),
      "commit after this many MB of text (default 96);\nmore costs memory, about twice as much");
  add_format_option(line, format);
  line.add_arguments(paths);
  return line;
}

int run(const IndexCommand& command, Streams& streams) {
  if (command.paths.empty()) throw UsageError("no PATH given");
  command.outlets.load();
  const IndexLocation location = index_location(command.db.path);
  if (!location.was_named) streams.log.info("writing the index {}", location.path.string());
  make_folders_above(location.path);
  const index::UpdateReport report =
      index::update(location.path, command.paths, update_options(command), listener_of(streams));
  streams.progress.clear();
  streams.out << (command.format == ReportFormat::json ? report_json(report, location.path)
                                                       : report_text(report));
  return exit_code(report, command);
}

}  // namespace timbao::cli
