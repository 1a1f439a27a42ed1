#include "cli/export_command.hpp"

#include <spdlog/logger.h>

#include <string>

#include "cli/index_location.hpp"
#include "timbao/render/article.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {
namespace {

using Format = ExportCommand::Format;

std::string header(Format format) {
  switch (format) {
    case Format::csv:
      return render::article_csv_header();
    case Format::tsv:
      return render::article_tsv_header();
    case Format::jsonl:
      break;
  }
  return {};
}

std::string rendered(const article::Article& article, Format format) {
  switch (format) {
    case Format::csv:
      return render::article_csv(article);
    case Format::tsv:
      return render::article_tsv(article);
    case Format::jsonl:
      break;
  }
  return render::article_json(article) + '\n';
}

}  // namespace

CommandLine ExportCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "write whole articles that match a query",
       .arguments = "QUERY...",
       .description =
           "Writes every article that matches a query, whole, in the order of the index and\n"
           "without a limit: as JSON Lines with the keys of `timbao show`, or as a table. What\n"
           "is written can be indexed again; TSV makes one line of each text.",
       .examples = "  timbao export '\"cà phê\"' --since 2023 > ca-phe.jsonl\n"
                   "  timbao export outlet:nhandan.vn --format csv > nhan-dan.csv\n"});
  db.add_to(line);
  outlets.add_to(line);
  query.add_filters_to(line);
  query.add_reading_to(line);
  line.add("format",
           choice_option<Format>(
               format, "FORMAT",
               {{"jsonl", Format::jsonl}, {"csv", Format::csv}, {"tsv", Format::tsv}}),
           "jsonl (default), csv or tsv");
  query.add_words_to(line);
  return line;
}

int run(const ExportCommand& command, Streams& streams) {
  const search::Query query = parsed_query(command.query.text(), streams);
  command.outlets.load();
  const search::SearchOptions options = command.query.matching();
  // Not asked again where a writer changes the index: what was written cannot be taken back.
  const search::Searcher searcher(existing_index(command.db.path));
  command.query.filters.note_unknown_outlets(searcher, streams);
  const search::Matched matched = searcher.matched(query, options);
  if (matched.interpreted) streams.log.info("{}", *matched.interpreted);
  if (matched.documents.empty()) {
    streams.log.info("nothing matched");
    return kNothingFound;
  }
  streams.out << header(command.format);
  for (const std::uint32_t document : matched.documents) {
    streams.out << rendered(searcher.reader().article(document), command.format);
    if (!streams.out.good()) break;  // Nobody reads any more.
  }
  return kDone;
}

}  // namespace timbao::cli
