// `timbao extract`: what the readers make of files, without an index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct ExtractCommand {
  static constexpr std::string_view kName = "extract";

  OutletsOption outlets;
  std::vector<std::string> paths;

  [[nodiscard]] CommandLine command_line();
};

int run(const ExtractCommand& command, Streams& streams);

}  // namespace timbao::cli
