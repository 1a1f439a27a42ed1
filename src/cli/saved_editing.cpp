#include "cli/saved_editing.hpp"

#include <spdlog/logger.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/render/saved.hpp"

namespace timbao::cli {
namespace {

using search::SavedSearch;

// What the command line says, without a mark.
SavedSearch search_of(const SavedAdd& command) {
  if (command.arguments.size() < 2) throw UsageError("a NAME and a QUERY are needed");
  QueryOptions query = command.query;
  query.words.assign(command.arguments.begin() + 1, command.arguments.end());
  SavedSearch search{.name = search::name_of_search(command.arguments.front()),
                     .query = query.text(),
                     .options = query.matching(),
                     .mark = {}};
  // What matches would else depend on what else there is.
  if (!query.any) search.options.combine = search::Combine::all;
  return search;
}

void require_unused(const std::string& name, const std::vector<SavedSearch>& searches) {
  for (const SavedSearch& search : searches) {
    if (search.name != name) continue;
    throw UsageError("there is a search '" + name +
                     "' already; choose another name, or remove it with `timbao saved remove`");
  }
}

// Marks what is there now, and returns how much of it matches.
std::size_t mark_existing(const SavedAdd& command, const std::filesystem::path& index,
                          SavedSearch& search, Streams& streams) {
  const search::Query query = parsed_query(search.query, streams);
  return reopened_on_change([&] {
    const search::Searcher searcher(index);
    const search::Matched matched = searcher.matched(query, search.options);
    if (!command.include_existing) search.mark = mark_of(searcher, query, search.options);
    if (matched.interpreted) streams.log.info("{}", *matched.interpreted);
    command.query.filters.note_unknown_outlets(searcher, streams);
    return matched.documents.size();
  });
}

}  // namespace

CommandLine SavedAdd::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "keep a search under a name",
       .arguments = "NAME QUERY...",
       .description =
           "Keeps a search under a name, in the index's folder. Articles match that hold every\n"
           "word. What the index holds now is not new to it. A name is any text without a\n"
           "slash or control characters.",
       .examples = "  timbao saved add 'giá lúa' \"giá lúa\" --outlet nhandan.vn\n"
                   "  timbao saved add --include-existing lũ '\"lũ quét\" OR \"sạt lở\"'\n"});
  db.add_to(line);
  outlets.add_to(line);
  query.add_filters_to(line);
  line.add_switch("any", query.any, "match any word (default: every word)");
  query.reading.add_to(line);
  line.add_switch("include-existing", include_existing,
                  "the first run shows what is there already, too");
  line.add_arguments(arguments,
                     "a query with a -word goes into quotes or behind --: timbao saved add -- NAME "
                     "words -word");
  return line;
}

int run(const SavedAdd& command, Streams& streams) {
  SavedSearch search = search_of(command);
  command.outlets.load();
  const std::filesystem::path index = existing_index(command.db.path);
  search::SavedSearchFile file(index);
  require_unused(search.name, file.searches());
  const std::size_t existing = mark_existing(command, index, search, streams);
  streams.log.info("saved '{}'; {} of the articles match, which {}", search.name, existing,
                   command.include_existing ? "the first run shows" : "are not new");
  file.searches().push_back(std::move(search));
  file.write();
  return kDone;
}

CommandLine SavedList::command_line() {
  CommandLine line({.name = kName,
                    .summary = "list the saved searches",
                    .description = "Lists the saved searches, and up to when each was answered.\n"
                                   "Exits with 1 if there is none.",
                    .examples = "  timbao saved list\n"
                                "  timbao saved list --format jsonl | jq -r .name\n"});
  db.add_to(line);
  add_format_option(line, format);
  color.add_to(line);
  return line;
}

int run(const SavedList& command, Streams& streams) {
  const auto searches = search::saved_searches(existing_index(command.db.path));
  switch (command.format) {
    case ListFormat::text:
      streams.out << render::saved_text(searches, command.color.style(streams.terminal));
      break;
    case ListFormat::json:
      streams.out << render::saved_json(searches);
      break;
    case ListFormat::jsonl:
      streams.out << render::saved_json_lines(searches);
      break;
  }
  if (searches.empty()) streams.log.info("no search is saved; `timbao saved add` saves one");
  return searches.empty() ? kNothingFound : kDone;
}

CommandLine SavedRemove::command_line() {
  CommandLine line({.name = kName,
                    .summary = "forget saved searches",
                    .arguments = "NAME...",
                    .description = "Forgets saved searches: all that are named, or none where a\n"
                                   "name is unknown.",
                    .examples = "  timbao saved remove 'giá lúa'\n"});
  db.add_to(line);
  line.add_arguments(names);
  return line;
}

int run(const SavedRemove& command, Streams& streams) {
  if (command.names.empty()) throw UsageError("no NAME given");
  search::SavedSearchFile file(existing_index(command.db.path));
  for (const std::string& name : command.names) {
    file.searches().erase(saved_under(name, file.searches()));
    streams.log.info("removed '{}'", name);
  }
  file.write();
  return kDone;
}

std::vector<SavedSearch>::iterator saved_under(const std::string& name,
                                               std::vector<SavedSearch>& searches) {
  const std::string known = search::name_of_search(name);
  const auto found = std::find_if(searches.begin(), searches.end(),
                                  [&](const SavedSearch& search) { return search.name == known; });
  if (found != searches.end()) return found;
  std::vector<std::string> names;
  for (const SavedSearch& search : searches) names.push_back(search.name);
  throw UsageError("no search is saved as '" + known + "'" + did_you_mean(known, names));
}

}  // namespace timbao::cli
