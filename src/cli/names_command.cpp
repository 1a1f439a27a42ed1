#include "cli/names_command.hpp"

#include <limits>
#include <string>

#include "timbao/render/names.hpp"

namespace timbao::cli {
namespace {

using analysis::NameKind;

std::string rendered(TableFormat format, const render::CountedIndex& index,
                     const render::CountedQuery& query, const analysis::Names& names) {
  switch (format) {
    case TableFormat::json:
      return render::names_json(index, query, names);
    case TableFormat::csv:
      return render::names_csv(names);
    case TableFormat::tsv:
      return render::names_tsv(names);
    case TableFormat::text:
      break;
  }
  return query.matched == 0 ? "" : render::names_text(query, names);
}

}  // namespace

CommandLine NamesCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "list the people, organisations and places in the articles of a query",
       .arguments = "QUERY...",
       .description =
           "Lists whom and what all articles that match a query speak of, those in most\n"
           "articles first, with their outlets and the ways of naming them. Copies count, too.\n"
           "Names are told by their capitals, kinds by titles (ông, Chủ tịch), surnames and\n"
           "words such as tỉnh, Bộ or Công ty; what nothing tells is \"other\". \"ông Thử\" is "
           "the\n"
           "one full name in its article that ends so, else it is left out. Two people of one\n"
           "name are one name. Exits with 1 if nothing matches.",
       .examples = "  timbao names lũ quét\n"
                   "  timbao names --kind person -n 50 '\"phòng cháy\"'\n"
                   "  timbao names --since 2023 --format csv giáo dục > names.csv\n"});
  line.add("kind",
           choice_option<std::optional<NameKind>>(kind, "KIND",
                                                  {{"person", NameKind::person},
                                                   {"organisation", NameKind::organisation},
                                                   {"place", NameKind::place},
                                                   {"other", NameKind::other}}),
           "person, organisation, place or other only");
  line.add("limit,n", number_option(limit, "N", {1, std::numeric_limits<std::uint32_t>::max()}),
           "the first N names only (default 20)");
  counted.add_to(line);
  return line;
}

int run(const NamesCommand& command, Streams& streams) {
  return command.counted.run(streams, [&](const CountedArticles& found) {
    const analysis::Names names = analysis::names_in(
        found.reader, found.documents, {.kind = command.kind, .limit = command.limit});
    streams.out << rendered(command.counted.format, found.index, found.query, names);
    return found.documents.empty() ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
