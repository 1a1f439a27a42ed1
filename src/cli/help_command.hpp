// `timbao help`: what a command does, as text or as a manual page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct HelpCommand {
  static constexpr std::string_view kName = "help";

  bool man = false;
  std::string into;                // A folder; empty: standard output.
  std::vector<std::string> names;  // Of commands; none: the program as a whole.

  [[nodiscard]] CommandLine command_line();
};

int run(const HelpCommand& command, Streams& streams);

}  // namespace timbao::cli
