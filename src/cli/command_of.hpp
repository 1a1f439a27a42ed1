// Makes a command of the struct that holds its options.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/help_text.hpp"

namespace timbao::cli {

template <class Options>
CommandDescription described() {
  Options options;
  return options.command_line().description();
}

template <class Options>
int run_as(const std::vector<std::string>& arguments, Streams& streams) {
  Options options;
  const CommandLine line = options.command_line();
  if (line.parse(arguments) == CommandLine::Outcome::help_wanted) {
    streams.out << help_text(line.description());
    return kDone;
  }
  return run(options, streams);
}

// `Options` has kName and command_line(), and a function run() beside it.
template <class Options>
constexpr Command command() {
  return {Options::kName, described<Options>, run_as<Options>};
}

}  // namespace timbao::cli
