#include "cli/commands.hpp"

#include <array>

#include "cli/collocates_command.hpp"
#include "cli/command_of.hpp"
#include "cli/compare_command.hpp"
#include "cli/completion_command.hpp"
#include "cli/copies_command.hpp"
#include "cli/export_command.hpp"
#include "cli/extract_command.hpp"
#include "cli/facets_command.hpp"
#include "cli/help_command.hpp"
#include "cli/index_command.hpp"
#include "cli/kwic_command.hpp"
#include "cli/names_command.hpp"
#include "cli/ngrams_command.hpp"
#include "cli/outlets_command.hpp"
#include "cli/related_command.hpp"
#include "cli/run_command.hpp"
#include "cli/saved_command.hpp"
#include "cli/search_command.hpp"
#include "cli/serve_command.hpp"
#include "cli/show_command.hpp"
#include "cli/spelling.hpp"
#include "cli/stats_command.hpp"
#include "cli/timeline_command.hpp"
#include "cli/tokens_command.hpp"
#include "cli/trace_command.hpp"
#include "cli/trend_command.hpp"
#include "cli/versions_command.hpp"
#include "cli/watch_command.hpp"

namespace timbao::cli {
namespace {

constexpr std::array kCommands = {
    command<IndexCommand>(),      command<WatchCommand>(),
    command<SearchCommand>(),     kSavedCommand,
    command<KwicCommand>(),       command<CollocatesCommand>(),
    command<RelatedCommand>(),    command<CompareCommand>(),
    command<NgramsCommand>(),     command<ExportCommand>(),
    command<ShowCommand>(),       command<VersionsCommand>(),
    command<ExtractCommand>(),    command<OutletsCommand>(),
    command<TokensCommand>(),     command<StatsCommand>(),
    command<TraceCommand>(),      command<CopiesCommand>(),
    command<FacetsCommand>(),     command<TimelineCommand>(),
    command<TrendCommand>(),      command<RunCommand>(),
    command<NamesCommand>(),      command<ServeCommand>(),
    command<CompletionCommand>(), command<HelpCommand>(),
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::vector<CommandDescription> all_descriptions() {
  std::vector<CommandDescription> all;
  all.reserve(kCommands.size());
  for (const Command& command : kCommands) all.push_back(command.describe());
  return all;
}

const Command& command_named(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : kCommands) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  const bool is_option = name.starts_with('-');
  if (is_option) names = {"--help", "--version"};
  throw UsageError((is_option ? "unknown option '" : "unknown command '") + name + "'" +
                   did_you_mean(name, names));
}

}  // namespace timbao::cli
