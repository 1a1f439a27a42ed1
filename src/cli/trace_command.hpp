// `timbao trace`: how a story spread.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct TraceCommand {
  enum class Format { text, json, jsonl };

  DbOption db;
  ColorOption color;
  Format format = Format::text;
  std::vector<std::string> ids;

  [[nodiscard]] CommandLine command_line();
};

int run(const TraceCommand& command, Streams& streams);

}  // namespace timbao::cli
