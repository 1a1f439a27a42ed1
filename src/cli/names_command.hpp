// `timbao names`: the people, organisations and places that the articles of a query speak of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/names.hpp"

namespace timbao::cli {

struct NamesCommand {
  static constexpr std::string_view kName = "names";

  CountOptions counted;
  std::optional<analysis::NameKind> kind;
  std::uint32_t limit = 20;

  [[nodiscard]] CommandLine command_line();
};

int run(const NamesCommand& command, Streams& streams);

}  // namespace timbao::cli
