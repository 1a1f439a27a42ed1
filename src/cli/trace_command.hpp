// `timbao trace`: how a story spread.
#pragma once

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct TraceCommand {
  DbOption db;
  ColorOption color;
  ListFormat format = ListFormat::text;
  IdArgument id;

  [[nodiscard]] CommandLine command_line();
};

int run(const TraceCommand& command, Streams& streams);

}  // namespace timbao::cli
