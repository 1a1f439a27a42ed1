// `timbao index`: builds an index, or brings one up to date.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct IndexCommand {
  static constexpr std::string_view kName = "index";

  DbOption db;
  OutletsOption outlets;
  bool prune = false;
  bool recheck = false;
  bool strict = false;
  std::uint32_t threads = 0;  // 0: one for each core.
  std::uint32_t round_mb = 96;
  ReportFormat format = ReportFormat::text;
  std::vector<std::string> paths;

  [[nodiscard]] CommandLine command_line();
};

int run(const IndexCommand& command, Streams& streams);

}  // namespace timbao::cli
