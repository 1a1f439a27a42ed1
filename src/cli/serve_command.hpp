// `timbao serve`: the API and the page over HTTP.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct ServeCommand {
  static constexpr std::string_view kName = "serve";

  DbOption db;
  OutletsOption outlets;
  std::string listen = "127.0.0.1:8080";
  std::string token_file;
  bool no_auth = false;
  bool log_queries = false;
  std::uint32_t threads = 0;  // 0: one for each core.

  [[nodiscard]] CommandLine command_line();
};

int run(const ServeCommand& command, Streams& streams);

}  // namespace timbao::cli
