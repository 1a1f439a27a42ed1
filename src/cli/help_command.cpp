#include "cli/help_command.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/help_text.hpp"
#include "cli/manual.hpp"
#include "timbao/base/error.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) {
    throw Error(ErrorKind::io, path.string() + ": " + std::generic_category().message(errno));
  }
}

void write_manual(const fs::path& folder) {
  const std::vector<CommandDescription> all = all_descriptions();
  write_file(folder / manual_file_name(""), program_manual_page(all));
  for (const CommandDescription& command : all) {
    write_file(folder / manual_file_name(command.name), manual_page(command));
  }
}

std::string text_of(const HelpCommand& command) {
  if (command.names.empty()) {
    const std::vector<CommandDescription> all = all_descriptions();
    return command.man ? program_manual_page(all) : program_help_text(all);
  }
  const CommandDescription description = command_named(command.names[0]).describe();
  return command.man ? manual_page(description) : help_text(description);
}

}  // namespace

CommandLine HelpCommand::command_line() {
  CommandLine line({.name = kName,
                    .summary = "show help, or write manual pages",
                    .arguments = "[COMMAND]",
                    .description = "Shows what a command does, or what commands there are.",
                    .examples = "  timbao help search\n"
                                "  timbao help --man search | man -l -\n"});
  line.add_switch("man", man, "print the manual page, for man(1)");
  line.add("into", text_option(into, "DIR"), "with --man: write the pages of all commands there");
  line.add_arguments(names);
  return line;
}

int run(const HelpCommand& command, Streams& streams) {
  if (command.names.size() > 1) throw UsageError("one COMMAND is enough");
  if (command.into.empty()) {
    streams.out << text_of(command);
    return kDone;
  }
  if (!command.man || !command.names.empty()) {
    throw UsageError("--into is for the pages of all commands: timbao help --man --into DIR");
  }
  write_manual(command.into);
  return kDone;
}

}  // namespace timbao::cli
