// `timbao trace`: how a story spread.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct TraceCommand {
  static constexpr std::string_view kName = "trace";

  DbOption db;
  ColorOption color;
  ListFormat format = ListFormat::text;
  IdArgument id;

  [[nodiscard]] CommandLine command_line();
};

int run(const TraceCommand& command, Streams& streams);

}  // namespace timbao::cli
