#include "cli/trend_command.hpp"

#include <string>
#include <utility>
#include <vector>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"

namespace timbao::cli {
namespace {

std::string title_of(const std::vector<std::string>& queries) {
  std::string title;
  for (const std::string& query : queries) title += (title.empty() ? "" : " · ") + query;
  return title;
}

}  // namespace

CommandLine TrendCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "compare how often queries match over time",
       .arguments = "QUERY...",
       .description =
           "Compares how often several queries match over time: articles per thousand of all\n"
           "articles of the index in each period. Each argument is one query. Otherwise as\n"
           "timbao timeline. Exits with 1 if no query matches anything.",
       .examples =
           "  timbao trend 'cà phê' 'hồ tiêu'\n"
           "  timbao trend --by year '\"lũ quét\"' '\"hạn hán\"' '\"sạt lở\"' --svg t.svg\n"});
  output.add_to(line);
  line.add_switch("absolute", absolute, "charts show numbers of articles");
  counted.add_to(line);
  return line;
}

int run(const TrendCommand& command, Streams& streams) {
  const std::vector<std::string>& texts = command.counted.query.words;
  if (texts.empty()) throw UsageError("no QUERY given");
  const search::SearchOptions filters = command.counted.query.matching();
  command.counted.outlets.load();
  return reopened_on_change([&] {
    const search::Searcher searcher(existing_index(command.counted.db.path));
    std::vector<render::CountedQuery> queries;
    std::vector<analysis::Selection> selections;
    std::size_t most = 0;
    for (const std::string& text : texts) {
      search::Matched matched = command.counted.matched(searcher, text, filters, streams);
      most = std::max(most, matched.documents.size());
      queries.push_back({text, std::move(matched.interpreted), matched.documents.size()});
      selections.push_back(
          {.value = {.text = text, .name = {}}, .documents = std::move(matched.documents)});
    }
    command.counted.query.filters.note_unknown_outlets(searcher, streams);
    const analysis::Timeline timeline =
        analysis::timeline_of(searcher.reader(), selections, command.output.by);
    const render::TimelineView view{
        .timeline = timeline,
        .series = "query",
        .measure = command.absolute ? render::Measure::articles : render::Measure::per_thousand,
        .shown = selections.size()};
    if (most > 0) command.output.write_svg(view, title_of(texts));
    const bool says_nothing = most == 0 && command.counted.format == TableFormat::text;
    if (!says_nothing) {
      streams.out << timeline_rendered(command.counted, counted_index(searcher, filters), queries,
                                       view, streams.terminal);
    }
    return most == 0 ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
