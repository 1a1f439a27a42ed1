#include "cli/trace_command.hpp"

#include <filesystem>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/trace.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::cli {

CommandLine TraceCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "show how a story spread from outlet to outlet",
       .arguments = "ID",
       .description = "Shows how a story spread: an article and its copies by time, whom each\n"
                      "credits, how much of the first it keeps, and what was [-cut-] and\n"
                      "{+added+}. ID is what search prints before the path.",
       .examples = "  timbao trace u-0123456789abcdef\n"
                   "  timbao trace --format json u-0123456789abcdef | jq '.steps[].kept'\n"});
  db.add_to(line);
  add_format_option(line, format);
  color.add_to(line);
  id.add_to(line);
  return line;
}

int run(const TraceCommand& command, Streams& streams) {
  const std::string& id = command.id.value();
  const std::filesystem::path index = existing_index(command.db.path);
  const std::vector<search::TraceStep> steps =
      reopened_on_change([&] { return search::trace_of(index::Reader(index), id); });
  if (steps.empty()) return command.id.not_found(index, streams);
  switch (command.format) {
    case ListFormat::json:
      streams.out << render::trace_json(id, steps);
      break;
    case ListFormat::jsonl:
      streams.out << render::trace_json_lines(steps);
      break;
    case ListFormat::text:
      streams.out << render::trace_text(steps, command.color.style(streams.terminal));
      break;
  }
  return kDone;
}

}  // namespace timbao::cli
