#include "cli/help_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/program_text.hpp"

namespace timbao::cli {
namespace {

// "-n, --limit N".
std::string left_column(const OptionDescription& option) {
  return (option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ") + "--" + option.name +
         (option.value.empty() ? "" : " " + option.value);
}

std::string option_line(const OptionDescription& option) {
  constexpr std::size_t kColumn = 26;
  std::string description = option.description;
  for (std::size_t end = description.find('\n'); end != std::string::npos;
       end = description.find('\n', end + 1)) {
    description.insert(end + 1, kColumn + 2, ' ');
  }
  return fmt::format("  {:<{}}{}\n", left_column(option), kColumn, description);
}

}  // namespace

std::string help_text(const CommandDescription& command) {
  std::string out = "Usage: " + synopsis(command) + "\n\n" + command.description + "\n\nOptions:\n";
  for (const OptionDescription& option : command.options) out += option_line(option);
  return out + "\nExamples:\n" + command.examples;
}

std::string program_help_text(const std::vector<CommandDescription>& commands) {
  std::string out = "Usage: timbao COMMAND [OPTION...] [ARGUMENT...]\n\n";
  out.append(kProgramDescription).append("\n\nCommands:\n");
  std::size_t width = 0;
  for (const CommandDescription& command : commands) width = std::max(width, command.name.size());
  for (const CommandDescription& command : commands) {
    out += fmt::format("  {:<{}}  {}\n", command.name, width, command.summary);
  }
  out += "\nOptions:\n";
  for (const auto& [names, text] : kProgramOptions) out += fmt::format("  {:<12}{}\n", names, text);
  return out + fmt::format("\nExamples:\n{}\nExit status: {}\n", kProgramExamples, kExitStatus);
}

}  // namespace timbao::cli
