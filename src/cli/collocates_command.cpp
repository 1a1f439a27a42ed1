#include "cli/collocates_command.hpp"

#include <spdlog/logger.h>

#include <limits>
#include <string>

#include "cli/count_options.hpp"
#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/collocates.hpp"

namespace timbao::cli {
namespace {

using analysis::Measure;

const Choices<Measure>& measures() {
  static const Choices<Measure> choices = {{"logdice", Measure::logdice},
                                           {"mi", Measure::mi},
                                           {"ll", Measure::log_likelihood},
                                           {"t", Measure::t_score}};
  return choices;
}

std::string name_of(Measure measure) {
  for (const auto& [name, value] : measures()) {
    if (value == measure) return name;
  }
  return {};
}

std::string rendered(const CollocatesCommand& command, const render::CountedIndex& index,
                     const analysis::Collocates& found) {
  switch (command.format) {
    case TableFormat::json:
      return render::collocates_json(index, command.query.text(), name_of(command.options.measure),
                                     found);
    case TableFormat::csv:
      return render::collocates_csv(found);
    case TableFormat::tsv:
      return render::collocates_tsv(found);
    case TableFormat::text:
      break;
  }
  return render::collocates_text(found);
}

}  // namespace

CommandLine CollocatesCommand::command_line() {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  constexpr NumberRange kWindows{1, 1000};
  CommandLine line(
      {.name = kName,
       .summary = "list the words that stand around a query's occurrences",
       .arguments = "QUERY...",
       .description =
           "Counts the syllables around all occurrences of a query (see kwic), within their\n"
           "sentences, and lists those that belong to it most closely. Numbers,\n"
           "abbreviations and foreign words are not listed. Measures: logdice (Rychlý 2008),\n"
           "mi (mutual information, Church and Hanks 1990), ll (log-likelihood, Dunning\n"
           "1993), t (t-score).",
       .examples = "  timbao collocates '\"cà phê\"'\n"
                   "  timbao collocates giá --window 3 --measure ll -n 50 --format csv\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("window", number_option(options.window, "N", kWindows),
           "words on each side (default 5)");
  line.add("measure", choice_option<Measure>(options.measure, "MEASURE", measures()),
           "logdice (default), mi, ll or t");
  line.add("limit,n", number_option(options.limit, "N", {1, kMost}),
           "at most N words (default 20)");
  line.add("min-count", number_option(options.min_count, "N", {1, kMost}),
           "only words that stand there N times (default 5)");
  query.add_filters_to(line);
  query.add_reading_to(line);
  add_format_option(line, format);
  query.add_words_to(line);
  return line;
}

int run(const CollocatesCommand& command, Streams& streams) {
  const search::Query query = parsed_query(command.query.text(), streams);
  command.outlets.load();
  const search::SearchOptions matching = command.query.matching();
  return reopened_on_change([&] {
    const search::Searcher searcher(existing_index(command.db.path));
    const analysis::Collocates found =
        analysis::collocates(searcher, query, matching, command.options);
    command.query.filters.note_unknown_outlets(searcher, streams);
    if (found.interpreted) streams.log.info("{}", *found.interpreted);
    if (found.articles == 0) streams.log.info("nothing matched");
    streams.out << rendered(command, counted_index(searcher, matching), found);
    return found.words.empty() ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
