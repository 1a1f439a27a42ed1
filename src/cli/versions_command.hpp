// `timbao versions`: the texts that a page had.
#pragma once

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct VersionsCommand {
  DbOption db;
  ListFormat format = ListFormat::text;
  ColorOption color;
  IdArgument id;

  [[nodiscard]] CommandLine command_line();
};

int run(const VersionsCommand& command, Streams& streams);

}  // namespace timbao::cli
