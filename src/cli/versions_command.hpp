// `timbao versions`: the texts that a page had.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct VersionsCommand {
  static constexpr std::string_view kName = "versions";

  DbOption db;
  ListFormat format = ListFormat::text;
  ColorOption color;
  IdArgument id;

  [[nodiscard]] CommandLine command_line();
};

int run(const VersionsCommand& command, Streams& streams);

}  // namespace timbao::cli
