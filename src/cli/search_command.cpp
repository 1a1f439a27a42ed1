#include "cli/search_command.hpp"

#include <spdlog/logger.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/results.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

using Clock = std::chrono::steady_clock;

search::SearchOptions search_options(const SearchCommand& command) {
  search::SearchOptions options = command.options;
  command.query.apply_to(options);
  command.weights.apply_to(options);
  options.group = !command.no_group;
  return options;
}

struct TimedResult {
  search::SearchResult result;
  double milliseconds;
};

TimedResult answered(const SearchCommand& command, const std::string& text,
                     const search::SearchOptions& options, Streams& streams) {
  const std::filesystem::path index = existing_index(command.db.path);
  return reopened_on_change([&] {
    const search::Searcher searcher(index);
    const Clock::time_point start = Clock::now();
    const search::ParsedQuery query = search::parse_query(text);
    TimedResult timed{searcher.search(query.root, options), 0};
    timed.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    if (query.note.has_value()) streams.log.info("{}", *query.note);
    command.query.filters.note_unknown_outlets(searcher, streams);
    return timed;
  });
}

// What JSON says in keys of its own, for the other formats.
void log_notes(const search::SearchResult& result, Streams& streams) {
  if (result.hits.empty() && result.total == 0) streams.log.info("nothing matched");
  if (result.interpreted.has_value()) streams.log.info("{}", *result.interpreted);
  if (result.suggestion.has_value()) streams.log.info("did you mean: {}", *result.suggestion);
}

void add_ranking_options(CommandLine& line, SearchCommand& command) {
  using search::Sort;
  line.add(
      "sort",
      choice_option<Sort>(
          command.options.sort, "ORDER",
          {{"relevance", Sort::relevance}, {"date", Sort::newest}, {"date-asc", Sort::oldest}}),
      "relevance (default), date (newest first)\nor date-asc");
  line.add_switch("recent", command.options.recent, "rank newer articles a little higher");
  command.query.add_reading_to(line);
  command.weights.add_to(line);
}

void add_output_options(CommandLine& line, SearchCommand& command) {
  constexpr std::uint32_t kMostPassages = 1000;
  line.add("passages", number_option(command.options.passages, "N", {1, kMostPassages}),
           "best passages of each article (default 1)");
  line.add_switch("no-group", command.no_group,
                  "list copies of a story apart, not under its best\narticle");
  line.add_switch("explain", command.options.explain, "say where each score comes from");
  command.output.add_to(line);
}

}  // namespace

CommandLine SearchCommand::command_line() {
  constexpr NumberRange kHits{0, 1'000'000};
  CommandLine line(
      {.name = kName,
       .summary = "find articles and show their best passages",
       .arguments = "QUERY...",
       .description =
           "Finds articles and shows their best passages. A query is words, \"a phrase\",\n"
           "AND, OR, NOT, +word, -word, parentheses, word*, a NEAR/8 b, and the fields\n"
           "title: outlet: author: topic: origin: date:2023-11 date:2023-11-01..2023-12-31.\n"
           "Typed without accents, words match every accented form, the likely one first.\n"
           "Abbreviations, dates and names match in all their usual spellings.",
       .examples = "  timbao search ngoại giao\n"
                   "  timbao search -n 3 --since 2023-11 '\"cây cầu\" outlet:nhandan.vn'\n"
                   "  timbao search --format json -- giáo dục -mầm\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("limit,n", number_option(options.limit, "N", kHits), "at most N articles (default 10)");
  line.add("offset", number_option(options.offset, "N", kHits), "leave out the first N");
  query.add_filters_to(line);
  add_ranking_options(line, *this);
  add_output_options(line, *this);
  query.add_words_to(line);
  return line;
}

int run(const SearchCommand& command, Streams& streams) {
  const std::string text = command.query.text();
  command.outlets.load();
  const search::SearchOptions options = search_options(command);
  const TimedResult timed = answered(command, text, options, streams);
  if (!command.output.holds_notes()) log_notes(timed.result, streams);
  const render::Answer answer{.query = text,
                              .result = timed.result,
                              .offset = options.offset,
                              .elapsed_ms = timed.milliseconds,
                              .all_passages = options.passages > 1,
                              .explain = options.explain};
  streams.out << command.output.rendered(answer, streams.terminal);
  return timed.result.hits.empty() && timed.result.total == 0 ? kNothingFound : kDone;
}

}  // namespace timbao::cli
