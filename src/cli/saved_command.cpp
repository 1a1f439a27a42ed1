#include "cli/saved_command.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/command_of.hpp"
#include "cli/saved_editing.hpp"
#include "cli/saved_run.hpp"

namespace timbao::cli {
namespace {

constexpr std::array kVerbs = {command<SavedAdd>(), command<SavedList>(), command<SavedRemove>(),
                               command<SavedRun>()};

// "add" of "saved add".
std::string verb_of(const Command& command) {
  return std::string(command.name.substr(kSavedCommand.name.size() + 1));
}

std::vector<std::string> verbs() {
  std::vector<std::string> names;
  for (const Command& command : kVerbs) names.push_back(verb_of(command));
  return names;
}

bool is_of(const std::string& option, const CommandDescription& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [&](const OptionDescription& other) { return other.name == option; });
}

// The options of all, each once; what only one of them has says of which it is.
std::vector<OptionDescription> all_options() {
  std::vector<CommandDescription> commands;
  for (const Command& command : kVerbs) commands.push_back(command.describe());
  std::vector<OptionDescription> all;
  // From the last: saved run has most formats.
  for (std::size_t i = commands.size(); i-- > 0;) {
    for (OptionDescription option : commands[i].options) {
      const auto has_it = [&](const auto& other) { return is_of(option.name, other); };
      if (std::any_of(commands.begin() + static_cast<std::ptrdiff_t>(i) + 1, commands.end(),
                      has_it)) {
        continue;
      }
      if (std::count_if(commands.begin(), commands.end(), has_it) == 1) {
        option.description.insert(0, verb_of(kVerbs[i]) + ": ");
      }
      all.push_back(std::move(option));
    }
  }
  const auto help = std::find_if(all.begin(), all.end(), [](const OptionDescription& option) {
    return option.name == "help";
  });
  std::rotate(help, help + 1, all.end());
  return all;
}

}  // namespace

CommandDescription saved_description() {
  return {.name = kSavedCommand.name,
          .summary = "keep searches, and show what is new in them",
          .arguments = "add|list|remove|run [NAME] [QUERY...]",
          .description =
              "Keeps searches under names, beside the index, and shows what is new in them:\n"
              "the articles that match and came into the index since the last run, whatever\n"
              "their own dates. `saved add NAME QUERY...` keeps one, `saved list` lists them,\n"
              "`saved remove NAME...` forgets some, `saved run [NAME...]` shows what is new in\n"
              "all or some; `timbao saved run --help` and so on have the options of each.\n"
              "\n"
              "`saved run` exits with 1, and prints nothing, where nothing is new, so that cron\n"
              "sends a mail only where something is.",
          .examples =
              "  timbao saved add lũ '\"lũ quét\" OR \"sạt lở\"' --outlet nhandan.vn\n"
              "  timbao saved run\n"
              "  0 * * * *  timbao index --db news.db feeds; timbao saved run --db news.db\n",
          .options = all_options()};
}

int run_saved(const std::vector<std::string>& arguments, Streams& streams) {
  const std::vector<std::string> names = verbs();
  const bool is_option = !arguments.empty() && arguments.front().starts_with('-');
  const auto verb =
      is_option ? std::find_first_of(arguments.begin(), arguments.end(), names.begin(), names.end())
                : arguments.begin();
  if (verb == arguments.end()) {
    const bool wants_help = std::any_of(arguments.begin(), arguments.end(), [](const auto& word) {
      return word == "--help" || word == "-h";
    });
    if (!wants_help) throw UsageError("one of add, list, remove and run is needed");
    streams.out << help_text(saved_description());
    return kDone;
  }
  const auto found = std::find(names.begin(), names.end(), *verb);
  if (found == names.end()) {
    throw UsageError("'" + *verb + "' is not one of add, list, remove and run" +
                     did_you_mean(*verb, names));
  }
  std::vector<std::string> rest(arguments.begin(), verb);
  rest.insert(rest.end(), verb + 1, arguments.end());
  return kVerbs[static_cast<std::size_t>(found - names.begin())].run(rest, streams);
}

}  // namespace timbao::cli
