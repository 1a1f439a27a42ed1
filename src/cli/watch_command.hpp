// `timbao watch`: keeps an index up to date while files change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct WatchCommand {
  static constexpr std::string_view kName = "watch";

  DbOption db;
  OutletsOption outlets;
  std::uint32_t poll_seconds = 0;  // 0: events.
  std::uint32_t threads = 0;       // 0: one for each core.
  std::vector<std::string> paths;

  [[nodiscard]] CommandLine command_line();
};

int run(const WatchCommand& command, Streams& streams);

}  // namespace timbao::cli
