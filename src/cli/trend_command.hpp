// `timbao trend`: how often several queries match, over time.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "cli/timeline_output.hpp"

namespace timbao::cli {

struct TrendCommand {
  static constexpr std::string_view kName = "trend";

  CountOptions counted;
  TimelineOutput output;
  bool absolute = false;

  [[nodiscard]] CommandLine command_line();
};

int run(const TrendCommand& command, Streams& streams);

}  // namespace timbao::cli
