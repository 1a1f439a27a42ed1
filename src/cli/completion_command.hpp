// `timbao completion`: scripts that teach shells to complete timbao's commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct CompletionCommand {
  static constexpr std::string_view kName = "completion";

  std::vector<std::string> shells;

  [[nodiscard]] CommandLine command_line();
};

int run(const CompletionCommand& command, Streams& streams);

}  // namespace timbao::cli
