#include "cli/trace_command.hpp"

#include <spdlog/logger.h>

#include <filesystem>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/trace.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::cli {

CommandLine TraceCommand::command_line() {
  CommandLine line(
      {.synopsis = "timbao trace [OPTION...] ID",
       .description = "Shows how a story spread: an article and its copies by time, whom each\n"
                      "credits, how much of the first it keeps, and what was [-cut-] and\n"
                      "{+added+}. ID is what search prints before the path.",
       .examples = "  timbao trace u-0123456789abcdef\n"
                   "  timbao trace --format json u-0123456789abcdef | jq '.steps[].kept'\n"});
  db.add_to(line);
  line.add("format",
           choice_option<Format>(
               format, "FORMAT",
               {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}}),
           "text (default), json or jsonl");
  color.add_to(line);
  line.add_arguments(ids);
  return line;
}

int run(const TraceCommand& command, Streams& streams) {
  if (command.ids.size() != 1) throw UsageError("one ID is needed");
  const std::string& id = command.ids.front();
  const std::filesystem::path index = existing_index(command.db.path);
  const std::vector<search::TraceStep> steps =
      reopened_on_change([&] { return search::trace_of(index::Reader(index), id); });
  if (steps.empty()) {
    streams.log.error("no article has the id '{}' in {}", render::one_line(id), index.string());
    return kNothingFound;
  }
  switch (command.format) {
    case TraceCommand::Format::json:
      streams.out << render::trace_json(id, steps);
      break;
    case TraceCommand::Format::jsonl:
      streams.out << render::trace_json_lines(steps);
      break;
    case TraceCommand::Format::text:
      streams.out << render::trace_text(steps, command.color.style(streams.terminal));
      break;
  }
  return kDone;
}

}  // namespace timbao::cli
