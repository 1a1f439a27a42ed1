#include "cli/completion_command.hpp"

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/index_location.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

using Writer = std::string (*)(const std::vector<CommandDescription>&);

// What the scripts ask for while a user types, and help does not name: a line for each outlet of
// the index, with what is typed for it, a tab, and its name.
std::string outlets() {
  std::string out;
  for (const auto& [outlet, articles] : index::Reader(existing_index("")).outlets()) {
    const std::string name = render::one_line(outlet.name.value_or(std::string()));
    out += (outlet.domain.has_value() ? render::one_line(*outlet.domain) : name) + '\t' + name;
    out += '\n';
  }
  return out;
}

}  // namespace

CommandLine CompletionCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "print a script that completes commands in a shell",
       .arguments = "bash|zsh|fish",
       .description =
           "Prints a script with which a shell completes commands, options, their values and\n"
           "the outlets of the index. Packages install it; without one, a shell reads it at\n"
           "its start.",
       .examples = "  timbao completion bash > ~/.local/share/bash-completion/completions/timbao\n"
                   "  timbao completion zsh > ~/.zfunc/_timbao\n"
                   "  timbao completion fish > ~/.config/fish/completions/timbao.fish\n"});
  line.add_arguments(shells);
  return line;
}

int run(const CompletionCommand& command, Streams& streams) {
  if (command.shells.size() != 1) throw UsageError("one shell is needed: bash, zsh or fish");
  const std::string& shell = command.shells.front();
  if (shell == "outlets") {
    streams.out << outlets();
    return kDone;
  }
  const auto script = chosen<Writer>(
      shell, {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}});
  streams.out << script(all_descriptions());
  return kDone;
}

}  // namespace timbao::cli
