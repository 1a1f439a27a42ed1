// `timbao show`: one article of the index.
#pragma once

#include <string_view>

#include "cli/citations.hpp"
#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct ShowCommand {
  static constexpr std::string_view kName = "show";

  DbOption db;
  FormatOrCitation<ReportFormat> format = ReportFormat::text;
  ColorOption color;
  IdArgument id;

  [[nodiscard]] CommandLine command_line();
};

int run(const ShowCommand& command, Streams& streams);

}  // namespace timbao::cli
