// `timbao copies`: all groups of copies in an index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct CopiesCommand {
  static constexpr std::string_view kName = "copies";

  enum class Format { text, jsonl, tsv };

  DbOption db;
  ColorOption color;
  Format format = Format::text;
  std::uint32_t min_outlets = 0;

  [[nodiscard]] CommandLine command_line();
};

int run(const CopiesCommand& command, Streams& streams);

}  // namespace timbao::cli
