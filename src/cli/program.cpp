#include "cli/program.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <array>
#include <exception>
#include <new>
#include <string_view>

#include "cli/copies_command.hpp"
#include "cli/extract_command.hpp"
#include "cli/index_command.hpp"
#include "cli/outlets_command.hpp"
#include "cli/run_command.hpp"
#include "cli/search_command.hpp"
#include "cli/show_command.hpp"
#include "cli/spelling.hpp"
#include "cli/stats_command.hpp"
#include "cli/tokens_command.hpp"
#include "cli/trace_command.hpp"
#include "cli/versions_command.hpp"
#include "cli/watch_command.hpp"
#include "timbao/base/error.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

using Arguments = std::vector<std::string>;

constexpr std::string_view kVersion = "timbao 0.1.0\n";

template <class Options>
int run_as(const Arguments& arguments, Streams& streams) {
  Options options;
  const CommandLine line = options.command_line();
  if (line.parse(arguments) == CommandLine::Outcome::help_wanted) {
    streams.out << line.help();
    return kDone;
  }
  return run(options, streams);
}

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(const Arguments&, Streams&);
};

constexpr std::array kCommands = {
    Command{"index", "build an index, or bring it up to date", run_as<IndexCommand>},
    Command{"watch", "keep an index up to date while files change", run_as<WatchCommand>},
    Command{"search", "find articles and show their best passages", run_as<SearchCommand>},
    Command{"show", "show an article", run_as<ShowCommand>},
    Command{"versions", "list the texts that a page had", run_as<VersionsCommand>},
    Command{"extract", "print what is read from files, without an index", run_as<ExtractCommand>},
    Command{"outlets", "list, look up and explain outlets", run_as<OutletsCommand>},
    Command{"tokens", "show how text is split into terms", run_as<TokensCommand>},
    Command{"stats", "count what an index holds", run_as<StatsCommand>},
    Command{"trace", "show how a story spread from outlet to outlet", run_as<TraceCommand>},
    Command{"copies", "list the stories that several articles tell alike", run_as<CopiesCommand>},
    Command{"run", "answer a file of queries", run_as<RunCommand>},
};

std::string program_help() {
  std::string out =
      "Usage: timbao COMMAND [OPTION...] [ARGUMENT...]\n\n"
      "Searches archives of Vietnamese newspapers.\n\nCommands:\n";
  for (const Command& command : kCommands) {
    out += fmt::format("  {:<9}{}\n", command.name, command.summary);
  }
  return out +
         "\nOptions:\n"
         "  -h, --help   show this help; after a command, that of the command\n"
         "  --version    show the version\n"
         "\nExamples:\n"
         "  timbao index articles/\n"
         "  timbao search ngoại giao\n"
         "\nExit status: 0 done, 1 nothing found, 2 error.\n";
}

const Command& command_named(const std::string& name) {
  Arguments names;
  for (const Command& command : kCommands) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  const bool is_option = name.starts_with('-');
  if (is_option) names = {"--help", "--version"};
  throw UsageError((is_option ? "unknown option '" : "unknown command '") + name + "'" +
                   did_you_mean(name, names));
}

int run_command(const Arguments& arguments, Streams& streams) {
  if (arguments.empty()) throw UsageError("no command given");
  const std::string& first = arguments.front();
  if (first == "--version") {
    streams.out << kVersion;
    return kDone;
  }
  if (first == "--help" || first == "-h" || first == "help") {
    if (arguments.size() == 1) {
      streams.out << program_help();
      return kDone;
    }
    return command_named(arguments[1]).run({"--help"}, streams);
  }
  return command_named(first).run({arguments.begin() + 1, arguments.end()}, streams);
}

// Where to read on after a usage error: "timbao search --help".
std::string help_command(const Arguments& arguments) {
  for (const Command& command : kCommands) {
    if (!arguments.empty() && arguments.front() == command.name) {
      return fmt::format("timbao {} --help", command.name);
    }
  }
  return "timbao --help";
}

}  // namespace

int run_program(const Arguments& arguments, Streams& streams) {
  const auto fail = [&](std::string_view reason) {
    streams.progress.clear();
    streams.log.error("{}", render::one_line(reason));
    return kFailed;
  };
  try {
    return run_command(arguments, streams);
  } catch (const UsageError& error) {
    return fail(std::string(error.what()) + " (see `" + help_command(arguments) + "`)");
  } catch (const std::bad_alloc&) {
    return fail("out of memory");
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

}  // namespace timbao::cli
