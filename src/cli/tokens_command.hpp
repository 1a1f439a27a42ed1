// `timbao tokens`: how text is split into terms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct TokensCommand {
  static constexpr std::string_view kName = "tokens";

  bool words = false;
  bool count_only = false;
  std::vector<std::string> texts;

  [[nodiscard]] CommandLine command_line();
};

int run(const TokensCommand& command, Streams& streams);

}  // namespace timbao::cli
