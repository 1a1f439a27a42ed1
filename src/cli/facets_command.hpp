// `timbao facets`: how many articles match, by outlet, author, topic, credited outlet or year.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/facets.hpp"

namespace timbao::cli {

struct FacetsCommand {
  static constexpr std::string_view kName = "facets";

  CountOptions counted;
  analysis::Facet by = analysis::Facet::outlet;
  std::uint32_t limit = 0;  // 0: what suits the format.

  [[nodiscard]] CommandLine command_line();
};

int run(const FacetsCommand& command, Streams& streams);

}  // namespace timbao::cli
