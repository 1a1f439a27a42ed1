// `timbao versions`: the texts that a page had.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct VersionsCommand {
  enum class Format { text, json, jsonl };

  DbOption db;
  Format format = Format::text;
  ColorOption color;
  std::vector<std::string> ids;

  [[nodiscard]] CommandLine command_line();
};

int run(const VersionsCommand& command, Streams& streams);

}  // namespace timbao::cli
