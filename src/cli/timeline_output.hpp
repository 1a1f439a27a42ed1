// How commands print articles over time: timeline, trend.
#pragma once

#include <span>
#include <string>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/timeline.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::cli {

struct TimelineOutput {
  analysis::Period by = analysis::Period::month;
  std::string svg;  // The file for the chart; empty where none is wanted.

  // --by and --svg.
  void add_to(CommandLine& line);
  // Throws Error: io.
  void write_svg(const render::TimelineView& view, const std::string& title) const;
};

[[nodiscard]] std::string timeline_rendered(const CountOptions& counted,
                                            const render::CountedIndex& index,
                                            std::span<const render::CountedQuery> queries,
                                            const render::TimelineView& view,
                                            const Terminal& terminal);

}  // namespace timbao::cli
