#include "cli/index_command.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include "cli/index_location.hpp"
#include "cli/interrupt.hpp"
#include "cli/update_report.hpp"
#include "timbao/index/update.hpp"

namespace timbao::cli {
namespace {

index::UpdateOptions update_options(const IndexCommand& command) {
  index::UpdateOptions update;
  if (command.prune) update.prune_below = command.paths;
  update.recheck = command.recheck;
  update.threads = command.threads;
  update.round_bytes = std::uint64_t{command.round_mb} << 20U;
  return update;
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
      {.name = kName,
       .summary = "build an index, or bring it up to date",
       .arguments = "PATH...",
       .description =
           "Builds an index, or brings it up to date with the files it was made from. PATH\n"
           "is a file, a folder, or - for JSON Lines on standard input. Reads .txt .html .md\n"
           ".json .jsonl .ndjson .csv .tsv .rss .atom .xml .warc, each also as .gz .zst .xz\n"
           ".bz2, and .zip .tar .tgz .wacz of these. What nobody touched is not opened.\n"
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
  const std::filesystem::path index = index_to_write(command.db.path, streams);
  tell_on_interrupt(
      "timbao: interrupted; what was committed stays, and the same command again goes on\n");
  UpdateProgress progress(streams, command.paths);
  const index::UpdateReport report =
      index::update(index, command.paths, update_options(command), progress.listener());
  streams.progress.clear();
  streams.out << (command.format == ReportFormat::json ? report_json(report, index)
                                                       : report_text(report));
  return exit_code(report, command);
}

}  // namespace timbao::cli
