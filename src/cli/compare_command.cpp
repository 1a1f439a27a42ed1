#include "cli/compare_command.hpp"

#include <spdlog/logger.h>

#include <limits>
#include <string>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/keywords.hpp"

namespace timbao::cli {
namespace {

using analysis::KeywordOrder;

std::string rendered(const CompareCommand& command, const render::CountedIndex& index,
                     const render::ComparedQueries& queries, const analysis::Comparison& found) {
  switch (command.counted.format) {
    case TableFormat::json:
      return render::keywords_json(index, queries, command.options, found);
    case TableFormat::csv:
      return render::keywords_csv(found);
    case TableFormat::tsv:
      return render::keywords_tsv(found);
    case TableFormat::text:
      break;
  }
  return render::keywords_text(queries, found);
}

render::CountedQuery counted_query(const std::string& text, const search::Matched& matched) {
  return {.text = text, .interpreted = matched.interpreted, .matched = matched.documents.size()};
}

}  // namespace

CommandLine CompareCommand::command_line() {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CommandLine line(
      {.name = kName,
       .summary = "compare the words of two sets of articles",
       .arguments = "A B",
       .description =
           "Compares the words of the articles that match two queries, each one argument:\n"
           "two outlets, two periods, two subjects. Lists the key words of each set, those\n"
           "more frequent in it than chance explains, with how often they occur in A and in\n"
           "B, also per million words, and in how many articles; by log-likelihood (LL: how\n"
           "evident it is; Rayson and Garside 2000) or log ratio (by how much: 1 is twice, 2\n"
           "four times as frequent, below 0 in B; Hardie 2014). Options apply to both sets.\n"
           "Articles in both count in both, and so do copies. Exits with 1 if there are no\n"
           "key words.",
       .examples = "  timbao compare outlet:baolaocai.vn outlet:nhandan.vn\n"
                   "  timbao compare date:2022 date:2023 --outlet nhandan.vn --by ratio\n"
                   "  timbao compare 'lũ quét' 'hạn hán' -n 50 --format csv > words.csv\n"});
  line.add("by",
           choice_option<KeywordOrder>(
               options.order, "ORDER",
               {{"ll", KeywordOrder::log_likelihood}, {"ratio", KeywordOrder::log_ratio}}),
           "ll (log-likelihood, default) or ratio (log ratio)");
  line.add("limit,n", number_option(options.limit, "N", {1, kMost}),
           "at most N words of each set (default 20)");
  line.add("min-count", number_option(options.min_count, "N", {1, kMost}),
           "only words that occur N times in A and B together\n(default 5)");
  line.add("min-articles", number_option(options.min_articles, "N", {1, kMost}),
           "only words in N articles of the set that they are\nkey in (default 2)");
  line.add("significance",
           choice_option<double>(
               options.significance, "P",
               {{"0.05", 0.05}, {"0.01", 0.01}, {"0.001", 0.001}, {"0.0001", 0.0001}, {"none", 1}}),
           "how likely chance makes any of the key words: 0.05,\n"
           "0.01 (default), 0.001, 0.0001 or none");
  counted.add_to(line);
  return line;
}

int run(const CompareCommand& command, Streams& streams) {
  const std::vector<std::string>& texts = command.counted.query.words;
  if (texts.size() != 2) {
    throw UsageError("compare takes two queries, each one argument: timbao compare 'A' 'B'");
  }
  const search::SearchOptions filters = command.counted.query.matching();
  command.counted.outlets.load();
  return reopened_on_change([&] {
    const search::Searcher searcher(existing_index(command.counted.db.path));
    const search::Matched a = command.counted.matched(searcher, texts[0], filters, streams);
    const search::Matched b = command.counted.matched(searcher, texts[1], filters, streams);
    command.counted.query.filters.note_unknown_outlets(searcher, streams);
    const analysis::Comparison found =
        analysis::compare(searcher.reader(), a.documents, b.documents, command.options);
    const render::ComparedQueries queries{counted_query(texts[0], a), counted_query(texts[1], b)};
    streams.out << rendered(command, counted_index(searcher, filters), queries, found);
    const bool has_any = found.sets[0].key_words + found.sets[1].key_words > 0;
    return has_any ? kDone : kNothingFound;
  });
}

}  // namespace timbao::cli
