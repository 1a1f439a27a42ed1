// `timbao outlets`: the registry of outlets, whole or looked up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct OutletsCommand {
  static constexpr std::string_view kName = "outlets";

  enum class Format { text, json, jsonl, tsv };

  OutletsOption outlets;
  Format format = Format::text;
  ColorOption color;
  std::vector<std::string> texts;

  [[nodiscard]] CommandLine command_line();
};

int run(const OutletsCommand& command, Streams& streams);

}  // namespace timbao::cli
