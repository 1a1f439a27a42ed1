// `timbao stats`: what an index holds, in numbers.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct StatsCommand {
  static constexpr std::string_view kName = "stats";

  DbOption db;
  ReportFormat format = ReportFormat::text;

  [[nodiscard]] CommandLine command_line();
};

int run(const StatsCommand& command, Streams& streams);

}  // namespace timbao::cli
