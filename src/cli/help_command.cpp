#include "cli/help_command.hpp"

#include "cli/commands.hpp"
#include "cli/help_text.hpp"

namespace timbao::cli {
namespace {

std::vector<CommandDescription> all_descriptions() {
  std::vector<CommandDescription> all;
  for (const Command& command : commands()) all.push_back(command.describe());
  return all;
}

}  // namespace

CommandLine HelpCommand::command_line() {
  CommandLine line({.name = kName,
                    .summary = "show help",
                    .arguments = "[COMMAND]",
                    .description = "Shows what a command does, or what commands there are.",
                    .examples = "  timbao help search\n"});
  line.add_arguments(names);
  return line;
}

int run(const HelpCommand& command, Streams& streams) {
  if (command.names.size() > 1) throw UsageError("one COMMAND is enough");
  streams.out << (command.names.empty() ? program_help_text(all_descriptions())
                                        : help_text(command_named(command.names[0]).describe()));
  return kDone;
}

}  // namespace timbao::cli
