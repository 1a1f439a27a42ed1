#include "cli/versions_command.hpp"

#include <spdlog/logger.h>

#include <filesystem>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/page_texts.hpp"
#include "timbao/render/versions.hpp"

namespace timbao::cli {

CommandLine VersionsCommand::command_line() {
  CommandLine line(
      {.synopsis = "timbao versions [OPTION...] ID",
       .description = "Lists the texts that an article had when its address was read at different\n"
                      "times, and other articles at the same address, the oldest first. A star\n"
                      "marks what is searched. ID is what search prints before the path.",
       .examples = "  timbao versions u-0123456789abcdef\n"
                   "  timbao versions --format json u-0123456789abcdef | jq .versions\n"});
  db.add_to(line);
  line.add("format",
           choice_option<Format>(
               format, "FORMAT",
               {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}}),
           "text (default), json or jsonl");
  color.add_to(line);
  line.add_arguments(ids);
  return line;
}

int run(const VersionsCommand& command, Streams& streams) {
  if (command.ids.size() != 1) throw UsageError("one ID is needed");
  const std::string& id = command.ids.front();
  const std::filesystem::path index = existing_index(command.db.path);
  std::vector<render::ListedVersion> versions;
  for (index::PageText& text :
       reopened_on_change([&] { return index::page_texts(index::Reader(index), id); })) {
    versions.push_back({std::move(text.text), text.is_current});
  }
  if (versions.empty()) {
    streams.log.error("no article has the id '{}' in {}", render::one_line(id), index.string());
    return kNothingFound;
  }
  switch (command.format) {
    case VersionsCommand::Format::json:
      streams.out << render::versions_json(id, versions) << '\n';
      break;
    case VersionsCommand::Format::jsonl:
      streams.out << render::versions_json_lines(versions);
      break;
    case VersionsCommand::Format::text:
      streams.out << render::versions_text(versions, command.color.style(streams.terminal));
      break;
  }
  return kDone;
}

}  // namespace timbao::cli
