#include "cli/facets_command.hpp"

#include <limits>
#include <string>

namespace timbao::cli {
namespace {

using analysis::Facet;

std::size_t limit_of(const FacetsCommand& command) {
  constexpr std::size_t kTextLimit = 20;
  if (command.limit > 0) return command.limit;
  return command.counted.format == TableFormat::text ? kTextLimit
                                                     : std::numeric_limits<std::size_t>::max();
}

std::string rendered(const FacetsCommand& command, const render::CountedIndex& index,
                     const render::CountedQuery& query, const analysis::Facets& facets) {
  const std::size_t limit = limit_of(command);
  switch (command.counted.format) {
    case TableFormat::json:
      return render::facets_json(index, query, facets, limit);
    case TableFormat::csv:
      return render::facets_csv(facets, limit);
    case TableFormat::tsv:
      return render::facets_tsv(facets, limit);
    case TableFormat::text:
      break;
  }
  return query.matched == 0 ? "" : render::facets_text(query, facets, limit);
}

}  // namespace

CommandLine FacetsCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "count the articles of a query by outlet, topic, year…",
       .arguments = "QUERY...",
       .description =
           "Counts all articles that match a query, by outlet, author, topic, credited outlet\n"
           "(origin) or year. Copies count, too. An article with several topics or authors\n"
           "counts once for each, so these counts add up to more than all. Articles that do\n"
           "not say it are counted as unknown. Exits with 1 if nothing matches.",
       .examples = "  timbao facets lũ quét\n"
                   "  timbao facets --by year '\"biến đổi khí hậu\"'\n"
                   "  timbao facets --by topic --since 2023 --format csv giáo dục > topics.csv\n"});
  line.add("by",
           choice_option<Facet>(by, "WHAT",
                                {{"outlet", Facet::outlet},
                                 {"author", Facet::author},
                                 {"topic", Facet::topic},
                                 {"origin", Facet::origin},
                                 {"year", Facet::year}}),
           "outlet (default), author, topic, origin or year");
  line.add("limit,n", number_option(limit, "N", {1, std::numeric_limits<std::uint32_t>::max()}),
           "the first N values only (default: 20 in text, else\nall)");
  counted.add_to(line);
  return line;
}

int run(const FacetsCommand& command, Streams& streams) {
  return command.counted.run(streams, [&](const CountedArticles& found) {
    streams.out << rendered(command, found.index, found.query,
                            analysis::facets_of(found.reader, found.documents, command.by));
    return found.documents.empty() ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
