#include "cli/compare_command.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/keywords.hpp"

namespace timbao::cli {
namespace {

using analysis::KeywordOrder;
using analysis::WordUnit;

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

// All articles that pass the filters, and do not match `matched`.
std::vector<std::uint32_t> others(const search::Searcher& searcher,
                                  const search::SearchOptions& filters,
                                  const search::Matched& matched) {
  search::Query all;  // What does not match a query for nothing.
  all.kind = search::Query::Kind::excluded;
  all.children.emplace_back();
  const auto documents = searcher.matched(all, filters).documents;
  std::vector<std::uint32_t> left;
  std::set_difference(documents.begin(), documents.end(), matched.documents.begin(),
                      matched.documents.end(), std::back_inserter(left));
  return left;
}

}  // namespace

CommandLine CompareCommand::command_line() {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CommandLine line(
      {.name = kName,
       .summary = "compare the words of two sets of articles",
       .arguments = "A [B]",
       .description =
           "Compares the words of the articles that match two queries, each one argument:\n"
           "two outlets, two periods, two subjects; or those of one with all other articles.\n"
           "Lists the key words of each set, those more frequent in it than chance explains,\n"
           "with how often they occur in A and in B, also per million words, and in how many\n"
           "articles; by log-likelihood (LL: how evident it is; Rayson and Garside 2000) or\n"
           "log ratio (by how much: 1 is twice, 2 four times as frequent, below 0 in B; Hardie\n"
           "2014). Options apply to both sets. Articles in both count in both, and so do\n"
           "copies. Exits with 1 if there are no key words.",
       .examples =
           "  timbao compare outlet:baolaocai.vn outlet:nhandan.vn\n"
           "  timbao compare date:2022 date:2023 --outlet nhandan.vn --by ratio\n"
           "  timbao compare '\"lũ quét\"' --unit compounds -n 50 --format csv > words.csv\n"});
  line.add(
      "unit",
      choice_option<WordUnit>(options.unit, "UNIT",
                              {{"words", WordUnit::words}, {"compounds", WordUnit::compounds}}),
      "words (default): what stands between spaces;\n"
      "compounds: words of one syllable or several");
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
  if (texts.empty() || texts.size() > 2) {
    throw UsageError("compare takes one or two queries, each one argument: timbao compare 'A' 'B'");
  }
  const search::SearchOptions filters = command.counted.query.matching();
  command.counted.outlets.load();
  return reopened_on_change([&] {
    const search::Searcher searcher(existing_index(command.counted.db.path));
    const search::Matched a = command.counted.matched(searcher, texts[0], filters, streams);
    render::ComparedQueries queries{counted_query(texts[0], a), {}};
    std::vector<std::uint32_t> second;
    if (texts.size() == 2) {
      search::Matched b = command.counted.matched(searcher, texts[1], filters, streams);
      queries.second = counted_query(texts[1], b);
      second = std::move(b.documents);
    } else {
      second = others(searcher, filters, a);
    }
    command.counted.query.filters.note_unknown_outlets(searcher, streams);
    const analysis::Comparison found =
        analysis::compare(searcher.reader(), a.documents, second, command.options);
    streams.out << rendered(command, counted_index(searcher, filters), queries, found);
    const bool has_any = found.sets[0].key_words + found.sets[1].key_words > 0;
    return has_any ? kDone : kNothingFound;
  });
}

}  // namespace timbao::cli
