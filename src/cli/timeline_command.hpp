// `timbao timeline`: how many articles match a query, over time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "cli/timeline_output.hpp"
#include "timbao/analysis/facets.hpp"

namespace timbao::cli {

struct TimelineCommand {
  static constexpr std::string_view kName = "timeline";

  CountOptions counted;
  TimelineOutput output;
  std::optional<analysis::Facet> split;
  bool relative = false;
  std::uint32_t limit = 5;

  [[nodiscard]] CommandLine command_line();
};

int run(const TimelineCommand& command, Streams& streams);

}  // namespace timbao::cli
