// `timbao compare`: which words are key in one set of articles against another.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/keyness.hpp"

namespace timbao::cli {

struct CompareCommand {
  static constexpr std::string_view kName = "compare";

  CountOptions counted;
  analysis::KeywordOptions options;

  [[nodiscard]] CommandLine command_line();
};

int run(const CompareCommand& command, Streams& streams);

}  // namespace timbao::cli
