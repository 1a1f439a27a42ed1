#include "cli/copies_command.hpp"

#include <filesystem>
#include <limits>

#include "cli/index_location.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/copies.hpp"
#include "timbao/search/copies.hpp"

namespace timbao::cli {
namespace {

using Format = CopiesCommand::Format;

std::vector<article::Article> articles_of(const index::Reader& reader,
                                          const search::Documents& group) {
  std::vector<article::Article> articles;
  articles.reserve(group.size());
  for (const std::uint32_t document : group) articles.push_back(reader.article(document));
  return articles;
}

}  // namespace

CommandLine CopiesCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "list the stories that several articles tell alike",
       .description = "Lists the stories that several articles tell in the same words, those with\n"
                      "the most articles first; of each story, the oldest article first.",
       .examples = "  timbao copies --min-outlets 2\n"
                   "  timbao copies --format jsonl | jq .articles\n"});
  db.add_to(line);
  line.add("min-outlets",
           number_option(min_outlets, "N", {0, std::numeric_limits<std::uint32_t>::max()}),
           "only stories in at least N outlets");
  line.add("format",
           choice_option<Format>(
               format, "FORMAT",
               {{"text", Format::text}, {"jsonl", Format::jsonl}, {"tsv", Format::tsv}}),
           "text (default), jsonl or tsv");
  color.add_to(line);
  return line;
}

int run(const CopiesCommand& command, Streams& streams) {
  const index::Reader reader(existing_index(command.db.path));
  std::uint64_t shown = 0;
  for (const search::Documents& group : search::copy_groups(reader)) {
    if (!streams.out) break;
    if (group.size() < command.min_outlets) break;  // The groups behind it are no larger.
    const std::vector<article::Article> articles = articles_of(reader, group);
    if (render::outlets_of(articles) < command.min_outlets) continue;
    if (++shown == 1 && command.format == Format::tsv) streams.out << render::group_tsv_header();
    switch (command.format) {
      case Format::text:
        streams.out << render::group_text(articles, command.color.style(streams.terminal));
        break;
      case Format::jsonl:
        streams.out << render::group_json_line(articles);
        break;
      case Format::tsv:
        streams.out << render::group_tsv(shown, articles);
        break;
    }
  }
  return shown == 0 ? kNothingFound : kDone;
}

}  // namespace timbao::cli
