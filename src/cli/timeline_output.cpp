#include "cli/timeline_output.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "timbao/base/error.hpp"

namespace timbao::cli {

void TimelineOutput::add_to(CommandLine& line) {
  using analysis::Period;
  line.add("by",
           choice_option<Period>(by, "PERIOD",
                                 {{"day", Period::day},
                                  {"week", Period::week},
                                  {"month", Period::month},
                                  {"quarter", Period::quarter},
                                  {"year", Period::year}}),
           "day, week (of ISO 8601), month (default), quarter\nor year");
  line.add("svg", text_option(svg, "FILE"), "also draw a chart, as SVG, into FILE");
}

void TimelineOutput::write_svg(const render::TimelineView& view, const std::string& title) const {
  if (svg.empty()) return;
  std::ofstream file(svg, std::ios::binary | std::ios::trunc);
  file << render::timeline_svg(view, title);
  file.close();
  if (!file) throw Error(ErrorKind::io, svg + ": " + std::generic_category().message(errno));
}

std::string timeline_rendered(const CountOptions& counted, const render::CountedIndex& index,
                              std::span<const render::CountedQuery> queries,
                              const render::TimelineView& view, const Terminal& terminal) {
  switch (counted.format) {
    case TableFormat::json:
      return render::timeline_json(index, queries, view);
    case TableFormat::csv:
      return render::timeline_csv(view);
    case TableFormat::tsv:
      return render::timeline_tsv(view);
    case TableFormat::text:
      break;
  }
  return render::timeline_text(view, counted.color.style(terminal));
}

}  // namespace timbao::cli
