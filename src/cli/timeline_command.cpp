#include "cli/timeline_command.hpp"

#include <string>
#include <utility>
#include <vector>

namespace timbao::cli {
namespace {

using analysis::Facet;

analysis::Timeline timeline_of(const TimelineCommand& command, const index::Reader& reader,
                               std::vector<std::uint32_t> documents) {
  std::vector<analysis::Selection> selections;
  if (command.split) {
    selections = analysis::split_by(reader, documents, *command.split);
  } else {
    selections.push_back({.value = {}, .documents = std::move(documents)});
  }
  return analysis::timeline_of(reader, selections, command.output.by);
}

void add_split_options(CommandLine& line, TimelineCommand& command) {
  constexpr NumberRange kSeries{1, 100};
  line.add("split",
           choice_option<std::optional<Facet>>(
               command.split, "WHAT",
               {{"outlet", Facet::outlet}, {"topic", Facet::topic}, {"origin", Facet::origin}}),
           "count each outlet, topic or origin (credited\noutlet) apart");
  line.add(
      "limit,n", number_option(command.limit, "N", kSeries),
      "with --split, charts show the N with most articles\n(default 5); csv, tsv and json have "
      "all");
  line.add_switch("relative", command.relative,
                  "charts show articles per thousand of all articles\nof the index in the period");
}

}  // namespace

CommandLine TimelineCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "count the articles of a query over time",
       .arguments = "QUERY...",
       .description =
           "Counts all articles that match a query by the day, week, month, quarter or year\n"
           "in which they appeared. Copies count, too. Periods without any are 0; articles\n"
           "without a date are counted apart. csv, tsv and json have counts, the number of\n"
           "all articles of the index in each period, and articles per thousand of these.\n"
           "Exits with 1 if nothing matches.",
       .examples = "  timbao timeline lũ quét\n"
                   "  timbao timeline --by week --since 2023-11 --split outlet cà phê\n"
                   "  timbao timeline --by year --relative --svg chart.svg biến đổi khí hậu\n"});
  output.add_to(line);
  add_split_options(line, *this);
  counted.add_to(line);
  return line;
}

int run(const TimelineCommand& command, Streams& streams) {
  return command.counted.run(streams, [&](CountedArticles found) {
    const analysis::Timeline timeline =
        timeline_of(command, found.reader, std::move(found.documents));
    const render::TimelineView view{
        .timeline = timeline,
        .series = command.split ? std::string(render::facet_name(*command.split)) : "",
        .measure = command.relative ? render::Measure::per_thousand : render::Measure::articles,
        .shown = command.split ? command.limit : 1};
    if (found.query.matched > 0) command.output.write_svg(view, found.query.text);
    streams.out << timeline_rendered(command.counted, found.index, {&found.query, 1}, view,
                                     streams.terminal);
    return found.query.matched == 0 ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
